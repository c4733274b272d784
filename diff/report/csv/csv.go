// Package csv writes comparisons and series as tables for spreadsheets, by RFC 4180, in UTF-8
// with a byte order mark, by which spreadsheets recognize the encoding. No cell is evaluated
// as a formula.
package csv

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// byteOrderMark begins every table.
const byteOrderMark = "\ufeff"

// Render writes a comparison, one line per link: the links of sentences, then those of
// clauses, in the order of the result. Several locators are separated by spaces. Line numbers
// are those of the source, empty if unknown. The redline has deleted text as [-…-] and
// inserted text as {+…+}. Findings are given by type and trigger words. The output is built in
// memory and written at once; an error is that of the writer.
func Render(w io.Writer, r *diff.Result, findings []finding.Finding) error {
	if r == nil || r.Old == nil || r.New == nil {
		return fmt.Errorf("no comparison to render")
	}
	of := map[*diff.Link][]string{}
	for i := range findings {
		f := &findings[i]
		of[f.Link] = append(of[f.Link], findingText(f))
	}
	lines := [][]string{{
		"id", "level", "kind", "moved", "renumbered", "split", "merged", "certainty", "score", "old_locators", "new_locators",
		"old_line", "new_line", "old_text", "new_text", "redline", "findings", "said", "nearest",
	}}
	for _, l := range r.Links {
		cells := []string{
			l.ID, l.Level.String(), l.Kind.String(), strconv.FormatBool(l.Moved), strconv.FormatBool(l.Renumbered),
			strconv.FormatBool(l.Split()), strconv.FormatBool(l.Merged()), l.Certainty.String(), score(l), tree.Locators(l.Old), tree.Locators(l.New),
			line(r.Old, l.Old), line(r.New, l.New), text(r.Old, l.Old), text(r.New, l.New), redline(r, l), strings.Join(of[l], "; "), "", "",
		}
		if n := l.Nearest; n != nil {
			cells[len(cells)-2], cells[len(cells)-1] = n.Said(), string(n.Node.Locator)
		}
		lines = append(lines, cells)
	}
	return Write(w, lines)
}

// findingText returns a finding in short: "stronger concern over → condemn",
// "dropped · said in part 2.3.1".
func findingText(f *finding.Finding) string {
	words := []string{string(f.Type)}
	if f.From != "" {
		words = append(words, f.From)
	}
	if f.From != "" || f.To != "" {
		words = append(words, "→")
	}
	if f.To != "" {
		words = append(words, f.To)
	}
	if f.Said != "" {
		words = append(words, "·", string(f.Said), string(f.Nearest.Locator))
	}
	return strings.Join(words, " ")
}

// RenderFindings writes the findings of a comparison, one line each, in the given order and
// the format of [Render]. The texts are those of the first nodes of both sides. The columns
// said and nearest give how much the other statement says of a dropped or added text, and
// where.
func RenderFindings(w io.Writer, r *diff.Result, findings []finding.Finding) error {
	if r == nil || r.Old == nil || r.New == nil {
		return fmt.Errorf("no comparison to render")
	}
	lines := [][]string{{"rank", "type", "from", "to", "rule", "subject", "since", "routine", "old_locators", "new_locators", "old_text", "new_text", "said", "nearest"}}
	for i := range findings {
		f := &findings[i]
		cells := []string{
			strconv.Itoa(f.Rank), string(f.Type), f.From, f.To, f.Rule, f.Subject, f.Since, strconv.FormatBool(f.Routine),
			tree.Locators(f.Old), tree.Locators(f.New), text(r.Old, f.Old[:min(1, len(f.Old))]), text(r.New, f.New[:min(1, len(f.New))]),
			string(f.Said), "",
		}
		if f.Nearest != nil {
			cells[len(cells)-1] = string(f.Nearest.Locator)
		}
		lines = append(lines, cells)
	}
	return Write(w, lines)
}

// write writes lines whose cells are inert.
func write(w io.Writer, lines [][]string) error {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	if err := out.WriteAll(lines); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Write writes lines, the first of which is the header, in the format of [Render].
func Write(w io.Writer, lines [][]string) error {
	for _, line := range lines {
		for i := range line {
			line[i] = inert(line[i])
		}
	}
	return write(w, lines)
}

// inert returns a cell that no spreadsheet treats as a formula. A cell gets a leading
// apostrophe if it begins with a character that introduces a formula, in either width, or with
// white space or a zero-width character that may hide one. A cell that begins with an
// apostrophe gets another one, so that removing one always restores the text.
func inert(cell string) string {
	first, _ := utf8.DecodeRuneInString(cell)
	if cell != "" && (strings.ContainsRune("'=+-@＝＋－＠", first) || !unicode.IsGraphic(first) || unicode.IsSpace(first)) {
		return "'" + cell
	}
	return cell
}

// score formats a link's score with three decimals, "" for a link with one side only.
func score(l *diff.Link) string {
	if len(l.Old) == 0 || len(l.New) == 0 {
		return ""
	}
	return strconv.FormatFloat(l.Score, 'f', 3, 64)
}

// line returns the number of the source line on which the block of the first node begins.
func line(s *tree.Statement, nodes []*tree.Node) string {
	if len(nodes) == 0 {
		return ""
	}
	if n := s.Position(nodes[0].Span.Start).Line; n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

// text returns the text of nodes, joined as in the word edits of a link.
func text(s *tree.Statement, nodes []*tree.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(s.TextOf(n))
	}
	return b.String()
}

// redline returns both texts of a link woven into one.
func redline(r *diff.Result, l *diff.Link) string {
	edits := l.Words
	switch {
	case len(l.New) == 0:
		edits = []diff.Edit{{Op: diff.Delete, Text: text(r.Old, l.Old)}}
	case len(l.Old) == 0:
		edits = []diff.Edit{{Op: diff.Insert, Text: text(r.New, l.New)}}
	case edits == nil:
		return text(r.New, l.New)
	}
	var b strings.Builder
	for _, e := range edits {
		b.WriteString(e.Marked())
	}
	return b.String()
}

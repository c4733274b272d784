package term

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

// RenderParity writes language versions of one statement: the findings, then, unless Detail
// excludes them, both texts side by side or one below the other with numbers and names marked.
func (r Renderer) RenderParity(w io.Writer, v *versions.Report) error {
	if v == nil {
		return fmt.Errorf("no versions to render")
	}
	p := parityPage{comparison{page: r.page()}, v}
	p.old, p.new = v.NameA, v.NameB
	p.head("A", v.A)
	p.head("B", v.B)
	p.warn(v.A.ID, v.A.Doubts)
	p.warn(v.B.ID, v.B.Doubts)
	p.warn(p.T("Coarser method"), v.Degraded)
	p.blank()
	p.findings()
	if r.Detail.Texts() {
		for i := range v.Sections {
			p.section(&v.Sections[i])
		}
	}
	p.discarded(v.A, v.B)
	return p.writeTo(w)
}

// parityPage renders a pair of language versions of one statement.
type parityPage struct {
	comparison
	v *versions.Report
}

// findings writes the differences.
func (p *parityPage) findings() {
	p.rule([]piece{{p.T("What differs"), strong}}, p.N(p.v.Linked[0], "%[1]d of %[2]d sentences have a counterpart", p.v.All[0]))
	if len(p.v.Findings) == 0 {
		p.para([]piece{{"    ", plain}}, piece{p.T("nothing was found that differs"), plain})
	}
	for i := range p.v.Findings {
		p.finding(i+1, &p.v.Findings[i])
	}
}

// finding writes a difference: its type and words, its addresses, and both wordings.
func (p *parityPage) finding(n int, f *versions.Finding) {
	body := []piece{{f.Word(p.Language), strong}}
	var words []piece
	for i, word := range []string{f.From, f.To} {
		if word != "" {
			words = append(words, piece{word, []style{oldText, newText}[i]})
		}
	}
	if len(words) == 2 {
		words = slices.Insert(words, 1, piece{" → ", dim})
	}
	if words != nil {
		body = append(append(body, piece{"  ", plain}), words...)
	}
	var places []string
	if len(f.A) > 0 {
		places = append(places, place(p.old, f.A))
	}
	if len(f.B) > 0 {
		places = append(places, place(p.new, f.B))
	}
	body = append(body, piece{"  " + strings.Join(places, " ‖ "), dim})
	p.para([]piece{{p3(strconv.Itoa(n)) + " ", dim}, {versionSign(f.Type) + " ", strong}}, body...)
	for _, runs := range [][]passage.Run{f.TextA, f.TextB} {
		if len(runs) > 0 {
			p.para([]piece{{"      ", plain}}, pieces(passage.Excerpt(runs, 0), plain)...)
		}
	}
}

// versionSign returns the margin sign of a type of finding.
func versionSign(t parity.Type) string {
	switch t {
	case parity.OnlyA:
		return "◧"
	case parity.OnlyB:
		return "◨"
	}
	return "≠"
}

// section writes an article of both versions.
func (p *parityPage) section(s *versions.Section) {
	var title, places []string
	for _, side := range []struct {
		id   string
		part passage.Part
	}{{p.old, s.A}, {p.new, s.B}} {
		if !side.part.IsZero() {
			title = append(title, side.part.Title(p.Language))
			places = append(places, side.id+":"+side.part.Locator)
		}
	}
	p.blank()
	p.rule([]piece{{strings.Join(title, " ‖ "), strong}}, strings.Join(places, " ‖ "))
	for i := range s.Rows {
		p.row(&s.Rows[i])
	}
}

// row writes sentences of both versions.
func (p *parityPage) row(row *versions.Row) {
	wa, wb := p.columnWidths()
	if !p.columns {
		wa, wb = p.width, p.width
	}
	a, b := p.lines(wa, p.old, &row.A, p.remarks(row)), p.lines(wb, p.new, &row.B, nil)
	if row.A.Empty() {
		b = p.lines(wb, p.new, &row.B, p.remarks(row))
	}
	if p.columns {
		p.beside(a, b)
		return
	}
	for _, line := range append(a, b...) {
		p.put(line)
	}
}

// lines returns the address and the text of a side in lines of a width.
func (p *parityPage) lines(width int, id string, s *passage.Side, remarks []piece) [][]cell {
	if s.Empty() {
		return nil
	}
	indent := []piece{{"  ", plain}}
	lines := p.hang(width, nil, indent, append([]piece{{place(id, s.Locators), dim}}, remarks...)...)
	return append(lines, p.hang(width, indent, indent, sideText(s, plain)...)...)
}

// remarks returns the remarks on a row: that only one version has it, that it moved, the
// certainty of the link, and the numbers of its findings.
func (p *parityPage) remarks(row *versions.Row) []piece {
	var list []piece
	say := func(text string, st style) { list = append(list, piece{"  ", plain}, piece{text, st}) }
	switch {
	case row.B.Empty():
		say(p.T("only in %s", p.old), oldText)
	case row.A.Empty():
		say(p.T("only in %s", p.new), newText)
	case row.Certainty != diff.Certain:
		say(p.T(row.Certainty.String()), dim)
	}
	if row.Moved {
		say("↷ "+p.T("moved"), strong)
	}
	for _, n := range row.Findings {
		say("≠"+strconv.Itoa(n), strong)
	}
	return list
}

// counterparts writes what other language versions say at the requested clause.
func (s *threads) counterparts() {
	if len(s.lineage.Counterparts) == 0 {
		return
	}
	s.blank()
	s.rule([]piece{{s.T("language versions"), strong}}, "")
	for _, c := range s.lineage.Counterparts {
		line := []piece{{place(c.ID, c.Locators), dim}}
		if c.Certainty != diff.Certain {
			line = append(line, piece{"  " + s.T(c.Certainty.String()), dim})
		}
		s.para(nil, append(line, piece{"  " + c.Text, plain})...)
	}
}

package text

import (
	"strconv"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

// Versions composes the parts of a comparison of two language versions of one statement.
type Versions struct {
	Options
	Report *versions.Report
}

// NewVersions returns the composition of a pair of versions.
func NewVersions(v *versions.Report, o Options) *Versions { return &Versions{o, v} }

// Differences composes what differs: type and words, addresses, and both wordings.
func (v *Versions) Differences() []Block {
	w := writer{Options: v.Options}
	w.heading(v.T("What differs"), Piece{Text: v.N(v.Report.Linked[0], "%[1]d of %[2]d sentences have a counterpart", v.Report.All[0])})
	if len(v.Report.Findings) == 0 {
		w.add(Block{Kind: Note, Indent: 4, Body: plain(v.T("nothing was found that differs"), Plain)})
	}
	for i := range v.Report.Findings {
		f := &v.Report.Findings[i]
		var body []Piece
		if f.From != "" || f.To != "" {
			body = append(append(body, between), either(Piece{Text: f.From, Style: OldText}, " → ", Piece{Text: f.To, Style: NewText})...)
		}
		body = append(append(body, between), either(at(v.Report.NameA, f.A), " ‖ ", at(v.Report.NameB, f.B))...)
		w.add(Block{Kind: Entry, Number: i + 1, Sign: Sign{Glyph: versionSign(f.Type), Word: f.Word(v.Language), Style: Strong, Named: true}, Body: body})
		for _, runs := range [][]passage.Run{f.TextA, f.TextB} {
			if len(runs) > 0 {
				w.add(Block{Kind: More, Indent: 6, Body: Runs(passage.Excerpt(runs, 0), Plain)})
			}
		}
	}
	return w.blocks
}

// either joins the pieces that have text.
func either(a Piece, sign string, b Piece) []Piece {
	switch "" {
	case a.Text:
		return []Piece{b}
	case b.Text:
		return []Piece{a}
	}
	return []Piece{a, {Text: sign, Style: Dim}, b}
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

// Section returns the heading of an article of both versions.
func (v *Versions) Section(s *versions.Section) Block {
	var title, a, b Piece
	switch {
	case s.B.IsZero():
		title, a = Piece{Text: s.A.Title(v.Language)}, at(v.Report.NameA, []string{s.A.Locator})
	case s.A.IsZero():
		title, b = Piece{Text: s.B.Title(v.Language)}, at(v.Report.NameB, []string{s.B.Locator})
	default:
		title = Piece{Text: s.A.Title(v.Language) + " ‖ " + s.B.Title(v.Language)}
		a, b = at(v.Report.NameA, []string{s.A.Locator}), at(v.Report.NameB, []string{s.B.Locator})
	}
	title.Style = Strong
	return Block{Kind: Heading, Body: []Piece{title}, Note: either(a, " ‖ ", b)}
}

// Remarks returns the remarks on a row: that only one version has it, that it moved, the certainty
// of the link, and the numbers of its findings.
func (v *Versions) Remarks(row *versions.Row) []Piece {
	var list []Piece
	say := func(text string, st Style) { list = append(list, between, Piece{Text: text, Style: st}) }
	switch {
	case row.B.Empty():
		say(v.T("only in %s", v.Report.NameA), OldText)
	case row.A.Empty():
		say(v.T("only in %s", v.Report.NameB), NewText)
	case row.Certainty != diff.Certain:
		say(v.T(row.Certainty.String()), Dim)
	}
	if row.Moved {
		say("↷ "+v.T("moved"), Strong)
	}
	for _, n := range row.Findings {
		say("≠"+strconv.Itoa(n), Strong)
	}
	return list
}

package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

// RenderParity writes language versions of one statement: the findings, then, unless Detail
// excludes them, both texts in a table for each article. The output and the error are as for
// Render.
func (r Renderer) RenderParity(w io.Writer, v *versions.Report) error {
	if v == nil {
		return fmt.Errorf("no versions to render")
	}
	p := parityPage{comparison{page: page{Language: r.Language}, old: v.NameA, new: v.NameB}, v}
	p.add(fixed, "## %s ‖ %s\n\n", code(v.A.ID), code(v.B.ID))
	p.head("A", v.A)
	p.head("B", v.B)
	p.doubts(p.old, v.A.Doubts)
	p.doubts(p.new, v.B.Doubts)
	p.doubts(p.T("Coarser method"), v.Degraded)
	p.findings()
	if r.Detail.Texts() {
		for i := range v.Sections {
			p.section(&v.Sections[i])
		}
	}
	p.discarded(v.A, v.B)
	return p.write(w, r.Limit, r.Full)
}

// parityPage renders a pair of language versions of one statement.
type parityPage struct {
	comparison
	v *versions.Report
}

// findings writes the differences.
func (p *parityPage) findings() {
	p.add(heading, "\n### %s\n\n", p.T("What differs"))
	p.add(note, "%s\n\n", p.N(p.v.Linked[0], "%[1]d of %[2]d sentences have a counterpart", p.v.All[0]))
	if len(p.v.Findings) == 0 {
		p.add(note, "%s\n", p.T("nothing was found that differs"))
	}
	for i := range p.v.Findings {
		p.finding(i+1, &p.v.Findings[i])
	}
}

func (p *parityPage) finding(n int, f *versions.Finding) {
	text := joined(" · ", "**"+Escape(f.Word(p.Language))+"**", joined(" → ", Escape(f.From), Escape(f.To)), p.places(" ‖ ", f.A, f.B))
	p.add(entry, "%d. %s\n", n, text)
	for _, runs := range [][]passage.Run{f.TextA, f.TextB} {
		if len(runs) > 0 {
			p.add(note, "   - %s\n", anchored(passage.Excerpt(runs, 0)))
		}
	}
}

// section writes an article of both versions as a table.
func (p *parityPage) section(s *versions.Section) {
	var title []string
	for _, part := range []passage.Part{s.A, s.B} {
		if !part.IsZero() {
			title = append(title, Escape(part.Title(p.Language)))
		}
	}
	p.add(heading, "\n### %s\n\n| %s | %s |\n|---|---|\n", strings.Join(title, " ‖ "), code(p.old), code(p.new))
	for i := range s.Rows {
		row := &s.Rows[i]
		p.add(entry, "| %s | %s |\n", p.cell(row, &row.A, true), p.cell(row, &row.B, row.A.Empty()))
	}
}

// cell returns the address, the remarks and the text of a side.
func (p *parityPage) cell(row *versions.Row, s *passage.Side, remarks bool) string {
	if s.Empty() {
		return ""
	}
	said := []string{code(strings.Join(s.Locators, " "))}
	if remarks {
		said = append(said, p.remarks(row)...)
	}
	return strings.Join(said, " · ") + "<br>" + anchored(s.Runs)
}

// remarks returns the remarks on a row.
func (p *parityPage) remarks(row *versions.Row) []string {
	var list []string
	switch {
	case row.B.Empty():
		list = append(list, p.T("only in %s", code(p.old)))
	case row.A.Empty():
		list = append(list, p.T("only in %s", code(p.new)))
	case row.Certainty != diff.Certain:
		list = append(list, p.T(row.Certainty.String()))
	}
	if row.Moved {
		list = append(list, p.T("moved"))
	}
	for _, n := range row.Findings {
		list = append(list, fmt.Sprintf("≠%d", n))
	}
	return list
}

// counterparts writes what other language versions say at the requested clause.
func (s *threads) counterparts() {
	for _, c := range s.lineage.Counterparts {
		s.add(entry, "- **%s** %s: %s\n", s.T("language versions"), place(c.ID, c.Locators), Escape(c.Text))
	}
}

package term

import (
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

// RenderParity writes language versions of one statement: the findings, then, unless Detail
// excludes them, both texts side by side or one below the other with numbers and names marked.
func (r Renderer) RenderParity(w io.Writer, v *versions.Report) error {
	if v == nil {
		return fmt.Errorf("no versions to render")
	}
	page := r.page()
	p := parityPage{page, text.NewVersions(v, page.options(r.Detail))}
	p.head("A", v.A)
	p.head("B", v.B)
	p.warn(v.A.ID, v.A.Doubts)
	p.warn(v.B.ID, v.B.Doubts)
	p.warn(p.T("Coarser method"), v.Degraded)
	p.blank()
	p.lay(p.say.Differences())
	if r.Detail.Texts() {
		for i := range v.Sections {
			heading := p.say.Section(&v.Sections[i])
			p.block(&heading)
			for k := range v.Sections[i].Rows {
				p.row(&v.Sections[i].Rows[k])
			}
		}
	}
	p.discarded(v.A, v.B)
	return p.writeTo(w)
}

// parityPage renders a pair of language versions of one statement.
type parityPage struct {
	*page
	say *text.Versions
}

// row writes sentences of both versions.
func (p *parityPage) row(row *versions.Row) {
	nameA, nameB, remarks := p.say.Report.NameA, p.say.Report.NameB, p.styled(p.say.Remarks(row))
	wa, wb := p.columnWidths()
	if !p.columns {
		wa, wb = p.width, p.width
	}
	a, b := p.lines(wa, nameA, &row.A, remarks), p.lines(wb, nameB, &row.B, nil)
	if row.A.Empty() {
		b = p.lines(wb, nameB, &row.B, remarks)
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
	return append(lines, p.hang(width, indent, indent, p.sideText(s, plain)...)...)
}

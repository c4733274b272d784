package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report/internal/text"
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
	p, say := page{Language: r.Language}, text.NewVersions(v, r.options())
	p.add(fixed, "## %s ‖ %s\n\n", code(v.A.ID), code(v.B.ID))
	p.head("A", v.A)
	p.head("B", v.B)
	p.doubts(v.NameA, v.A.Doubts)
	p.doubts(v.NameB, v.B.Doubts)
	p.doubts(p.T("Coarser method"), v.Degraded)
	p.lay(say.Differences())
	if r.Detail.Texts() {
		for i := range v.Sections {
			p.versions(say, &v.Sections[i])
		}
	}
	p.discarded(v.A, v.B)
	return p.write(w, r.Limit, r.Full)
}

// versions writes an article of both versions as a table.
func (p *page) versions(say *text.Versions, s *versions.Section) {
	p.add(heading, "\n### %s\n\n| %s | %s |\n|---|---|\n", inline(say.Section(s).Body), code(say.Report.NameA), code(say.Report.NameB))
	for i := range s.Rows {
		row := &s.Rows[i]
		a, b := say.Remarks(row), []text.Piece(nil)
		if row.A.Empty() {
			a, b = nil, a
		}
		p.add(entry, "| %s | %s |\n", versionCell(&row.A, a), versionCell(&row.B, b))
	}
}

// versionCell returns the address, the remarks and the text of a side.
func versionCell(s *passage.Side, remarks []text.Piece) string {
	if s.Empty() {
		return ""
	}
	return joined(" ", code(strings.Join(s.Locators, " ")), inline(remarks)) + "<br>" + words(s.Runs)
}

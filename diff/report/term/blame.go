package term

import (
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
)

// RenderBlame writes a statement clause by clause, with the statement that
// introduced its words before them. Words of the statement itself stand out.
func (r Renderer) RenderBlame(w io.Writer, b *report.Blame) error {
	p := r.page()
	p.head(p.T("of"), b.Head)
	p.blank()
	locator := 0
	for _, c := range b.Clauses {
		locator = max(locator, len(c.Locator))
	}
	for _, c := range b.Clauses {
		prefix := []piece{{c.Locator + p.spaces(locator-len(c.Locator)+2), dim}}
		p.para(prefix, blameText(c, b.Head.ID)...)
	}
	return p.writeTo(w)
}

// blameText returns the words of a clause, each run behind its statement.
func blameText(c report.BlamedClause, own string) []piece {
	var body []piece
	for i, r := range c.Runs {
		st := plain
		if r.ID == own {
			st = strong
		}
		text := r.Text
		if i == len(c.Runs)-1 {
			text = strings.TrimRight(text, " \n")
		}
		body = append(body, piece{"‹" + r.ID + "›", dim}, piece{text, st})
	}
	return body
}

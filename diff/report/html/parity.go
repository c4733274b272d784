package html

import (
	"cmp"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/versions"
)

// versionsPage is the page of language versions of one statement, one pair after another.
type versionsPage struct {
	frame
	Pairs []versionPair
}

// versionPair is a pair of language versions.
type versionPair struct {
	*versions.Report
	ID           string // prefix of the ids of the pair
	HeadA, HeadB head
	Notices      []notice
	Texts        bool     // the texts are shown, not only what differs
	Left         []string // what is not shown
}

// RenderParity writes pairs of language versions of one statement as one HTML page. The output
// and the error are as for Render.
func (x Renderer) RenderParity(w io.Writer, pairs ...*versions.Report) error {
	x.Language = cmp.Or(x.Language, locale.English)
	p := &versionsPage{frame: x.frame("parity.tmpl", "", nil)}
	for i, v := range pairs {
		p.Pairs = append(p.Pairs, versionPair{
			Report: v, ID: fmt.Sprintf("p%d-", i+1), HeadA: newHead(x, "", &v.A), HeadB: newHead(x, "", &v.B),
			Notices: notices(x.Language, v.Degraded, v.A, v.B), Texts: x.Detail.Texts(), Left: discarded(x.Language, v.A, v.B),
		})
	}
	if len(pairs) > 0 {
		p.Title = pairs[0].A.ID + " ‖ " + pairs[len(pairs)-1].B.ID
	}
	return x.execute(w, "parity.tmpl", p)
}

// Links returns addresses of a side, "a" or "b", as links to the rows.
func (p *versionPair) Links(side string, locators []string) []locator {
	all := p.Targets(side, locators)
	for i := range all {
		if all[i].ID = ""; !p.Texts {
			all[i].Ref = ""
		}
	}
	return all
}

// Targets returns addresses of a side as targets on the row itself.
func (p *versionPair) Targets(side string, locators []string) []locator {
	all := make([]locator, len(locators))
	for i, l := range locators {
		id := p.ID + side + "-" + l
		all[i] = locator{ID: id, Ref: id, Text: l}
	}
	return all
}

package extract

import (
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// region is an element that is left out for its tag or its name.
type region struct {
	node   *html.Node
	reason tree.Reason
}

// A region is read in spite of its name if it holds leastRegion characters of running
// text, timesKept times those that are kept, and timesTitled times those that follow the
// title: a sidebar may be longer than a short statement. mostRegions limits how often a
// page is searched for one.
const (
	leastRegion = 300
	timesKept   = 4
	timesTitled = 20
	mostRegions = 8
)

// heaviestRegion returns the first of the regions with most running text among those
// that fit.
func (x *Extractor) heaviestRegion(fits func(region) bool) region {
	var most region
	for _, r := range x.named {
		if x.Weights.running[r.node] > x.Weights.running[most.node] && fits(r) {
			most = r
		}
	}
	return most
}

// mayBeRead reports whether a region can hold the statement: comments cannot, and links
// to other pages only where most of it is text.
func (x *Extractor) mayBeRead(r region) bool {
	return r.reason != page.ReasonComments && (r.reason != page.ReasonRelated || linkedIn(r.node, false)*4 < x.Weights.running[r.node])
}

// underTitle returns the number of visible characters of running text in the pieces that
// are kept and follow the title, up to the region. It is 0 if the region holds the title.
//
//	h1
//	p, p         counted
//	aside, p     the region, and what follows it
func (x *Extractor) underTitle(region *html.Node, pieces []Piece) int {
	if x.Weights.titled[region] {
		return 0
	}
	kept := map[*html.Node]int{}
	for i := range pieces {
		if p := &pieces[i]; p.Keeps() && p.IsRunning() {
			kept[p.node] += p.Size
		}
	}
	size, titled := 0, false
	for n := range x.Weights.root.Descendants() {
		switch {
		case x.Weights.titles[n]:
			size, titled = 0, true
		case titled && n == region:
			return size
		case titled:
			size += kept[n]
		}
	}
	return size
}

// linkedIn returns the number of visible characters of an element that are in links.
func linkedIn(n *html.Node, link bool) int {
	if link = link || n.DataAtom == atom.A; n.Type == html.TextNode && link {
		return page.Visible(n.Data)
	}
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		size += linkedIn(c, link)
	}
	return size
}

// runningIn returns the number of visible characters of running text in the pieces that
// are kept.
func runningIn(pieces []Piece) int {
	size := 0
	for i := range pieces {
		if p := &pieces[i]; p.Keeps() && p.IsRunning() {
			size += p.Size
		}
	}
	return size
}

// doubtNamed adds a doubt if a region that is left out for its name holds as much
// running text as the statement.
func (x *Extractor) doubtNamed(kept []Piece) {
	most := x.heaviestRegion(func(r region) bool { return r.reason != page.ReasonComments })
	if size := x.Weights.running[most.node]; size >= max(leastRegion, runningIn(kept)) {
		x.Doubt(tree.DoubtOutside, page.Origin{}, fmt.Sprintf("%d characters of running text are left out as %s, in %s; is it part of the statement?", size, most.reason, nameOf(most.node)))
	}
}

// doubtAbove adds a doubt if running text is kept that stands above the heading that the
// page's title repeats, and more of it follows: teasers and notices may have no names.
func (x *Extractor) doubtAbove(kept []Piece) {
	sizes := map[*html.Node]int{}
	for i := range kept {
		if kept[i].IsRunning() {
			sizes[kept[i].node] += kept[i].Size
		}
	}
	above, below, titled := 0, 0, false
	for n := range x.Weights.root.Descendants() {
		if titled = titled || x.Weights.titles[n]; titled {
			below += sizes[n]
		} else {
			above += sizes[n]
		}
	}
	if above >= leastRegion && below >= leastRegion {
		x.Doubt(tree.DoubtOutside, page.Origin{}, fmt.Sprintf("%d characters of running text stand above the title; are they part of the statement?", above))
	}
}

// longestAside is the maximum number of running characters that are left out of the
// middle of the text without a doubt: about a line.
const longestAside = 40

// doubtRegions adds doubts about running text in the middle of the statement that was
// left out because of markup or words, unless the statement contains the same text.
func (x *Extractor) doubtRegions(pieces []Piece, kept []Piece) {
	if len(kept) == 0 {
		return
	}
	near := x.Bodies[0]
	if around := near.Parent; around != nil && around.Type == html.ElementNode && around.DataAtom != atom.Body && around.DataAtom != atom.Html {
		near = around
	}
	from, to := kept[0].Order, kept[len(kept)-1].Order
	said, beside := map[string]bool{}, map[setting]bool{}
	for i := range kept {
		said[page.Squeeze(kept[i].Text)] = true
		beside[settingOf(&kept[i])] = true
	}
	for i := range pieces {
		p := &pieces[i]
		inside := from < p.Order && p.Order < to || p.Reason == page.ReasonHidden && isWithin(p.node, near)
		region := mayBeText(p.Reason) && p.Size >= longestAside
		if !inside || !region && !(mayBeLine(p.Reason) && beside[settingOf(p)]) || p.Linked*4 > p.Size {
			continue
		}
		if p.IsRunning() && page.EndsSentence(p.Text) && !said[page.Squeeze(p.Text)] {
			x.Doubt(tree.DoubtOutside, p.Origin, fmt.Sprintf("running text in the middle of the statement is left out as %s (%s); is it part of it?", p.Reason, page.Excerpt(p.Text)))
			return
		}
	}
}

// setting is a position in the markup: the parent of a piece and its tag.
type setting struct {
	in *html.Node
	as string
}

func settingOf(p *Piece) setting { return setting{p.node.Parent, p.node.Data} }

// mayBeLine reports whether a sentence that was left out between paragraphs of the
// statement, for this reason, may still belong to it. Captions are expected there, and
// footnotes have a doubt of their own.
func mayBeLine(reason tree.Reason) bool {
	return reason != "" && reason != page.ReasonCaption && reason != page.ReasonReference && reason != page.ReasonScript && reason != page.ReasonStyle
}

// mayBeText reports whether text left out for this reason may still belong to the
// statement: lines and boxes recognised by their names, collapsed text, and text in
// attributes.
func mayBeText(reason tree.Reason) bool {
	switch reason {
	case page.ReasonNotice, page.ReasonSourceLine, page.ReasonEditorLine, page.ReasonPageHeader, page.ReasonTags, page.ReasonHidden, page.ReasonIntroduction, page.ReasonDeleted,
		page.ReasonOutside, page.ReasonField, page.ReasonImage, page.ReasonSidebar, page.ReasonFooter:
		return true
	}
	return false
}

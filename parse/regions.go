package parse

import (
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/tree"
)

// longestAside is how many running characters a region in the middle of the text
// may have that is left out without a word: more than a line.
const longestAside = 40

// doubtRegions notes running text in the middle of the statement that markup or
// words showed to be something else, unless the statement says it as well.
func (x *extractor) doubtRegions(pieces []piece, kept []piece) {
	if len(kept) == 0 {
		return
	}
	near := x.bodies[0]
	if around := near.Parent; around != nil && around.Type == html.ElementNode && around.DataAtom != atom.Body && around.DataAtom != atom.Html {
		near = around
	}
	from, to := kept[0].order, kept[len(kept)-1].order
	said := map[string]bool{}
	for i := range kept {
		said[squeeze(kept[i].text)] = true
	}
	for i := range pieces {
		p := &pieces[i]
		inside := from < p.order && p.order < to || p.reason == reasonHidden && isWithin(p.node, near)
		if !inside || !mayBeText(p.reason) || p.linked*4 > p.size || p.size < longestAside {
			continue
		}
		if p.isRunning() && endsSentence(p.text) && !said[squeeze(p.text)] {
			x.doubt(tree.DoubtOutside, p.origin, fmt.Sprintf("running text in the middle of the statement is left out as %s (%s); is it part of it?", p.reason, excerpt(p.text)))
			return
		}
	}
}

// doubtNotes notes that footnotes were left out.
func (x *extractor) doubtNotes(pieces []piece) {
	for i := range pieces {
		if p := &pieces[i]; p.reason == reasonReference && p.verdict.why == noteBody && p.isRunning() {
			x.doubt(tree.DoubtOutside, p.origin, fmt.Sprintf("footnotes are left out (%s)", excerpt(p.text)))
			return
		}
	}
}

// mayBeText reports whether text left out for a reason may be the statement's all
// the same: names of lines and boxes, and what is folded up.
func mayBeText(reason tree.Reason) bool {
	switch reason {
	case reasonNotice, reasonSourceLine, reasonEditorLine, reasonPageHeader, reasonTags, reasonHidden, reasonIntroduction, reasonDeleted:
		return true
	}
	return false
}

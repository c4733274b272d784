package passage

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Weave returns nodes with the words that a link deleted from them in place (woven), and as a
// side without these. The nodes need not be those of the link: text of a node that the link
// does not have counts as inserted.
func (c *Column) Weave(nodes []*tree.Node, l *diff.Link) (woven []Run, side Side) {
	perNode := make([][]Run, len(nodes))
	pieces := cutRuns(Weave(Smooth(l.Words)), lengths(l.New), true)
	for i, n := range nodes {
		if k := slices.Index(l.New, n); k >= 0 {
			perNode[i] = pieces[k]
		} else {
			perNode[i] = []Run{{Mark: Inserted, Text: c.Statement.TextOf(n)}}
		}
	}
	woven, _ = c.join(nodes, perNode)
	for i := range perNode {
		perNode[i] = without(perNode[i], Deleted)
	}
	return woven, c.SideOf(nodes, perNode)
}

// Weave returns word edits as runs, deleted words in place.
func Weave(edits []diff.Edit) []Run {
	runs := make([]Run, 0, len(edits))
	for _, e := range edits {
		runs = append(runs, Run{Mark: Mark(e.Op), Text: e.Text})
	}
	return runs
}

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
	pieces := cutWoven(Weave(Smooth(l.Words)), lengths(l.New))
	for i, n := range nodes {
		if k := slices.Index(l.New, n); k >= 0 {
			perNode[i] = pieces[k]
		} else {
			perNode[i] = []Run{{Mark: Inserted, Text: c.Statement.TextOf(n)}}
		}
	}
	woven, _ = c.join(nodes, perNode)
	return woven, c.SideOf(nodes, withoutDeleted(perNode))
}

// withoutDeleted returns the runs of nodes as the statement has them.
func withoutDeleted(woven [][]Run) [][]Run {
	out := make([][]Run, len(woven))
	for i, runs := range woven {
		for _, r := range runs {
			if r.Mark != Deleted {
				out[i] = append(out[i], r)
			}
		}
	}
	return out
}

// Weave returns word edits as runs, deleted words in place.
func Weave(edits []diff.Edit) []Run {
	var runs []Run
	for _, e := range edits {
		mark := Same
		switch e.Op {
		case diff.Delete:
			mark = Deleted
		case diff.Insert:
			mark = Inserted
		}
		runs = append(runs, Run{Mark: mark, Text: e.Text})
	}
	return runs
}

// cutWoven cuts runs into pieces whose text without deletions has the given lengths in
// bytes. A deletion belongs to the text before it.
func cutWoven(runs []Run, lengths []int) [][]Run {
	pieces := make([][]Run, len(lengths))
	k, room := 0, lengths[0]
	for _, r := range runs {
		if r.Mark == Deleted {
			pieces[k] = append(pieces[k], r)
			continue
		}
		for r.Text != "" {
			if room == 0 {
				k++
				room = lengths[k]
			}
			n := min(room, len(r.Text))
			pieces[k] = append(pieces[k], Run{Mark: r.Mark, Text: r.Text[:n]})
			r.Text = r.Text[n:]
			room -= n
		}
	}
	return pieces
}

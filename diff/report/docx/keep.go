package docx

import (
	"cmp"
	"slices"
	"sort"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// kept is text that stands in both streams.
type kept struct{ old, new, length int }

// keep returns the kept text of a comparison in an order that both streams
// have.
func keep(r *diff.Result, old, new *stream) []kept {
	all := titleKept(r, old, new)
	for _, l := range r.At(diff.LevelSentence) {
		if isShown(l) && !l.Moved {
			for _, p := range cut(r, l) {
				if p.op == diff.Equal {
					all = append(all, kept{old.place(p.old, p.oldAt), new.place(p.new, p.newAt), len(p.text)})
				}
			}
		}
	}
	return inOrder(all)
}

// isShown reports whether a link's word edits are shown. Possible links are
// suggestions, which a tracked change cannot say, and what is hardly the same
// text reads better deleted and inserted as a whole.
func isShown(l *diff.Link) bool {
	if len(l.Old) == 0 || len(l.New) == 0 {
		return false
	}
	if l.Kind == diff.Reworded && l.Certainty == diff.Possible && !l.Pinned {
		return false
	}
	return !report.Apart(l.Words)
}

// titleKept returns what the titles share.
func titleKept(r *diff.Result, old, new *stream) []kept {
	if old.title == 0 || new.title == 0 {
		return nil
	}
	var all []kept
	i, j := 0, 0
	for _, e := range diff.Words(r.Old.Title, r.New.Title, r.New.Lang) {
		if e.Op == diff.Equal {
			all = append(all, kept{i, j, len(e.Text)})
		}
		if e.Op != diff.Insert {
			i += len(e.Text)
		}
		if e.Op != diff.Delete {
			j += len(e.Text)
		}
	}
	return all
}

// place returns the place in the stream of a byte of a sentence.
func (b *stream) place(n *tree.Node, at int) int { return b.atoms[b.starts[n]].at + at }

// piece is a word edit cut where a sentence ends. Old and new tell where it
// begins; for an insertion there is no old one, for a deletion no new one.
type piece struct {
	op           diff.Op
	text         string
	old, new     *tree.Node
	oldAt, newAt int
}

// cut cuts the word edits of a link at the ends of its sentences on both sides.
func cut(r *diff.Result, l *diff.Link) []piece {
	edits := l.Words
	if edits == nil {
		text := ""
		for _, n := range l.Old {
			text += r.Old.TextOf(n)
		}
		edits = []diff.Edit{{Op: diff.Equal, Text: text}}
	}
	old, new := &cursor{nodes: l.Old}, &cursor{nodes: l.New}
	var pieces []piece
	for _, e := range edits {
		for text := e.Text; text != ""; {
			p := piece{op: e.Op}
			n := len(text)
			if e.Op != diff.Insert {
				n = min(n, old.room())
				p.old, p.oldAt = old.nodes[0], old.at
			}
			if e.Op != diff.Delete {
				n = min(n, new.room())
				p.new, p.newAt = new.nodes[0], new.at
			}
			if e.Op != diff.Insert {
				old.at += n
			}
			if e.Op != diff.Delete {
				new.at += n
			}
			p.text, text = text[:n], text[n:]
			pieces = append(pieces, p)
		}
	}
	return pieces
}

// cursor is a place in the text of some nodes.
type cursor struct {
	nodes []*tree.Node
	at    int // in the first node
}

// room returns how much of the current node is left, which is never nothing.
func (c *cursor) room() int {
	if c.at == c.nodes[0].Span.Len() {
		c.nodes, c.at = c.nodes[1:], 0
	}
	return c.nodes[0].Span.Len() - c.at
}

// inOrder returns the most text that is in the same order in both streams and
// does not overlap. It takes O(n log n) for n pieces.
func inOrder(all []kept) []kept {
	slices.SortStableFunc(all, func(x, y kept) int { return cmp.Compare(x.new, y.new) })
	ending := make([]int, len(all)) // indexes by their end in the new stream
	for i := range ending {
		ending[i] = i
	}
	slices.SortStableFunc(ending, func(i, k int) int {
		return cmp.Compare(all[i].new+all[i].length, all[k].new+all[k].length)
	})
	c := newChains(all)
	next := 0
	for i, k := range all {
		for next < len(ending) && all[ending[next]].new+all[ending[next]].length <= k.new {
			c.enter(ending[next])
			next++
		}
		c.extend(i)
	}
	return c.longest()
}

// chains finds the heaviest chain of pieces, by the end of the chain in the
// old stream: a Fenwick tree of maxima.
type chains struct {
	all    []kept
	ends   []int // in the old stream, sorted
	tree   []int // index of the chain's last piece + 1, by end
	weight []int // of the best chain that ends with a piece
	before []int // the piece before it, -1 for none
}

func newChains(all []kept) *chains {
	c := &chains{all: all, tree: make([]int, len(all)+1), weight: make([]int, len(all)), before: make([]int, len(all))}
	for _, k := range all {
		c.ends = append(c.ends, k.old+k.length)
	}
	slices.Sort(c.ends)
	return c
}

// extend finds the best chain that a piece can be added to, among those
// entered.
func (c *chains) extend(i int) {
	best := -1
	for k := sort.SearchInts(c.ends, c.all[i].old+1); k > 0; k -= k & -k {
		if last := c.tree[k] - 1; last >= 0 && (best < 0 || c.weight[last] > c.weight[best]) {
			best = last
		}
	}
	c.before[i], c.weight[i] = best, c.all[i].length
	if best >= 0 {
		c.weight[i] += c.weight[best]
	}
}

// enter makes a piece's chain one that others can be added to.
func (c *chains) enter(i int) {
	end := c.all[i].old + c.all[i].length
	for k := sort.SearchInts(c.ends, end) + 1; k < len(c.tree); k += k & -k {
		if last := c.tree[k] - 1; last < 0 || c.weight[i] > c.weight[last] {
			c.tree[k] = i + 1
		}
	}
}

func (c *chains) longest() []kept {
	best := -1
	for i := range c.all {
		if best < 0 || c.weight[i] > c.weight[best] {
			best = i
		}
	}
	var chain []kept
	for i := best; i >= 0; i = c.before[i] {
		chain = append(chain, c.all[i])
	}
	slices.Reverse(chain)
	return chain
}

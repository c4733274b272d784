package docx

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/internal/chain"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// kept is text that occurs in both streams.
type kept struct{ old, new, length int }

// keep returns the kept text of a comparison, in an order that both streams have.
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

// isShown reports whether a link's word edits are shown. Possible links are suggestions, which
// a tracked change cannot express. Texts with little in common are easier to read deleted
// and inserted as a whole.
func isShown(l *diff.Link) bool {
	if len(l.Old) == 0 || len(l.New) == 0 {
		return false
	}
	if l.Kind == diff.Reworded && l.Certainty == diff.Possible && !l.Pinned {
		return false
	}
	return !passage.Apart(passage.Weave(passage.Smooth(l.Words)))
}

// titleKept returns the text that the titles share.
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

// place returns the stream position of a byte offset in a sentence.
func (b *stream) place(n *tree.Node, at int) int { return b.atoms[b.starts[n]].at + at }

// piece is a word edit, cut where a sentence ends. Its old and new positions are where it
// begins; an insertion has no old one, a deletion no new one.
type piece struct {
	op           diff.Op
	text         string
	old, new     *tree.Node
	oldAt, newAt int
}

func cut(r *diff.Result, l *diff.Link) []piece {
	edits := passage.Smooth(l.Words)
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

// cursor is a position in the text of some nodes.
type cursor struct {
	nodes []*tree.Node
	at    int // offset in the first node
}

// room returns how much of the current node is left. It first advances past the end of a node,
// so the result is positive.
func (c *cursor) room() int {
	if c.at == c.nodes[0].Span.Len() {
		c.nodes, c.at = c.nodes[1:], 0
	}
	return c.nodes[0].Span.Len() - c.at
}

// inOrder returns the longest total text that is in the same order in both streams, without
// overlaps.
func inOrder(all []kept) []kept {
	links := make([]chain.Link, len(all))
	for i, k := range all {
		links[i] = chain.Link{Old: k.old, New: k.new, Len: k.length, Weight: int64(k.length)}
	}
	var ordered []kept
	for _, i := range chain.Heaviest(links) {
		ordered = append(ordered, all[i])
	}
	return ordered
}

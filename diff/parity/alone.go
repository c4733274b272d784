package parity

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// alone finds the passages that only one version has: runs of sentences of one paragraph without
// a counterpart.
func (f *finder) alone() {
	f.aloneIn(f.a, func(t Type, nodes []*tree.Node) { f.add(t, nodes, nil, f.A.Joined(nodes), "") }, OnlyA)
	f.aloneIn(f.b, func(t Type, nodes []*tree.Node) { f.add(t, nil, nodes, "", f.B.Joined(nodes)) }, OnlyB)
}

func (f *finder) aloneIn(d *side, add func(Type, []*tree.Node), only Type) {
	var run []*tree.Node
	flush := func() {
		if len(run) > 0 && f.trusted(d, run) {
			add(d.typeOf(run, only), run)
		}
		run = nil
	}
	for i := range d.sentences {
		x := &d.sentences[i]
		l := f.aligned[f.of[x.node]]
		if x.first || l.both() {
			flush()
		}
		if !l.both() {
			run = append(run, x.node)
		}
	}
	flush()
}

// typeOf returns the type of finding for a passage that only one version has: structure for a
// heading, list for an item, otherwise only.
func (d *side) typeOf(run []*tree.Node, only Type) Type {
	x := d.sentences[d.at[run[0]]]
	whole := len(run) == len(x.block.Children)
	switch {
	case x.isHeading():
		return Structure
	case whole && x.block.Kind == tree.KindItem:
		return List
	}
	return only
}

// trusted reports whether the links next to a passage are likely or certain. Otherwise the
// passage may belong to these links. Signatures, places and dates in the closing are not part
// of the text and are not trusted.
func (f *finder) trusted(d *side, run []*tree.Node) bool {
	first, last := d.at[run[0]], d.at[run[len(run)-1]]
	if d.parts[d.sentences[first].part].node.Kind == tree.KindClosing {
		return false
	}
	for _, i := range []int{first - 1, last + 1} {
		if i < 0 || i >= len(d.sentences) {
			continue
		}
		if l := f.aligned[f.of[d.sentences[i].node]]; l.both() && l.Certainty < diff.Likely {
			return false
		}
	}
	return true
}

// labels finds linked parts, and linked paragraphs, with different numbers.
func (f *finder) labels() {
	seen := map[*tree.Node]bool{}
	for _, l := range f.aligned {
		if !l.sure() {
			continue
		}
		x, y := &f.a.sentences[f.a.at[l.A[0]]], &f.b.sentences[f.b.at[l.B[0]]]
		p, q := f.a.parts[x.part].node, f.b.parts[y.part].node
		if !seen[p] && !seen[q] && slices.Contains(f.parts, [2]int{x.part, y.part}) {
			seen[p], seen[q] = true, true
			if m, n := labelNumber(p.Label), labelNumber(q.Label); m != n && m != "" && n != "" {
				f.add(Structure, l.A[:1], l.B[:1], p.Mark, q.Mark)
			}
		}
		if m, n := labelNumber(x.block.Label), labelNumber(y.block.Label); x.first && y.first && m != n && m != "" && n != "" {
			f.add(Structure, l.A[:1], l.B[:1], x.block.Mark, y.block.Mark)
		}
	}
}

// places finds links that were moved.
func (f *finder) places() {
	for _, l := range f.aligned {
		if l.Moved && l.sure() {
			f.add(Structure, l.A, l.B, f.A.Joined(l.A), f.B.Joined(l.B))
		}
	}
}

package tree

import (
	"slices"
	"sort"
)

// Place is where a sentence or clause is in the tree.
type Place struct {
	Parts []*Node // the parts that hold it, outermost first
	Block *Node   // its paragraph or item
}

// Top returns the outermost part: preamble, article or closing.
func (p Place) Top() *Node { return p.Parts[0] }

// Places looks up where the sentences and clauses of a statement are in the tree.
type Places struct {
	blocks []Place // in reading order
	ends   []int   // of the blocks
}

// Places indexes the blocks in one walk that does not descend into them.
func (s *Statement) Places() *Places {
	p := &Places{}
	var visit func(n *Node, parts []*Node)
	visit = func(n *Node, parts []*Node) {
		switch {
		case n.Kind.IsBlock():
			p.blocks = append(p.blocks, Place{parts, n})
			p.ends = append(p.ends, n.Span.End)
			return
		case n.Kind.IsPart():
			parts = append(slices.Clip(parts), n)
		}
		for _, child := range n.Children {
			visit(child, parts)
		}
	}
	visit(s.Root, nil)
	return p
}

// Of returns the place of a sentence or clause of the statement, in time logarithmic in
// the number of blocks.
func (p *Places) Of(n *Node) Place {
	i := sort.SearchInts(p.ends, n.Span.Start+1)
	if i == len(p.ends) {
		return Place{}
	}
	return p.blocks[i]
}

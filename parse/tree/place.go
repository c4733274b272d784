package tree

import "slices"

// Place tells where a sentence or clause stands.
type Place struct {
	Parts []*Node // the parts that hold it, the outermost first
	Block *Node   // its paragraph or item
}

// Top returns the outermost part: preamble, article or closing.
func (p Place) Top() *Node { return p.Parts[0] }

// Places returns the place of every sentence and clause, in one walk.
func (s *Statement) Places() map[*Node]Place {
	places := make(map[*Node]Place, len(s.Text)/bytesPerNode)
	var visit func(n *Node, at Place)
	visit = func(n *Node, at Place) {
		switch {
		case n.Kind.IsPart():
			at.Parts = append(slices.Clip(at.Parts), n)
		case n.Kind.IsBlock():
			at.Block = n
		case n.Kind == KindSentence || n.Kind == KindClause:
			places[n] = at
		}
		for _, child := range n.Children {
			visit(child, at)
		}
	}
	visit(s.Root, Place{})
	return places
}

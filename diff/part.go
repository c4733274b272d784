package diff

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// partPairs returns the counterparts among articles and sections, in the order of
// the links that join them first. Where headings are linked, so are their parts,
// wherever the text went; of the rest, each took over most of its linked text
// from the other.
func (c *comparison) partPairs(links []*Link) [][2]*tree.Node {
	shares, headings := map[[2]*tree.Node]int{}, map[[2]*tree.Node]bool{}
	var pairs [][2]*tree.Node
	for _, l := range links {
		if l.Certainty < Likely {
			continue
		}
		from, to := c.oldPlaces[l.Old[0]], c.newPlaces[l.New[0]]
		for level := range min(len(from.Parts), len(to.Parts)) {
			p := [2]*tree.Node{from.Parts[level], to.Parts[level]}
			if shares[p] == 0 {
				pairs = append(pairs, p)
			}
			shares[p] += l.Old[0].Span.Len() + l.New[0].Span.Len()
		}
		if from.Block.IsHeading && to.Block.IsHeading && len(from.Parts) == len(to.Parts) {
			last := len(from.Parts) - 1
			headings[[2]*tree.Node{from.Parts[last], to.Parts[last]}] = true
		}
	}
	// Of two pairs with a part in common the earlier is taken, whichever side is old.
	place := func(p [2]*tree.Node) int { return p[0].Span.Start + p[1].Span.Start }
	return mutualBest(pairs, func(p, q [2]*tree.Node) int {
		return cmp.Or(cmp.Compare(one(headings[p]), one(headings[q])), cmp.Compare(shares[p], shares[q]),
			cmp.Compare(place(q), place(p)))
	})
}

// mutualBest returns the pairs that are the best of both of their parts.
func mutualBest(pairs [][2]*tree.Node, compare func(p, q [2]*tree.Node) int) [][2]*tree.Node {
	bestOfOld, bestOfNew := map[*tree.Node][2]*tree.Node{}, map[*tree.Node][2]*tree.Node{}
	for _, p := range pairs {
		if best, found := bestOfOld[p[0]]; !found || compare(p, best) > 0 {
			bestOfOld[p[0]] = p
		}
		if best, found := bestOfNew[p[1]]; !found || compare(p, best) > 0 {
			bestOfNew[p[1]] = p
		}
	}
	return slices.DeleteFunc(pairs, func(p [2]*tree.Node) bool {
		return bestOfOld[p[0]] != p || bestOfNew[p[1]] != p
	})
}

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
func (c *comparison) partPairs(links []*Link) []PartPair {
	shares, headings := map[PartPair]int{}, map[PartPair]bool{}
	var pairs []PartPair
	for _, l := range links {
		if l.Certainty < Likely {
			continue
		}
		from, to := c.oldPlaces[l.Old[0]], c.newPlaces[l.New[0]]
		for level := range min(len(from.Parts), len(to.Parts)) {
			p := PartPair{from.Parts[level], to.Parts[level]}
			if shares[p] == 0 {
				pairs = append(pairs, p)
			}
			shares[p] += l.Old[0].Span.Len() + l.New[0].Span.Len()
		}
		if from.Block.IsHeading && to.Block.IsHeading && len(from.Parts) == len(to.Parts) {
			last := len(from.Parts) - 1
			headings[PartPair{from.Parts[last], to.Parts[last]}] = true
		}
	}
	return mutualBest(pairs, func(p, q PartPair) int {
		return cmp.Or(cmp.Compare(one(headings[p]), one(headings[q])), cmp.Compare(shares[p], shares[q]))
	})
}

// mutualBest returns the pairs that are the best of both of their parts. Of equal
// ones the first is the better.
func mutualBest(pairs []PartPair, compare func(p, q PartPair) int) []PartPair {
	bestOfOld, bestOfNew := map[*tree.Node]PartPair{}, map[*tree.Node]PartPair{}
	for _, p := range pairs {
		if best, found := bestOfOld[p.Old]; !found || compare(p, best) > 0 {
			bestOfOld[p.Old] = p
		}
		if best, found := bestOfNew[p.New]; !found || compare(p, best) > 0 {
			bestOfNew[p.New] = p
		}
	}
	return slices.DeleteFunc(pairs, func(p PartPair) bool {
		return bestOfOld[p.Old] != p || bestOfNew[p.New] != p
	})
}

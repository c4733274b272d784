package diff

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// partPairs returns the pairs of corresponding articles and sections, in the order of
// the first link between them. Parts whose headings are linked come first, wherever
// their text went; then the parts that share the most linked text, if it is more than
// half of the linked text of one of them. A part has at most one counterpart. Preambles
// are counterparts of each other, and so are closings, if no links say otherwise:
//
//	old 一 二 三     new 一 二      一–一 by their headings; 三–一 shares more than 三–二,
//	                             but 一 is taken, and most of the new 二 is from 三
func (c *comparison) partPairs(links []*Link) [][2]*tree.Node {
	shares, headings := map[[2]*tree.Node]int{}, map[[2]*tree.Node]bool{}
	linked := map[*tree.Node]int{}
	var pairs [][2]*tree.Node
	for _, l := range links {
		if l.Certainty < Likely {
			continue
		}
		from, to := c.oldPlaces.Of(l.Old[0]), c.newPlaces.Of(l.New[0])
		for level := range min(len(from.Parts), len(to.Parts)) {
			p := [2]*tree.Node{from.Parts[level], to.Parts[level]}
			if shares[p] == 0 {
				pairs = append(pairs, p)
			}
			length := l.Old[0].Span.Len() + l.New[0].Span.Len()
			shares[p] += length
			linked[p[0]] += length
			linked[p[1]] += length
		}
		if from.Block.IsHeading && to.Block.IsHeading && len(from.Parts) == len(to.Parts) {
			last := len(from.Parts) - 1
			headings[[2]*tree.Node{from.Parts[last], to.Parts[last]}] = true
		}
	}
	pairs = slices.DeleteFunc(pairs, func(p [2]*tree.Node) bool {
		return !headings[p] && 2*shares[p] <= min(linked[p[0]], linked[p[1]])
	})
	// Of two equal pairs with a common part the earlier one is taken. The sum makes the
	// choice the same when the statements are swapped.
	place := func(p [2]*tree.Node) int { return p[0].Span.Start + p[1].Span.Start }
	pairs = oneEach(pairs, func(p, q [2]*tree.Node) int {
		return cmp.Or(cmp.Compare(one(headings[q]), one(headings[p])), cmp.Compare(shares[q], shares[p]),
			cmp.Compare(place(p), place(q)))
	})
	for _, kind := range []tree.Kind{tree.KindPreamble, tree.KindClosing} {
		pairs = c.addPair(pairs, kind)
	}
	return pairs
}

// addPair adds the parts of a kind that each statement has at most once, if neither has a
// counterpart.
func (c *comparison) addPair(pairs [][2]*tree.Node, kind tree.Kind) [][2]*tree.Node {
	ofKind := func(n *tree.Node) bool { return n.Kind == kind }
	old, new := c.result.Old.Root.Children, c.result.New.Root.Children
	i, j := slices.IndexFunc(old, ofKind), slices.IndexFunc(new, ofKind)
	if i < 0 || j < 0 || slices.ContainsFunc(pairs, func(p [2]*tree.Node) bool { return p[0] == old[i] || p[1] == new[j] }) {
		return pairs
	}
	return append(pairs, [2]*tree.Node{old[i], new[j]})
}

// oneEach takes the pairs from best to worst, skipping those with a part already
// taken, and returns them in their original order.
func oneEach(pairs [][2]*tree.Node, compare func(p, q [2]*tree.Node) int) [][2]*tree.Node {
	taken, kept := map[*tree.Node]bool{}, map[[2]*tree.Node]bool{}
	for _, p := range slices.SortedStableFunc(slices.Values(pairs), compare) {
		if !taken[p[0]] && !taken[p[1]] {
			taken[p[0]], taken[p[1]], kept[p] = true, true, true
		}
	}
	return slices.DeleteFunc(pairs, func(p [2]*tree.Node) bool { return !kept[p] })
}

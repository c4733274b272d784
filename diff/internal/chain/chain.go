// Package chain finds what two texts have in the same order: of links between
// places of both, the heaviest chain in which none goes back on either side. Moves,
// the order of kept text, and the words that fix an alignment are read from it.
//
//	old 0 1 2 3      links 0-0 1-3 2-1 3-2, each of weight 1
//	new 0 2 3 1      chain 0-0 2-1 3-2, so 1-3 is out of order
package chain

import (
	"cmp"
	"slices"
	"sort"
)

// Link says that Len units from Old on and from New on belong together. A link of
// length 0 is a point: another one may stand at the same place of one side.
type Link struct {
	Old, New, Len int
	Weight        int64
}

// Heaviest returns the indexes of the links of the heaviest chain, in order: each
// link begins, on both sides, at or behind the end of the one before. It takes
// O(n log n) for n links. Of several heaviest chains always the same one is
// returned; callers who want the same one whichever side is old see to it by the
// weights.
func Heaviest(links []Link) []int {
	c := newChains(links)
	for n, i := range c.order {
		c.enterBefore(n)
		c.extend(i)
	}
	return c.heaviest()
}

// chains holds the best chain that ends with each link, and, by where they end on
// the new side, those that others can be added to: a Fenwick tree of maxima.
type chains struct {
	links  []Link
	order  []int   // the links by where they begin
	rank   []int   // the place of each link in order
	ending []int   // the links by where they end on the old side
	next   int     // how many of those were entered
	ends   []int   // on the new side, sorted
	tree   []int   // the last link of the best chain + 1, by end
	weight []int64 // of the best chain that ends with a link
	before []int   // the link before it, -1 for none
}

func newChains(links []Link) *chains {
	n := len(links)
	c := &chains{links: links, order: numbered(n), rank: make([]int, n), ending: numbered(n),
		ends: make([]int, n), tree: make([]int, n+1), weight: make([]int64, n), before: make([]int, n)}
	slices.SortFunc(c.order, func(i, k int) int {
		x, y := links[i], links[k]
		return cmp.Or(cmp.Compare(x.Old, y.Old), cmp.Compare(x.New, y.New), cmp.Compare(x.Len, y.Len), cmp.Compare(i, k))
	})
	for place, i := range c.order {
		c.rank[i] = place
	}
	slices.SortFunc(c.ending, func(i, k int) int {
		return cmp.Or(cmp.Compare(links[i].Old+links[i].Len, links[k].Old+links[k].Len), cmp.Compare(c.rank[i], c.rank[k]))
	})
	for i, l := range links {
		c.ends[i] = l.New + l.Len
	}
	slices.Sort(c.ends)
	return c
}

func numbered(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// enterBefore enters the links that end, on the old side, at or before the
// beginning of the link at a place of the order, and stand before it there.
func (c *chains) enterBefore(place int) {
	start := c.links[c.order[place]].Old
	for ; c.next < len(c.ending); c.next++ {
		i := c.ending[c.next]
		if c.links[i].Old+c.links[i].Len > start || c.rank[i] >= place {
			return
		}
		c.enter(i)
	}
}

func (c *chains) enter(i int) {
	end := c.links[i].New + c.links[i].Len
	for k := sort.SearchInts(c.ends, end) + 1; k < len(c.tree); k += k & -k {
		if last := c.tree[k] - 1; last < 0 || c.weight[i] > c.weight[last] {
			c.tree[k] = i + 1
		}
	}
}

// extend finds the best chain that a link can be added to, among those entered.
func (c *chains) extend(i int) {
	best := -1
	for k := sort.SearchInts(c.ends, c.links[i].New+1); k > 0; k -= k & -k {
		if last := c.tree[k] - 1; last >= 0 && (best < 0 || c.weight[last] > c.weight[best]) {
			best = last
		}
	}
	c.before[i], c.weight[i] = best, c.links[i].Weight
	if best >= 0 {
		c.weight[i] += c.weight[best]
	}
}

func (c *chains) heaviest() []int {
	best := -1
	for _, i := range c.order {
		if best < 0 || c.weight[i] > c.weight[best] {
			best = i
		}
	}
	var chain []int
	for i := best; i >= 0; i = c.before[i] {
		chain = append(chain, i)
	}
	slices.Reverse(chain)
	return chain
}

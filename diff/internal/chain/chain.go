// Package chain finds what two texts have in the same order. Given links between places of
// both texts, it returns the heaviest chain of links that go forward on both sides. It is
// used to find moves, the order of kept text, and the words that anchor an alignment.
//
//	old 0 1 2 3      links 0-0 1-3 2-1 3-2, each of weight 1
//	new 0 2 3 1      chain 0-0 2-1 3-2, so 1-3 is out of order
package chain

import (
	"cmp"
	"slices"
	"sort"
)

// Link connects Len units at Old with Len units at New. A link of length 0 is a point:
// the next link of a chain may have the same place on one side.
type Link struct {
	Old, New, Len int
	Weight        int64
}

// Heaviest returns the indexes of the links of the heaviest chain, in order. Each link
// begins, on both sides, at or after the end of the previous one. It takes O(n log n) for n
// links. The choice among several heaviest chains is deterministic, but may change if the
// sides are swapped; callers that must avoid this choose the weights accordingly.
func Heaviest(links []Link) []int {
	c := newChains(links)
	for n, i := range c.order {
		c.enterBefore(n)
		c.extend(i)
	}
	return c.heaviest()
}

// chains holds the heaviest chain that ends with each link. Chains that can be extended are
// in a Fenwick tree of maxima, by their ends on the new side.
type chains struct {
	links  []Link
	order  []int   // links sorted by their starts
	rank   []int   // position of each link in order
	ending []int   // links sorted by their ends on the old side
	next   int     // number of links of ending that were entered
	ends   []int   // ends on the new side, sorted
	tree   []int   // last link of the heaviest chain, plus 1, by end
	weight []int64 // of the heaviest chain that ends with each link
	before []int   // predecessor of each link, -1 for none
}

func newChains(links []Link) *chains {
	n := len(links)
	c := &chains{links: links, order: numbered(n), rank: make([]int, n), ending: numbered(n),
		ends: make([]int, n), tree: make([]int, n+1), weight: make([]int64, n), before: make([]int, n)}
	slices.SortFunc(c.order, func(i, k int) int {
		x, y := &links[i], &links[k]
		switch {
		case x.Old != y.Old:
			return x.Old - y.Old
		case x.New != y.New:
			return x.New - y.New
		}
		return cmp.Or(x.Len-y.Len, i-k)
	})
	for place, i := range c.order {
		c.rank[i] = place
	}
	slices.SortFunc(c.ending, func(i, k int) int {
		return cmp.Or(links[i].Old+links[i].Len-links[k].Old-links[k].Len, c.rank[i]-c.rank[k])
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

// enterBefore enters the links that end, on the old side, at or before the start of the link
// at a position of order, and precede it there.
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

// extend finds the heaviest entered chain that a link can extend.
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

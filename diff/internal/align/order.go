package align

import (
	"cmp"
	"slices"
)

// InOrder returns, for each link, whether it is on the heaviest chain of links
// that never goes back on either side. Links off the chain are moves: the
// smallest set, by weight, whose removal leaves both texts in the same order.
//
//	old 0 1 2 3      links 0-0 1-3 2-1 3-2
//	new 0 2 3 1      chain 0-0 2-1 3-2, so 1-3 moved
//
// Where two chains are as heavy, a link of either is in order, so that swapping
// the sides changes nothing. The weight of a link is its score. It takes
// O(n log n) for n links.
func InOrder(links []Link) []bool {
	kept, other := onChain(links), onChain(mirrored(links))
	for k := range kept {
		kept[k] = kept[k] || other[k]
	}
	return kept
}

// mirrored returns the links with their sides swapped.
func mirrored(links []Link) []Link {
	swapped := slices.Clone(links)
	for k := range swapped {
		swapped[k].Old, swapped[k].New = links[k].New, links[k].Old
	}
	return swapped
}

// onChain returns for each link whether it is on the heaviest chain, on one of
// those where several are.
func onChain(links []Link) []bool {
	byPlace := make([]int, len(links))
	nnew := 0
	for k := range byPlace {
		byPlace[k] = k
		nnew = max(nnew, links[k].New+1)
	}
	slices.SortFunc(byPlace, func(x, y int) int {
		return cmp.Or(cmp.Compare(links[x].Old, links[y].Old), cmp.Compare(links[x].New, links[y].New))
	})
	tree := newChains(nnew)
	before := make([]int, len(links)) // previous link of the best chain, -1 for none
	for _, k := range byPlace {
		best := tree.best(links[k].New)
		before[k] = best.link
		tree.update(links[k].New, chain{best.weight + weight(links[k]), k})
	}
	kept := make([]bool, len(links))
	for k := tree.best(nnew - 1).link; k >= 0; k = before[k] {
		kept[k] = true
	}
	return kept
}

// weight is a link's share in a chain. The score decides; the low bits, made
// from the content and the shift, tell equal scores apart in the same way
// whichever side is called old.
func weight(l Link) int64 {
	shift := uint32(abs(l.Old - l.New))
	return int64(l.Score*1e6)<<20 + int64((l.Tie*2654435761+shift*40503)>>12) + 1
}

// chain is the heaviest chain that ends with a link.
type chain struct {
	weight int64
	link   int
}

// chains is a Fenwick tree of maxima over the new units.
type chains []chain

func newChains(n int) chains {
	t := make(chains, n+1)
	for i := range t {
		t[i].link = -1
	}
	return t
}

// best returns the heaviest chain that ends at or before the new unit.
func (t chains) best(unit int) chain {
	best := chain{link: -1}
	for i := unit + 1; i > 0; i -= i & -i {
		if t[i].weight > best.weight {
			best = t[i]
		}
	}
	return best
}

func (t chains) update(unit int, c chain) {
	for i := unit + 1; i < len(t); i += i & -i {
		if c.weight > t[i].weight {
			t[i] = c
		}
	}
}

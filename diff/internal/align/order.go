package align

import (
	"slices"

	"github.com/clausediff/clausediff/diff/internal/chain"
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
	points := make([]chain.Link, len(links))
	for k, l := range links {
		points[k] = chain.Link{Old: l.Old, New: l.New, Weight: weight(l)}
	}
	kept := make([]bool, len(links))
	for _, k := range chain.Heaviest(points) {
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

package align

import (
	"slices"

	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/internal/chain"
)

// InOrder returns, for each link, whether it is on the heaviest chain of links that
// ascends on both sides. Links off the chain are moves: the set of least weight whose
// removal leaves both texts in the same order.
//
//	old 0 1 2 3      links 0-0 1-3 2-1 3-2
//	new 0 2 3 1      chain 0-0 2-1 3-2, so 1-3 moved
//
// If two chains are equally heavy, the links of both are in order, so that swapping
// the sides changes nothing. The weight of a link is its score. The time is
// O(n log n) for n links; run may look for both chains at once.
func InOrder(links []Link, run batch.Runner) []bool {
	var kept, other []bool
	run.All(func() { kept = onChain(links) }, func() { other = onChain(mirrored(links)) })
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

// onChain returns for each link whether it is on the heaviest chain, or on one of them
// if there are several.
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

// weight returns the weight of a link in a chain. The score decides; the low bits,
// which depend on the content and the shift, break ties in the same way whichever side
// is called old.
func weight(l Link) int64 {
	shift := uint32(abs(l.Old - l.New))
	return int64(l.Score*1e6)<<20 + int64((l.Tie*2654435761+shift*40503)>>12) + 1
}

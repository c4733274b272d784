package align

import "sort"

// Parts of linked groups are joined by a word instead of a mark, or parted:
//
//	old  双方愿扩大贸易，│维护和平。     维护和平 is too little of the new clause to
//	new  双方愿扩大贸易和维护和平。      be its counterpart, and is all in it
//
// joinedShare is the share of a unit that must stand in the other one and be
// explained by no other link; such a link has at least joinedScore.
const (
	joinedShare = 0.7
	joinedScore = 0.22
)

// joins reports whether most of one of two units stands in the other one; free is
// the weight that they share and nothing explains.
func (p *Prepared) joins(i, j int, free int64) bool {
	least := min(p.old.mass[i], p.new.mass[j])
	return least >= int64(p.LooseMass)*one/2 && float64(free) >= joinedShare*float64(least)
}

// addJoined marks the candidates in firmly linked groups one of which stands in
// the other, and adds those that share too little of both to have been found.
func (a *aligner) addJoined() {
	if !a.Grouped {
		return
	}
	joined := a.joinedPairs()
	for k := range a.candidates {
		c := &a.candidates[k]
		if pair := (Pair{int(c.old), int(c.new)}); joined[pair] {
			c.joined = true
			delete(joined, pair)
		}
	}
	for _, g := range a.groups {
		a.eachPair(g, func(i, j int) {
			if joined[Pair{i, j}] {
				a.candidates = append(a.candidates, candidate{old: int32(i), new: int32(j), joined: true, score: a.full(i, j)})
			}
		})
	}
}

// joinedPairs returns the pairs of units in firmly linked groups one of which
// stands in the other.
func (a *aligner) joinedPairs() map[Pair]bool {
	joined := map[Pair]bool{}
	for _, g := range a.groups {
		a.eachPair(g, func(i, j int) {
			if a.Old[i].Identity != a.New[j].Identity && a.joins(i, j, a.overlap(i, j)) {
				joined[Pair{i, j}] = true
			}
		})
	}
	return joined
}

// eachPair calls visit for every pair of units of two groups that are firmly
// linked and are not the same.
func (a *aligner) eachPair(g Link, visit func(i, j int)) {
	if g.Score < a.Firm || g.Identical {
		return
	}
	for i := firstOf(a.Old, g.Old); i < len(a.Old) && a.Old[i].Group == g.Old; i++ {
		for j := firstOf(a.New, g.New); j < len(a.New) && a.New[j].Group == g.New; j++ {
			visit(i, j)
		}
	}
}

// firstOf returns the first of the units of a group; groups do not decrease.
func firstOf(units []Unit, group int) int {
	return sort.Search(len(units), func(k int) bool { return units[k].Group >= group })
}

package align

import "sort"

// Parts of linked groups are joined by a word instead of a mark, or separated:
//
//	old  双方愿扩大贸易，│维护和平。     维护和平 is too little of the new clause to
//	new  双方愿扩大贸易和维护和平。      be its counterpart, and is all in it
//
// Where both groups are one unit, the link of the groups is theirs.
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
// the other or that are all of their groups, and adds those that share too little
// to have been found.
func (a *aligner) addJoined() {
	if !a.Grouped {
		return
	}
	joined := map[Pair]candidate{}
	var order []Pair
	for _, g := range a.groups {
		a.eachPair(g, func(i, j int, alone bool) {
			c := candidate{old: int32(i), new: int32(j), joined: a.joins(i, j, a.overlap(i, j))}
			if alone {
				c.least = g.Score
			}
			if (c.joined || alone) && a.Old[i].Identity != a.New[j].Identity {
				joined[Pair{i, j}], order = c, append(order, Pair{i, j})
			}
		})
	}
	for k := range a.candidates {
		c := &a.candidates[k]
		if found, ok := joined[Pair{int(c.old), int(c.new)}]; ok {
			c.least, c.joined = found.least, found.joined
			delete(joined, Pair{int(c.old), int(c.new)})
		}
	}
	for _, p := range order {
		if c, ok := joined[p]; ok {
			c.score = a.full(p.Old, p.New)
			a.candidates = append(a.candidates, c)
		}
	}
}

// eachPair calls visit for every pair of units of two groups that are firmly
// linked and are not the same; alone tells that there is but one.
func (a *aligner) eachPair(g Link, visit func(i, j int, alone bool)) {
	if g.Score < a.Firm || g.Identical {
		return
	}
	i, j := firstOf(a.Old, g.Old), firstOf(a.New, g.New)
	endOld, endNew := firstOf(a.Old, g.Old+1), firstOf(a.New, g.New+1)
	alone := endOld-i == 1 && endNew-j == 1
	for ; i < endOld; i++ {
		for k := j; k < endNew; k++ {
			visit(i, k, alone)
		}
	}
}

// firstOf returns the first of the units of a group; groups do not decrease.
func firstOf(units []Unit, group int) int {
	return sort.Search(len(units), func(k int) bool { return units[k].Group >= group })
}

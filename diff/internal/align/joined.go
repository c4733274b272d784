package align

import "sort"

// The units of a linked group may be joined by a word instead of punctuation, or
// separated:
//
//	old  双方愿扩大贸易，│维护和平。     维护和平 is too little of the new clause for a
//	new  双方愿扩大贸易和维护和平。      sufficient score, but all of it occurs there
//
// If two linked groups have one unit each, the units are linked like the groups.
//
// joinedShare is the share of the lighter unit that must occur in the other one and not
// be explained by other links; such a link has at least joinedScore.
const (
	joinedShare = 0.7
	joinedScore = 0.22
)

// joins reports whether one of two units contains most of the other. Free is their
// common weight that is not yet explained.
func (p *Prepared) joins(i, j int, free int64) bool {
	least := min(p.old.mass[i], p.new.mass[j])
	return least >= int64(p.LooseMass)*one/2 && float64(free) >= joinedShare*float64(least)
}

// addJoined marks the candidates in firmly linked groups of which one contains most of
// the other, or that are the only units of their groups. It adds those that the search
// has not found.
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

// eachPair calls visit for every pair of units of two firmly linked groups that are not
// identical; alone says that it is the only pair.
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

// firstOf returns the number of the first unit of a group; units are sorted by group.
func firstOf(units []Unit, group int) int {
	return sort.Search(len(units), func(k int) bool { return units[k].Group >= group })
}

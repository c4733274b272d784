package align

import (
	"slices"
	"sync"
)

// The search for every pair of units whose score could reach what a link must
// have. A pair that shares only the commonest words cannot: a unit's commonest
// features find no candidates, as long as all of them together weigh less than
// the least that a candidate of it must share (prefix filtering: Chaudhuri, Ganti
// and Kaushik 2006). What candidates share in all is counted afterwards, so none
// is missed:
//
//	unit      的   和   合作 │ 能源  核电
//	weight    .1   .2   .4   │ 1.4   2.0     a candidate shares .8 at least; 的, 和 and
//	                         │               合作 are .7: 能源 and 核电 find it
//
// Units of groups that are not linked need a higher score than those of linked
// groups, which are few and are looked at one by one.

// floor is the least score of a candidate: context multiplies it by at most
// 1 + contextGain.
const floor = Threshold / (1 + contextGain)

// relatedMost is how many units of linked groups are looked at one by one.
const relatedMost = 256

// rounding is taken off limits in the search, so that none is missed by an error
// of rounding.
const rounding = 1 - 1e-9

// search is the state of one search for candidates.
type search struct {
	*aligner
	groups  [][2]int // the first and the end of the new units of every group
	leastBG float64  // the least background of a new unit
	shared  []int64  // by new unit: twice the weight shared in what finds it
	touched []int32
	near    []int // new units of linked groups
	found   []candidate
}

// all returns every pair whose score could reach the threshold.
func (a *aligner) all() []candidate {
	groups, leastBG := groupsOf(a.New), slices.Min(a.new.bg)
	// What a search writes on is used again.
	searches := sync.Pool{New: func() any {
		return &search{aligner: a, groups: groups, leastBG: leastBG,
			shared: make([]int64, len(a.New)), touched: make([]int32, len(a.New)+1)}
	}}
	return a.inStretches(len(a.Old), func(start, end int) []candidate {
		s := searches.Get().(*search)
		defer searches.Put(s)
		s.found = nil
		for i := start; i < end; i++ {
			if !a.old.settled[i] {
				s.unit(i)
			}
		}
		return s.found
	})
}

// groupsOf returns the first and the end of the units of every group.
func groupsOf(units []Unit) [][2]int {
	var groups [][2]int
	for i := range units {
		for len(groups) <= units[i].Group {
			groups = append(groups, [2]int{i, i})
		}
		groups[units[i].Group][1] = i + 1
	}
	return groups
}

// unit finds the candidates of an old unit.
func (s *search) unit(i int) {
	lowest := floor
	related := s.related(i)
	apart := s.Groups != nil && len(related) <= relatedMost // all the others are
	if apart {
		lowest = s.apart()
		for _, j := range related {
			if s.mayLink(i, j) {
				s.consider(i, j, 2*s.overlap(i, j), floor)
			}
		}
	}
	least := s.leastShared(i, lowest)
	common, skipped := s.commonest(i, least)
	s.collect(i, common)
	s.winnow(i, least, skipped, lowest, apart)
	if skipped > 0 && len(s.touched) > 0 {
		s.complete(i, common)
	}
	for _, j := range s.touched {
		lowest := floor
		if !s.together(i, int(j)) {
			lowest = s.apart()
		}
		s.consider(i, int(j), s.shared[j], lowest)
		s.shared[j] = 0
	}
}

// related returns the new units in the groups that are linked with the group of
// an old unit, up to one more than relatedMost.
func (s *search) related(i int) []int {
	s.near = s.near[:0]
	for _, k := range s.grouped.byOld.of(s.Old[i].Group) {
		group := s.groups[s.grouped.links[k].New]
		for j := group[0]; j < group[1] && len(s.near) <= relatedMost; j++ {
			s.near = append(s.near, j)
		}
	}
	return s.near
}

// apart returns the least score of a candidate between groups that are not
// linked.
func (s *search) apart() float64 { return max(floor, s.Apart/(1+contextGain)) }

// mayLink reports whether a search is to find a pair. Identical pairs are listed
// by addIdentical, also those that share no weight.
func (s *search) mayLink(i, j int) bool {
	old, new := &s.Old[i], &s.New[j]
	return old.Identity != new.Identity && old.Class == new.Class && !s.new.settled[j]
}

// consider adds a pair, with twice the weight that it shares, if its score
// reaches the lowest.
func (s *search) consider(i, j int, doubled int64, lowest float64) {
	score := s.lessBackground(ratio(doubled, s.old.mass[i], s.new.mass[j]), i, j)
	if score >= lowest {
		s.found = append(s.found, candidate{old: int32(i), new: int32(j), score: score})
	}
}

// collect lists the new units that share what is not too common, with twice the
// weight shared in it.
func (s *search) collect(i, common int) {
	shared, touched, n := s.shared, s.touched[:len(s.New)+1], 0
	for _, f := range s.Old[i].Features {
		w := s.weights[f.ID]
		if w == 0 || weightClass(w) < common {
			continue
		}
		for _, p := range s.new.index.of(f.ID) {
			before := shared[p.unit]
			shared[p.unit] = before + 2*w*int64(min(p.count, f.Count))
			// Written always, counted once: a jump that cannot be foretold takes
			// longer.
			touched[n] = p.unit
			if before == 0 {
				n++
			}
		}
	}
	s.touched = touched[:n]
}

// winnow leaves of the collected units those that may be linked and that, if
// they share all that was skipped, reach the score. Without the related ones when
// these were looked at.
func (s *search) winnow(i int, least, skipped int64, score float64, apart bool) {
	kept := s.touched[:0]
	for _, t := range s.touched {
		j := int(t)
		if s.shared[t]+skipped >= least && s.reaches(i, j, s.shared[t]+skipped, score) && s.mayLink(i, j) && !(apart && s.together(i, j)) {
			kept = append(kept, t)
		} else {
			s.shared[t] = 0
		}
	}
	s.touched = kept
}

// complete adds what the units that are left share in the commonest features.
func (s *search) complete(i, common int) {
	for _, f := range s.Old[i].Features {
		w := s.weights[f.ID]
		if weightClass(w) >= common {
			continue
		}
		for _, p := range s.new.index.of(f.ID) {
			if s.shared[p.unit] > 0 {
				s.shared[p.unit] += 2 * w * int64(min(p.count, f.Count))
			}
		}
	}
}

// leastShared returns the least of twice the weight that an old unit must share
// with any new one for a score. The less mass the other has, the less it is.
func (s *search) leastShared(i int, score float64) int64 {
	least := s.raw(score, (s.old.bg[i]+s.leastBG)/2) * float64(7*s.old.mass[i]+10*evidence*one) / 5
	return int64(least * rounding)
}

// reaches reports whether a pair could have a score if it shared so much, twice
// the weight. It may say so of a pair that could not.
func (s *search) reaches(i, j int, doubled int64, score float64) bool {
	raw := s.raw(score, (s.old.bg[i]+s.new.bg[j])/2)
	return float64(5*doubled) >= raw*norm(s.old.mass[i], s.new.mass[j])*rounding
}

// raw returns the raw score that is a score when the background is taken off.
func (s *search) raw(score, background float64) float64 {
	return score + (1-score)*background
}

// weightClasses is into how many classes features are sorted by their weight,
// from the commonest.
const weightClasses = 16

func weightClass(weight int64) int { return min(int(weight*8/one), weightClasses-1) }

// commonest returns the class of weights below which a unit's features together
// weigh less than a limit, all doubled, and what they weigh.
func (s *search) commonest(i int, limit int64) (class int, doubled int64) {
	var weights [weightClasses]int64
	for _, f := range s.Old[i].Features {
		w := s.weights[f.ID]
		weights[weightClass(w)] += 2 * w * int64(f.Count)
	}
	for class < weightClasses && doubled+weights[class] < limit {
		doubled += weights[class]
		class++
	}
	return class, doubled
}

package align

import "sync"

// The search finds every pair of units whose score could reach the threshold. For
// every old unit, the index gives the new units with a common feature. The common
// weight is summed by new unit, and those with a sufficient score are candidates:
//
//	old 甲乙丙     甲: new 1 4     乙: new 4 7     丙: new 4
//	               common with 1: 甲 · with 4: 甲乙丙 · with 7: 乙

// floor is the lowest score of a candidate, because context multiplies it by at most
// 1 + contextGain.
const floor = Threshold / (1 + contextGain)

// lowest is the lowest score of a candidate before the subject factor.
const lowest = floor / subjectMost

// search is the state of one search for candidates.
type search struct {
	*aligner
	leastBG float64 // the least background of a new unit
	index   index   // of the new units that are not settled
	shared  []int64 // by new unit: twice its common weight with the current old unit
	own     []int32 // by feature: its rarity if the current old unit has it, otherwise 0
	found   []candidate
}

// all returns every pair whose score could reach the threshold.
func (a *aligner) all() []candidate {
	leastBG := 1.0
	for j, bg := range a.new.bg {
		if !a.new.settled[j] {
			leastBG = min(leastBG, bg)
		}
	}
	units := invert(a.New, len(a.Types), a.new.settled)
	searches := sync.Pool{New: func() any { // as many as are in use at once
		return &search{aligner: a, leastBG: leastBG, index: units, shared: make([]int64, len(a.New)), own: make([]int32, len(a.Types))}
	}}
	return inStretches(a, len(a.Old), func(start, end int) []candidate {
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

// unit finds the candidates of an old unit. Candidates between unlinked groups need a
// higher score, so only the units of linked groups are compared with the lower one.
func (s *search) unit(i int) {
	s.collect(i)
	least := s.leastShared(i, s.lowestAnywhere())
	for j, doubled := range s.shared {
		if doubled >= least {
			s.consider(i, j)
		}
	}
	if s.Grouped {
		leastLinked := s.leastShared(i, lowest)
		for _, g := range s.grouped.byOld.Of(s.Old[i].Group) {
			for j := firstOf(s.New, g.New); j < len(s.New) && s.New[j].Group == g.New; j++ {
				if doubled := s.shared[j]; leastLinked <= doubled && doubled < least {
					s.consider(i, j)
				}
			}
		}
	}
	s.forget(i)
}

// consider adds a pair to the candidates if its score could reach the threshold.
func (s *search) consider(i, j int) {
	score := s.lessBackground(s.ratio(s.shared[j], s.old.mass[i], s.new.mass[j]), i, j)
	if score < lowest || !s.mayLink(i, j) || score*subjectMost < s.leastApart() && !s.inLinkedGroups(i, j) {
		return
	}
	score *= s.subjectOf(j)
	if s.mayReach(score, i, j) {
		s.found = append(s.found, candidate{old: int32(i), new: int32(j), score: score})
	}
}

// subjectOf returns the [Prepared.subject] of the current old unit and a new one. The
// rarities of the old one's features by feature make it several times as fast.
func (s *search) subjectOf(j int) float64 {
	var rarest subjects
	for _, f := range s.New[j].Features {
		rarest.add(s.own[f.ID])
	}
	return rarest.factor()
}

// lowestAnywhere returns the lowest score, before the subject factor, of a candidate in
// groups that may not be linked.
func (s *search) lowestAnywhere() float64 {
	if !s.Grouped {
		return lowest
	}
	return s.leastApart() / subjectMost
}

// leastApart returns the lowest score of a candidate between unlinked groups.
func (a *aligner) leastApart() float64 { return max(floor, a.Apart/(1+contextGain)) }

// mayReach reports whether context could raise the score of a pair to the threshold.
func (a *aligner) mayReach(score float64, i, j int) bool {
	return score >= a.leastApart() || score >= floor && a.inLinkedGroups(i, j)
}

// mayLink reports whether the search should return a pair. It leaves identical pairs
// to addIdentical, which also finds those without common weight.
func (s *search) mayLink(i, j int) bool {
	old, new := &s.Old[i], &s.New[j]
	return old.Identity != new.Identity && old.Class == new.Class && !s.new.settled[j] && !s.byLabels(i, j)
}

// leastShared returns a lower bound of twice the common weight of an old unit and the
// units with which its score is at least score: that of one with no mass and the least
// background. Most pairs are below it and are rejected at once.
func (s *search) leastShared(i int, score float64) int64 {
	background := (s.old.bg[i] + s.leastBG) / 2
	return s.leastDoubled(score+(1-score)*background, s.old.mass[i])
}

// leastDoubled returns a lower bound of twice the common weight of two units, one of
// the given mass, whose [Prepared.ratio] is at least score.
func (p *Prepared) leastDoubled(score float64, mass int64) int64 {
	const rounding = 1 - 1e-9 // allows for rounding errors
	return int64(score * p.norm(0, mass) / normTimes * rounding)
}

// collect sets what the search knows of an old unit: its common weights with the new
// units, and the rarities of its features.
func (s *search) collect(i int) {
	for _, f := range s.Old[i].Features {
		s.own[f.ID] = s.rarity[f.ID]
		w := 2 * s.weights[f.ID]
		for _, p := range s.index.Of(int(f.ID)) {
			s.shared[p.unit] += w * int64(min(p.count, f.Count))
		}
	}
}

// forget undoes collect. Two units in three have something in common, so all weights are
// cleared.
func (s *search) forget(i int) {
	clear(s.shared)
	for _, f := range s.Old[i].Features {
		s.own[f.ID] = 0
	}
}

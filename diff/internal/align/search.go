package align

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
	touched []int32 // the new units with common weight; one longer than the new side
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
	return inStretches(a, len(a.Old), func(start, end int) []candidate {
		s := &search{
			aligner: a, leastBG: leastBG, index: units,
			shared: make([]int64, len(a.New)), touched: make([]int32, len(a.New)+1),
		}
		for i := start; i < end; i++ {
			if !a.old.settled[i] {
				s.unit(i)
			}
		}
		return s.found
	})
}

// unit finds the candidates of an old unit. Candidates between unlinked groups need a
// higher score.
func (s *search) unit(i int) {
	least, apart := s.leastShared(i), s.leastApart()
	for _, t := range s.collect(i) {
		j, doubled := int(t), s.shared[t]
		s.shared[t] = 0
		if doubled < least {
			continue
		}
		score := s.lessBackground(s.ratio(doubled, s.old.mass[i], s.new.mass[j]), i, j)
		if score < lowest || !s.mayLink(i, j) || score*subjectMost < apart && !s.inLinkedGroups(i, j) {
			continue
		}
		score *= s.subject(i, j)
		if s.mayReach(score, i, j) {
			s.found = append(s.found, candidate{old: int32(i), new: int32(j), score: score})
		}
	}
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

// leastShared returns a lower bound of twice the common weight of an old unit and its
// candidates: that of a candidate with no mass and the least background. Most pairs
// are below it and are rejected at once.
func (s *search) leastShared(i int) int64 {
	background := (s.old.bg[i] + s.leastBG) / 2
	return s.leastDoubled(lowest+(1-lowest)*background, s.old.mass[i])
}

// leastDoubled returns a lower bound of twice the common weight of two units, one of
// the given mass, whose [Prepared.ratio] is at least score.
func (p *Prepared) leastDoubled(score float64, mass int64) int64 {
	const rounding = 1 - 1e-9 // allows for rounding errors
	return int64(score * p.norm(0, mass) / normTimes * rounding)
}

// collect sets the common weights of an old unit and returns the new units that have
// any. The result is valid until the next call.
func (s *search) collect(i int) []int32 {
	n := 0
	for _, f := range s.Old[i].Features {
		w := 2 * s.weights[f.ID]
		if w == 0 {
			continue
		}
		for _, p := range s.index.Of(int(f.ID)) {
			before := s.shared[p.unit]
			s.shared[p.unit] = before + w*int64(min(p.count, f.Count))
			// Write always, count once: a branch around the write is unpredictable
			// and makes a whole comparison 7 % slower.
			s.touched[n] = p.unit
			if before == 0 {
				n++
			}
		}
	}
	return s.touched[:n]
}

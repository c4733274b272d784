package align

// The search for every pair of units whose score could reach what a link must
// have. For every old unit the index gives the new ones that share a feature with
// it, and what they share is summed up by new unit; those whose score is high
// enough are candidates:
//
//	old 甲乙丙     甲: new 1 4     乙: new 4 7     丙: new 4
//	               shared by 1: 甲 · by 4: 甲乙丙 · by 7: 乙

// floor is the least score of a candidate: context multiplies it by at most
// 1 + contextGain.
const floor = Threshold / (1 + contextGain)

// lowest is the least score of a candidate before its subject counts.
const lowest = floor / subjectMost

// search is the state of one search for candidates.
type search struct {
	*aligner
	leastBG float64 // the least background of a new unit
	index   index   // of the new units, but for settled ones
	shared  []int64 // by new unit: twice the weight that it shares with the old one at hand
	touched []int32 // the new units that share any, and room for one more
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

// unit finds the candidates of an old unit. Between groups that are not linked
// they need a higher score.
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

// leastApart is the least score of a candidate between groups that are not linked.
func (a *aligner) leastApart() float64 { return max(floor, a.Apart/(1+contextGain)) }

// mayReach reports whether context could raise the score of a pair to the threshold.
func (a *aligner) mayReach(score float64, i, j int) bool {
	return score >= a.leastApart() || score >= floor && a.inLinkedGroups(i, j)
}

// mayLink reports whether a search is to find a pair. Identical pairs are listed
// by addIdentical, also those that share no weight.
func (s *search) mayLink(i, j int) bool {
	old, new := &s.Old[i], &s.New[j]
	return old.Identity != new.Identity && old.Class == new.Class && !s.new.settled[j] && !s.byLabels(i, j)
}

// leastShared returns a limit to twice the weight that a candidate of an old unit
// shares with it: what one without any mass and with the least background would
// have to. Most pairs are below it, and dropped at one look.
func (s *search) leastShared(i int) int64 {
	background := (s.old.bg[i] + s.leastBG) / 2
	return s.leastDoubled(lowest+(1-lowest)*background, s.old.mass[i])
}

// leastDoubled returns a limit to twice the weight that a unit of some mass shares
// with any whose [Prepared.ratio] with it is as high as a score.
func (p *Prepared) leastDoubled(score float64, mass int64) int64 {
	const rounding = 1 - 1e-9 // so that an error of rounding loses none
	return int64(score * p.norm(0, mass) / normTimes * rounding)
}

// collect returns the new units that share a feature with an old one, until it is
// called again, and sets what they share.
func (s *search) collect(i int) []int32 {
	n := 0
	for _, f := range s.Old[i].Features {
		w := 2 * s.weights[f.ID]
		if w == 0 {
			continue
		}
		for _, p := range s.index.of(int(f.ID)) {
			before := s.shared[p.unit]
			s.shared[p.unit] = before + w*int64(min(p.count, f.Count))
			// Written always, counted once: with a jump that cannot be foretold a
			// whole comparison takes 7 % longer.
			s.touched[n] = p.unit
			if before == 0 {
				n++
			}
		}
	}
	return s.touched[:n]
}

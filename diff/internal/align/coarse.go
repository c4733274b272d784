package align

import (
	"slices"
	"sync"

	"github.com/clausediff/clausediff/diff/internal/buckets"
)

// The search above [Exact] pairs of units looks up the rarest features of a unit and
// keeps the best few of the units that have them. It runs from both sides, so
// swapping the sides swaps the result:
//
//	unit     能源 12 units   核电 9   合作 800   的 4000
//	         examined: those with 核电 or 能源; kept: the best ten of them

// coarsePairs returns the best few pairs of every unit on both sides whose full score
// could reach the threshold.
func (a *aligner) coarsePairs() []candidate {
	found := [][]unitPair{a.best(&a.old, &a.new), a.best(&a.new, &a.old)}
	byOld := buckets.Of(len(a.Old), func(put func(int, int32)) {
		for _, pairs := range found {
			for _, p := range pairs {
				put(int(p.old), p.new)
			}
		}
	})
	lookups := sync.Pool{New: func() any { return a.newLookup() }} // as many as are in use at once
	return inStretches(a, len(a.Old), func(start, end int) []candidate {
		of := lookups.Get().(*lookup)
		defer lookups.Put(of)
		var kept []candidate
		for i := start; i < end; i++ {
			partners := byOld.Of(i)
			slices.Sort(partners)
			of.set(i)
			for _, j := range slices.Compact(partners) { // most occur twice, found from both sides
				if score := of.full(int(j)); a.mayReach(score, i, int(j)) {
					kept = append(kept, candidate{old: int32(i), new: j, score: score})
				}
			}
		}
		return kept
	})
}

// best returns the best few pairs of every unit of from that is not settled, found by
// the unit's rarest features.
func (a *aligner) best(from, to *side) []unitPair {
	units, sorts := invert(to.units, len(a.Types), to.settled), sortsOf(to.units)
	return inStretches(a, len(from.units), func(start, end int) []unitPair {
		s := &coarseSearch{aligner: a, from: from, to: to, index: units, sorts: sorts, shared: make([]int64, len(to.units))}
		var found []unitPair
		for i := start; i < end; i++ {
			if from.settled[i] {
				continue
			}
			for _, c := range s.unit(i) {
				found = append(found, unitPair{c.old, c.new})
			}
		}
		return found
	})
}

// unitPair is the numbers of an old and a new unit.
type unitPair struct{ old, new int32 }

// unitSort is what excludes most units from a link. The units themselves are so large that
// reading one of them for each pair takes a twentieth of the time of a comparison.
type unitSort struct{ identity, class int32 }

func sortsOf(units []Unit) []unitSort {
	sorts := make([]unitSort, len(units))
	for i := range units {
		sorts[i] = unitSort{int32(units[i].Identity), units[i].Class}
	}
	return sorts
}

// coarseSearch is the state of one search.
type coarseSearch struct {
	*aligner
	from, to *side
	index    index      // of the units of to that are not settled
	sorts    []unitSort // of the units of to
	sorted   []rareness // the features of the current unit, the rarest first
	shared   []int64    // by unit of to: twice its common weight in the rarest features
	touched  []int32    // the units of to with common weight
	ranking  ranking    // of the current unit
}

// rareness is the number of units that have a feature, on the side where more have it, and
// below it, in the last 32 bits, the feature's number in its unit. Sorting numbers takes half
// the time of sorting structs.
type rareness int64

func (r rareness) units() int32 { return int32(r >> 32) }

func (r rareness) of(u *Unit) Feature { return u.Features[int32(r)] }

// unit returns the best few pairs of a unit of from with different units of the same
// class, ranked by the rarest features. The result is valid until the next call. Once
// it is full, the common weight alone excludes most other units.
func (s *coarseSearch) unit(i int) ranking {
	s.touched = s.touched[:0]
	unit := &s.from.units[i]
	for _, r := range s.rarest(unit) {
		f := r.of(unit)
		w := 2 * s.weights[f.ID]
		if w == 0 {
			continue
		}
		for _, p := range s.index.Of(int(f.ID)) {
			if s.shared[p.unit] == 0 {
				s.touched = append(s.touched, p.unit)
			}
			s.shared[p.unit] += w * int64(min(p.count, f.Count))
		}
	}
	best, least := s.ranking[:0], int64(0)
	for _, j := range s.touched {
		doubled := s.shared[j]
		s.shared[j] = 0
		if doubled < least {
			continue
		}
		c := candidate{old: int32(i), new: j, score: s.ratio(doubled, s.from.mass[i], s.to.mass[j])}
		if best.isFullAbove(c.score) || !s.mayLink(unit, j) {
			continue
		}
		if s.from == &s.new {
			c.old, c.new = c.new, c.old
		}
		best.add(c)
		if len(best) == bestPerUnit {
			least = s.leastDoubled(best[bestPerUnit-1].score, s.from.mass[i])
		}
	}
	s.ranking = best
	return best
}

// mayLink reports whether the search should return a pair. It leaves identical pairs
// to addIdentical, which also finds those without common weight.
func (s *coarseSearch) mayLink(unit *Unit, j int32) bool {
	if other := s.sorts[j]; unit.Identity == int(other.identity) || unit.Class != other.class {
		return false
	}
	if unit.Labels == nil {
		return true
	}
	other := &s.to.units[j]
	return !otherLine(unit, other) && !s.sameLine(unit, other)
}

// rarest returns the rarest features of a unit, as long as the units of the other side
// that have them are at most looksPerUnit in total. Of equally rare features it takes
// all or none, so that their order does not matter. The rarest ones may have up to
// looksMost units; beyond that it returns none.
func (s *coarseSearch) rarest(u *Unit) []rareness {
	s.sorted = s.sorted[:0]
	for k, f := range u.Features {
		s.sorted = append(s.sorted, rareness(s.units(f.ID))<<32|rareness(k))
	}
	slices.Sort(s.sorted)
	taken, looked := 0, 0
	for taken < len(s.sorted) {
		end, cost := taken, 0
		for end < len(s.sorted) && s.sorted[end].units() == s.sorted[taken].units() {
			cost += int(s.to.frequency[s.sorted[end].of(u).ID])
			end++
		}
		if looked += cost; looked > looksPerUnit && (taken > 0 || looked > looksMost) {
			break
		}
		taken = end
	}
	return s.sorted[:taken]
}

// ranking holds the best candidates of a unit, at most bestPerUnit, the best first.
type ranking []candidate

// isFullAbove reports whether the ranking is full of candidates with higher scores.
func (r ranking) isFullAbove(score float64) bool {
	return len(r) == bestPerUnit && score < r[bestPerUnit-1].score
}

// beats reports whether a candidate ranks before another.
func (c candidate) beats(d candidate) bool {
	return c.score > d.score || c.score == d.score && byPlace(c, d) < 0
}

// add adds a candidate unless the ranking is full of better ones.
func (r *ranking) add(c candidate) {
	at := len(*r)
	for at > 0 && c.beats((*r)[at-1]) {
		at--
	}
	if at == bestPerUnit {
		return
	}
	if len(*r) == bestPerUnit {
		*r = (*r)[:bestPerUnit-1]
	}
	*r = slices.Insert(*r, at, c)
}

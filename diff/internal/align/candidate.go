package align

import (
	"cmp"
	"slices"
)

// candidate is a pair of units that could be linked.
type candidate struct {
	old, new  int32
	identical bool
	pinned    bool
	score     float64 // of the full overlap, background taken off, before context
}

// findCandidates lists the pairs that could reach the threshold in either pass.
// Above [Exact] it lists the best few of every unit of either side.
func (a *aligner) findCandidates() {
	if a.coarse {
		a.candidates = a.best(&a.old, &a.new, false)
		a.candidates = append(a.candidates, a.best(&a.new, &a.old, true)...)
		slices.SortFunc(a.candidates, byPlace)
		a.candidates = slices.Compact(a.candidates)
	} else {
		a.candidates = a.all()
	}
	a.addIdentical()
	a.obey()
}

// obey takes out the barred pairs and puts in the pinned ones.
func (a *aligner) obey() {
	if len(a.Pinned)+len(a.Barred) == 0 {
		return
	}
	out := map[Pair]bool{}
	for _, p := range slices.Concat(a.Barred, a.Pinned) {
		out[p] = true
	}
	a.candidates = slices.DeleteFunc(a.candidates, func(c candidate) bool {
		return out[Pair{int(c.old), int(c.new)}]
	})
	for _, p := range a.Pinned {
		a.candidates = append(a.candidates, candidate{
			old: int32(p.Old), new: int32(p.New), pinned: true, score: 1,
			identical: a.Old[p.Old].Identity == a.New[p.New].Identity,
		})
	}
}

// all returns every pair whose score could reach the threshold.
func (a *aligner) all() []candidate {
	// Context multiplies a score by at most 1 + contextGain.
	const floor = Threshold / (1 + contextGain)
	apart := a.Apart / (1 + contextGain)
	var found []candidate
	a.sharing(&a.old, &a.new, len(a.Old)+len(a.New), func(i, j int, doubled int64) {
		score := a.lessBackground(ratio(doubled, a.old.mass[i], a.new.mass[j]), i, j)
		if score >= floor && (score >= apart || a.together(i, j)) {
			found = append(found, candidate{old: int32(i), new: int32(j), score: score})
		}
	})
	return found
}

// best returns the best few pairs of every unit of from, found by rare features
// and scored by all. Swapped tells that from is the new side.
func (a *aligner) best(from, to *side, swapped bool) []candidate {
	limit := max(frequentMin, max(len(a.Old), len(a.New))/50)
	perUnit := make([][]candidate, len(from.units))
	a.sharing(from, to, limit, func(i, j int, doubled int64) {
		c := candidate{old: int32(i), new: int32(j), score: ratio(doubled, from.mass[i], to.mass[j])}
		if swapped {
			c.old, c.new = c.new, c.old
		}
		perUnit[i] = append(perUnit[i], c)
		if len(perUnit[i]) >= 8*bestPerUnit {
			perUnit[i] = keepBest(perUnit[i])
		}
	})
	var found []candidate
	for _, candidates := range perUnit {
		for _, c := range keepBest(candidates) {
			i, j := int(c.old), int(c.new)
			c.score = a.lessBackground(ratio(2*a.overlap(i, j), a.old.mass[i], a.new.mass[j]), i, j)
			found = append(found, c)
		}
	}
	return found
}

// sharing calls visit once for every pair of different units of the same class
// that share a feature which stands in at most limit units of either side.
// doubled is twice the weight that they share in such features.
func (a *aligner) sharing(from, to *side, limit int, visit func(i, j int, doubled int64)) {
	shared := make([]int64, len(to.units))
	touched := make([]int32, 0, len(to.units))
	for i := range from.units {
		touched = touched[:0]
		unit := &from.units[i]
		for _, f := range unit.Features {
			w, postings := 2*a.weights[f.ID], to.index[f.ID]
			if w == 0 || max(len(postings), len(from.index[f.ID])) > limit {
				continue
			}
			for _, p := range postings {
				if shared[p.unit] == 0 {
					touched = append(touched, p.unit)
				}
				shared[p.unit] += w * int64(min(p.count, f.Count))
			}
		}
		for _, j := range touched {
			other := &to.units[j]
			// addIdentical lists identical pairs, also those that share no weight.
			if unit.Identity != other.Identity && unit.Class == other.Class {
				visit(i, int(j), shared[j])
			}
			shared[j] = 0
		}
	}
}

// keepBest returns the best few candidates.
func keepBest(candidates []candidate) []candidate {
	slices.SortFunc(candidates, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), byPlace(x, y))
	})
	return candidates[:min(len(candidates), bestPerUnit)]
}

func byPlace(x, y candidate) int {
	return cmp.Or(cmp.Compare(x.old, y.old), cmp.Compare(x.new, y.new))
}

// repeats limits the identical pairs of one wording to occurrences that are
// about the same in number on both sides: a line that stands a thousand times
// in both texts would give a million pairs.
const repeats = 32

// addIdentical lists the pairs of units with the same token sequence.
func (a *aligner) addIdentical() {
	twins := map[int][]int32{}
	for j := range a.New {
		twins[a.New[j].Identity] = append(twins[a.New[j].Identity], int32(j))
	}
	occurrence := map[int]int{}
	for i := range a.Old {
		id := a.Old[i].Identity
		nth := occurrence[id]
		occurrence[id]++
		for k := max(0, nth-repeats); k <= min(len(twins[id])-1, nth+repeats); k++ {
			a.candidates = append(a.candidates, candidate{old: int32(i), new: twins[id][k], identical: true, score: 1})
		}
	}
}

// overlap returns the weight that two units share.
func (a *aligner) overlap(i, j int) int64 {
	var sum int64
	old, new := a.Old[i].Features, a.New[j].Features
	common(old, new, func(x, y int) {
		sum += a.weights[old[x].ID] * int64(min(old[x].Count, new[y].Count))
	})
	return sum
}

// common calls visit with the places of every feature that two units have.
func common(old, new []Feature, visit func(x, y int)) {
	for x, y := 0, 0; x < len(old) && y < len(new); {
		switch {
		case old[x].ID < new[y].ID:
			x++
		case old[x].ID > new[y].ID:
			y++
		default:
			visit(x, y)
			x++
			y++
		}
	}
}

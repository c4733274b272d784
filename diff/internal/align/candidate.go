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
		a.candidates = append(a.best(&a.old, &a.new, false), a.best(&a.new, &a.old, true)...)
		a.candidates = slices.Compact(a.inPlace(a.candidates))
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

// inPlace returns the candidates by old, then new unit.
func (a *aligner) inPlace(found []candidate) []candidate {
	n := len(a.Old)
	byOld := bucketsOf(n, func(put func(int, candidate)) {
		for _, c := range found {
			put(int(c.old), c)
		}
	})
	a.Run(stretches, func(k int) {
		for i := k * n / stretches; i < (k+1)*n/stretches; i++ {
			slices.SortFunc(byOld.of(i), byPlace)
		}
	})
	return byOld.items
}

// stretches is into how many parts the units of a side are cut for a search.
const stretches = 16

// inStretches searches stretches of n units and returns what was found in their
// order.
func (a *aligner) inStretches(n int, search func(start, end int) []candidate) []candidate {
	var found [stretches][]candidate
	a.Run(stretches, func(k int) { found[k] = search(k*n/stretches, (k+1)*n/stretches) })
	return slices.Concat(found[:]...)
}

// best returns the best few pairs of every unit of from, found by its rarest
// features and scored by all. Swapped tells that from is the new side.
func (a *aligner) best(from, to *side, swapped bool) []candidate {
	return a.inStretches(len(from.units), func(start, end int) []candidate {
		perUnit := make([]ranking, end-start)
		a.sharing(from, to, start, end, a.rarest(from, to), func(i, j int, doubled int64) {
			c := candidate{old: int32(i), new: int32(j), score: ratio(doubled, from.mass[i], to.mass[j])}
			if swapped {
				c.old, c.new = c.new, c.old
			}
			perUnit[i-start].add(c)
		})
		found := slices.Concat(perUnit...)
		for k := range found {
			c := &found[k]
			i, j := int(c.old), int(c.new)
			c.score = a.lessBackground(ratio(2*a.overlap(i, j), a.old.mass[i], a.new.mass[j]), i, j)
		}
		return found
	})
}

// settle marks the unique twins that every pass links first, whatever else they
// share something with: the search for other candidates leaves them out.
func (p *Prepared) settle(twins []Link) {
	p.old.settled, p.new.settled = make([]bool, len(p.Old)), make([]bool, len(p.New))
	if len(p.Pinned)+len(p.Barred) > 0 {
		return
	}
	for _, t := range twins {
		if !p.Grouped || p.old.mass[t.Old] >= int64(max(p.ApartMass, p.LooseMass))*one {
			p.old.settled[t.Old], p.new.settled[t.New] = true, true
		}
	}
}

// sharing calls visit once for every pair of different units of the same class,
// none of them settled, the first from start up to end of from, that share one of
// the features that telling returns for it. doubled is twice the weight that they
// share in such features.
func (a *aligner) sharing(from, to *side, start, end int, telling func(*Unit) []Feature, visit func(i, j int, doubled int64)) {
	shared := make([]int64, len(to.units))
	touched := make([]int32, 0, len(to.units))
	for i := start; i < end; i++ {
		if from.settled[i] {
			continue
		}
		touched = touched[:0]
		unit := &from.units[i]
		for _, f := range telling(unit) {
			w := 2 * a.weights[f.ID]
			if w == 0 {
				continue
			}
			for _, p := range to.index.of(int(f.ID)) {
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

// rarest returns a function that takes the rarest features of a unit: as many as
// have few enough units of the other side between them. Features that are
// equally rare are taken all or none, so that their order plays no part; of a
// unit that has nothing rare, none are.
func (a *aligner) rarest(from, to *side) func(*Unit) []Feature {
	units := func(f Feature) int32 { return max(from.frequency[f.ID], to.frequency[f.ID]) }
	var sorted []Feature
	return func(u *Unit) []Feature {
		sorted = append(sorted[:0], u.Features...)
		slices.SortFunc(sorted, func(x, y Feature) int { return cmp.Compare(units(x), units(y)) })
		taken, looked := 0, 0
		for taken < len(sorted) {
			end, cost := taken, 0
			for end < len(sorted) && units(sorted[end]) == units(sorted[taken]) {
				cost += int(to.frequency[sorted[end].ID])
				end++
			}
			if looked += cost; looked > looksPerUnit && (taken > 0 || looked > looksMost) {
				break
			}
			taken = end
		}
		return sorted[:taken]
	}
}

// ranking holds the best few candidates of a unit, the best first.
type ranking []candidate

func (r *ranking) add(c candidate) {
	if len(*r) == bestPerUnit && c.score < (*r)[bestPerUnit-1].score {
		return // as most are
	}
	at, _ := slices.BinarySearchFunc(*r, c, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), byPlace(x, y))
	})
	if at == bestPerUnit {
		return
	}
	if len(*r) == bestPerUnit {
		*r = (*r)[:bestPerUnit-1]
	}
	*r = slices.Insert(*r, at, c)
}

func byPlace(x, y candidate) int {
	if x.old != y.old {
		return cmp.Compare(x.old, y.old)
	}
	return cmp.Compare(x.new, y.new)
}

// A line that stands a thousand times in both texts would give a million identical
// pairs. Each occurrence is paired with those that are about the same in number on
// the other side: repeats before and after it, fewer where repeatsMost pairs of one
// wording would not do.
const (
	repeats     = 32
	repeatsMost = 1 << 17
)

// addIdentical lists the pairs of units with the same token sequence.
func (a *aligner) addIdentical() {
	for i := range a.Old {
		id := a.Old[i].Identity
		own, twins := a.oldTwins.of(id), a.newTwins.of(id)
		if len(twins) == 0 {
			continue
		}
		reach := min(repeats, max(1, repeatsMost/max(len(own), len(twins))))
		nth, _ := slices.BinarySearch(own, int32(i))
		for k := max(0, nth-reach); k <= min(len(twins)-1, nth+reach); k++ {
			a.candidates = append(a.candidates, candidate{old: int32(i), new: twins[k], identical: true, score: 1})
		}
	}
}

// overlap returns the weight that two units share.
func (p *Prepared) overlap(i, j int) int64 {
	var sum int64
	old, new := p.Old[i].Features, p.New[j].Features
	common(old, new, func(x, y int) {
		sum += p.weights[old[x].ID] * int64(min(old[x].Count, new[y].Count))
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

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
	joined    bool    // one contains most of the other; see [joinedScore]
	least     float64 // lowest score of the pair, whatever it has in common
	score     float64 // of the full overlap, less the background, before context
	nearness  float64 // of the paragraphs, 1 if they are the nearest of each other
}

// findCandidates finds the pairs that could reach the threshold in either pass. Above
// [Exact] it finds the best few of every unit on both sides.
func (a *aligner) findCandidates() {
	if a.coarse {
		a.candidates = a.coarsePairs()
	} else {
		a.candidates = a.all()
	}
	a.addJoined()
	a.addIdentical()
	a.addLabelled()
	a.applyConstraints()
	a.setNearness(a.candidates)
}

// applyConstraints removes the barred pairs and adds the pinned ones.
func (a *aligner) applyConstraints() {
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

// stretches is the number of ranges into which the units of a side are divided for a
// search.
const stretches = 16

// inStretches searches n units in ranges and returns the results in the order of the
// units.
func inStretches[T any](a *aligner, n int, search func(start, end int) []T) []T {
	var found [stretches][]T
	a.Run.Do(stretches, func(k int) { found[k] = search(k*n/stretches, (k+1)*n/stretches) })
	return slices.Concat(found[:]...)
}

// settle marks the unique twins that every pass links first. Nothing can prevent
// their links, so the search for other candidates skips them.
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

func byPlace(x, y candidate) int {
	if x.old != y.old {
		return cmp.Compare(x.old, y.old)
	}
	return cmp.Compare(x.new, y.new)
}

// A line that occurs a thousand times in both texts would give a million identical
// pairs. Instead the nth occurrence is paired with those near the nth on the other
// side: at most repeats before and after it, or fewer, so that one wording has about
// 2 × repeatsMost pairs at most.
const (
	repeats     = 32
	repeatsMost = 1 << 17
)

// addIdentical adds the pairs of units with the same token sequence.
func (a *aligner) addIdentical() {
	n := 0
	for i := range a.Old {
		n += len(a.identical(i))
	}
	a.candidates = slices.Grow(a.candidates, n) // n may be many times the number of units
	for i := range a.Old {
		for _, j := range a.identical(i) {
			a.candidates = append(a.candidates, candidate{old: int32(i), new: j, identical: true, score: 1})
		}
	}
}

// identical returns the new units with the same token sequence that an old unit is
// paired with.
func (a *aligner) identical(i int) []int32 {
	id := a.Old[i].Identity
	own, twins := a.oldTwins.Of(id), a.newTwins.Of(id)
	if len(twins) == 0 {
		return nil
	}
	reach := min(repeats, max(1, repeatsMost/max(len(own), len(twins))))
	nth, _ := slices.BinarySearch(own, int32(i))
	end := min(len(twins), nth+reach+1)
	return twins[min(max(0, nth-reach), end):end]
}

// overlap returns the total weight of the features common to two units.
func (p *Prepared) overlap(i, j int) int64 {
	var sum int64
	old, new := p.Old[i].Features, p.New[j].Features
	common(old, new, func(x, y int) {
		sum += p.weights[old[x].ID] * int64(min(old[x].Count, new[y].Count))
	})
	return sum
}

// Evidence describes what two units have in common, explained by links or not.
type Evidence struct {
	// Within is the share of the lighter unit that the other one has too, reduced for
	// very light units. Length is the lighter mass divided by the heavier one.
	Within, Length float64
	// Own is the number of [Type.Subject] features that both have and no other unit has.
	Own int
}

// Evidence returns the evidence of a pair of units.
func (p *Prepared) Evidence(i, j int) Evidence {
	const little = 2 * one
	lighter, heavier := min(p.old.mass[i], p.new.mass[j]), max(p.old.mass[i], p.new.mass[j])
	return Evidence{
		Own:    p.ownWords(i, j),
		Within: float64(p.overlap(i, j)) / float64(lighter+little),
		Length: float64(lighter) / float64(max(heavier, 1)),
	}
}

// Likeness returns the score of two units by themselves: before context, and with all
// features unexplained.
func (p *Prepared) Likeness(i, j int) float64 { return p.full(i, j) }

// full returns the score of two units before context, with all features unexplained.
func (p *Prepared) full(i, j int) float64 {
	var sum int64
	var subject subjects
	old, new := p.Old[i].Features, p.New[j].Features
	common(old, new, func(x, y int) {
		sum += p.weights[old[x].ID] * int64(min(old[x].Count, new[y].Count))
		subject.add(p.rarity[old[x].ID])
	})
	raw := p.ratio(2*sum, p.old.mass[i], p.new.mass[j])
	return p.lessBackground(raw, i, j) * subject.factor()
}

// common calls visit with the indices of every feature that two units have.
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

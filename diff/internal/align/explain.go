package align

import (
	"cmp"
	"slices"
)

// Outcome is what became of a pair of units with common features.
type Outcome uint8

// The outcomes.
const (
	// Linked: the pair is a link.
	Linked Outcome = iota
	// Explained: better links explain the wording that the units have in common.
	Explained
	// Taken: one of the units is linked with another one, word for word or pinned.
	Taken
	// Weak: the pair is weak compared with the best link of one of its units.
	Weak
	// Low: the score never reached the required one.
	Low
	// Exchanged: the units exchanged wording with two others; see [Align].
	Exchanged
	// Barred: the pair may not be linked.
	Barred
)

// Considered is a pair of units with common features, and how the second pass decided
// about it.
type Considered struct {
	Old, New   int
	Identical  bool
	Pinned     bool
	Shared     float64 // common weight as a share of both masses
	Background float64 // Shared of two arbitrary units of these texts
	Subject    float64 // factor for the rarity of the common features
	Context    float64 // factor for the neighbourhood
	Score      float64 // at the time of the decision
	Required   float64
	Outcome    Outcome
	// Features holds the heaviest common features.
	Features []int32
}

// tellingMax is the number of common features returned.
const tellingMax = 8

// Explain returns the pairs of one unit, of the new side if isNew is set, as
// [Prepared.Align] decided about them: the links first, then by score. It takes as
// long as Align.
func (p *Prepared) Explain(groups []Link, isNew bool, unit int) []Considered {
	if len(p.Old) == 0 || len(p.New) == 0 {
		return nil
	}
	full := *p // with the background of settled units too
	full.eachSide(func(s, other *side) {
		s.bg = slices.Clone(s.bg)
		full.background(s, other, nil)
	})
	a := full.search(groups)
	own := func(i, j int) bool { return isNew && j == unit || !isNew && i == unit }
	var all []Considered
	decided := map[Pair]bool{}
	ctx := a.secondContext()
	links := tableOf(a.final(a.watchedPass(ctx, func(e entry, o Outcome) {
		i, j := int(e.old), int(e.new)
		if own(i, j) {
			decided[Pair{i, j}] = true
			all = append(all, a.considered(e, o))
		}
	})))
	for k := range all {
		if c := &all[k]; c.Outcome == Linked && links.find(c.Old, c.New) == nil {
			c.Outcome = Exchanged
		}
	}
	for _, c := range a.sharingWith(isNew, unit) {
		i, j := int(c.old), int(c.new)
		if decided[Pair{i, j}] {
			continue
		}
		outcome := Low
		if a.old.settled[i] || a.new.settled[j] {
			outcome = Taken
		}
		if slices.Contains(p.Barred, Pair{i, j}) {
			outcome = Barred
		}
		e := entry{old: c.old, new: c.new, context: ctx(c)}
		e.score = c.score * e.context
		all = append(all, a.considered(e, outcome))
	}
	slices.SortFunc(all, func(x, y Considered) int {
		return cmp.Or(cmp.Compare(min(x.Outcome, Explained), min(y.Outcome, Explained)),
			cmp.Compare(y.Score, x.Score), cmp.Compare(x.Old, y.Old), cmp.Compare(x.New, y.New))
	})
	return all
}

// sharingWith returns the pairs of a unit with all different units of the other side
// that have its class and a common feature.
func (a *aligner) sharingWith(isNew bool, unit int) []candidate {
	others := a.New
	if isNew {
		others = a.Old
	}
	var found []candidate
	for k := range others {
		i, j := unit, k
		if isNew {
			i, j = k, unit
		}
		old, new := &a.Old[i], &a.New[j]
		if doubled := 2 * a.overlap(i, j); doubled > 0 && old.Identity != new.Identity && old.Class == new.Class && !a.byLabels(i, j) {
			score := a.lessBackground(a.ratio(doubled, a.old.mass[i], a.new.mass[j]), i, j) * a.subject(i, j)
			found = append(found, candidate{old: int32(i), new: int32(j), score: score})
		}
	}
	a.setNearness(found)
	return found
}

func (a *aligner) considered(e entry, o Outcome) Considered {
	i, j := int(e.old), int(e.new)
	c := Considered{
		Old: i, New: j, Identical: e.identical, Pinned: e.pinned, Context: e.context, Score: min(1, e.score), Outcome: o,
		Shared:     a.ratio(2*a.overlap(i, j), a.old.mass[i], a.new.mass[j]),
		Background: (a.old.bg[i] + a.new.bg[j]) / 2,
		Required:   (&cover{aligner: a}).required(e),
		Features:   a.telling(i, j),
		Subject:    a.subject(i, j),
	}
	if e.identical || e.pinned {
		c.Score = 1
	}
	return c
}

// telling returns the heaviest common features of two units, the heaviest first.
func (a *aligner) telling(i, j int) []int32 {
	var ids []int32
	old := a.Old[i].Features
	common(old, a.New[j].Features, func(x, _ int) { ids = append(ids, old[x].ID) })
	slices.SortStableFunc(ids, func(x, y int32) int { return cmp.Compare(a.weights[y], a.weights[x]) })
	return ids[:min(tellingMax, len(ids))]
}

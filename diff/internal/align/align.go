package align

import (
	"cmp"
	"slices"
)

// Feature is one kind of content of a unit, with the number of times the unit
// has it.
type Feature struct {
	ID    int32 // index into [Problem.Types]
	Count int32
}

// Type tells what kind of evidence a feature is.
type Type struct {
	Weight  int32 // in 1/1000 of that of a word
	Subject bool  // it can tell what a unit is about; see [Prepared.subject]
	Name    bool
}

// Unit is one sentence or clause, as the aligner sees it.
type Unit struct {
	Features []Feature // sorted by ID, each ID once
	Tokens   int       // tokens the unit was made from; the unit of mass
	Identity int       // equal for units with the same token sequence, and only for those; from 0
	Heading  bool      // of the part that it stands in
	Class    int       // units of different classes are linked only when identical
	Group    int       // number of the larger unit it is part of, non-decreasing
	Article  int       // number of the article it stands in, 0 for none
	Section  int       // number of the innermost part it stands in, 0 for none
	Block    int       // number of the paragraph it stands in, non-decreasing; see [paragraphs]
	Labels   []int32   // of the line of a list that it stands in; see [labelledScore]
	Place    int       // in that line
	Tie      uint32    // any number that depends on the unit's content only; orders equal choices
}

// Problem is what to align.
type Problem struct {
	Old, New []Unit
	// Types tells of every feature what kind of evidence it is.
	Types []Type
	// Grouped tells that the units are part of larger ones ([Unit.Group]), whose
	// links [Prepared.Align] is given.
	Grouped bool
	// Apart is the score that a link between units of groups that are not
	// linked must reach.
	Apart float64
	// ApartMass is the mass, in tokens, below which identical units of groups
	// that are not linked are left alone. Groups whose link is weaker than
	// Firm ask for LooseMass.
	ApartMass, LooseMass int
	Firm                 float64
	// Near is the least score of the nearest unit; see [Near].
	Near float64
	// Pinned pairs are linked whatever they share; Barred pairs never are.
	Pinned, Barred []Pair
	// Prior tells for every feature how many of PriorUnits further units have
	// it: those of other statements of the series. It may be nil.
	Prior      []int32
	PriorUnits int
	// Run does independent parts of the work, nil for one after the other.
	Run Run
}

// Run does something for every number below n, in any order or at once, and
// returns when all is done.
type Run func(n int, do func(i int))

// OrInTurn returns what does one after the other where there is no run.
func (r Run) OrInTurn() Run {
	if r != nil {
		return r
	}
	return func(n int, do func(i int)) {
		for i := range n {
			do(i)
		}
	}
}

// Pair is an old and a new number, of units or of groups.
type Pair struct{ Old, New int }

// Link joins an old and a new unit.
type Link struct {
	Old, New  int
	Score     float64 // at most 1; 1 for identical units
	Identical bool
	Pinned    bool
	// Carried, Weak and Mark are for the caller to set: [Groups] keeps a weak link
	// apart, and leaves the others as they are.
	Carried, Weak bool
	Mark          int
	Tie           uint32 // of the units, together; orders equal choices
}

// Limits and parameters of the method, measured on hand-labelled pairs of
// English, Chinese and Russian statements.
const (
	// Threshold is the lowest score of a link.
	Threshold = 0.15
	// chanceInThreshold is how much of [Chance] is added to it in the second pass.
	chanceInThreshold = 0.5
	// Exact is the number of pairs of units up to which every pair that
	// shares a feature is looked at.
	Exact = 12_000_000

	idfPower      = 1.25 // contrast between rare and frequent features
	relativeFloor = 0.35
	groupedFloor  = 0.25   // the same of a unit in a group, which has a link of its own
	contextGain   = 1.5    // how much linked neighbours can add
	contextWidth  = 6      // units; neighbours farther away do not count
	backgroundMax = 64     // units sampled for the background
	fewUnits      = 7      // units below which the background is padded
	looksPerUnit  = 600    // above Exact: units that are looked at for each unit
	looksMost     = 12_000 // above Exact: the same, where no feature is rarer
	bestPerUnit   = 10     // above Exact: candidates kept for each unit
)

// Align links units that are part of no larger ones; see [Prepared.Align].
func Align(p Problem) Alignment { return Prepare(p).Align(nil) }

// Alignment is the outcome of [Prepared.Align].
type Alignment struct {
	Links []Link // by old, then new unit
	// Coarse is set when the texts were too large to look at every pair.
	Coarse bool
	// The nearest unit of the other side, of every unit that does not stand there as it
	// is. Where none has the score [Problem.Near], that is 0.
	NearOld, NearNew []Near
}

// Prepared is a problem with all worked out that does not depend on links. It does
// not change any more.
type Prepared struct {
	Problem
	old, new side
	weights  []int64 // of features, fixed point
	rarity   []int32 // of features; see [Prepared.subject]
	evidence int64   // shared mass that a link must have beyond its share
	// Units by their identity.
	oldTwins, newTwins buckets[int32]
	positions          positions
	coarse             bool
}

// Align links the units, given the links between the larger units that they are
// part of, if there are any. Where two
// old and two new parts are all linked with each other, they have exchanged
// wording, and only the better way to pair them stays.
func (p *Prepared) Align(groups []Link) Alignment {
	if len(p.Old) == 0 || len(p.New) == 0 {
		return Alignment{}
	}
	a := p.search(groups)
	context := a.secondContext()
	links := a.final(a.pass(context))
	near := a.nearest(links, context)
	return Alignment{links, a.coarse, near.old, near.new}
}

// final returns the links that stay of a pass, by old, then new unit.
func (a *aligner) final(links []Link) []Link {
	slices.SortFunc(links, func(x, y Link) int {
		return cmp.Or(cmp.Compare(x.Old, y.Old), cmp.Compare(x.New, y.New))
	})
	if !a.Grouped {
		return links
	}
	return untangle(a.uncross(links))
}

// aligner is the state of one alignment: what its passes share.
type aligner struct {
	*Prepared
	groups     []Link    // between larger units
	grouped    linkTable // the same
	candidates []candidate
	threshold  float64 // the lowest score of a link in the pass at hand
	// What the pass at hand has not explained yet.
	restOld, restNew rest
}

// search returns an aligner with its candidates.
func (p *Prepared) search(groups []Link) *aligner {
	a := &aligner{Prepared: p, groups: groups, grouped: tableOf(groups), threshold: Threshold}
	a.findCandidates()
	return a
}

// secondContext returns the context of the second pass, after the first.
func (a *aligner) secondContext() context {
	paragraphs := a.paragraphContext()
	first := a.pass(times(a.groupContext(), paragraphs))
	if !a.Grouped {
		a.threshold += float64(chanceInThreshold * Chance(first, len(a.Old), len(a.New)))
	}
	neighbours, parts := a.neighbourContext(first), a.partContext(first)
	return times(times(neighbours, parts), paragraphs)
}

// side holds the derived numbers of one text's units.
type side struct {
	units []Unit
	mass  []int64   // fixed point
	bg    []float64 // background: the score of an arbitrary pair; of settled units, 0
	// For every feature, the number of units that have it, and how often they
	// have it in all.
	frequency, occurrences []int32
	// settled marks the units whose link is known before any search: they have
	// one twin, which has no other.
	settled []bool
}

// Prepare works out what does not depend on links.
func Prepare(problem Problem) *Prepared {
	problem.Run = problem.Run.OrInTurn()
	p := &Prepared{Problem: problem, old: side{units: problem.Old}, new: side{units: problem.New}}
	p.eachSide(func(s, _ *side) { s.frequency, s.occurrences = frequencies(s.units, len(p.Types)) })
	p.weigh()
	p.findTwins()
	twins := p.uniqueTwins()
	p.placeUnits(twins)
	p.settle(twins)
	p.eachSide(func(s, other *side) { p.background(s, other, s.settled) })
	p.coarse = int64(len(p.Old))*int64(len(p.New)) > Exact
	return p
}

// eachSide does something for either side, which is given first.
func (p *Prepared) eachSide(do func(s, other *side)) {
	p.Run(2, func(i int) {
		if i == 0 {
			do(&p.old, &p.new)
		} else {
			do(&p.new, &p.old)
		}
	})
}

// inLinkedGroups reports whether two units are in linked groups, or there are none.
func (a *aligner) inLinkedGroups(i, j int) bool {
	return !a.Grouped || a.grouped.score(a.Old[i].Group, a.New[j].Group) > 0
}

// besideLinked reports whether groups next to those of two units are firmly linked:
// what stands word for word in both has slid into the sentence before or behind.
func (a *aligner) besideLinked(old, new *Unit) bool {
	if otherLine(old, new) {
		return false
	}
	for i := max(0, old.Group-1); i <= old.Group+1; i++ {
		for j := max(0, new.Group-1); j <= new.Group+1; j++ {
			if a.grouped.score(i, j) >= a.Firm {
				return true
			}
		}
	}
	return false
}

// linkTable finds the link between two units, or two groups. An old one has few.
type linkTable struct{ byOld buckets[*Link] }

func tableOf(links []Link) linkTable {
	count := 0
	for _, l := range links {
		count = max(count, l.Old+1)
	}
	return linkTable{bucketsOf(count, func(put func(int, *Link)) {
		for k := range links {
			put(links[k].Old, &links[k])
		}
	})}
}

// find returns the link of a pair, nil for none.
func (t linkTable) find(old, new int) *Link {
	for _, l := range t.byOld.of(old) {
		if l.New == new {
			return l
		}
	}
	return nil
}

// score returns the score of the link of a pair, 0 for none.
func (t linkTable) score(old, new int) float64 {
	if l := t.find(old, new); l != nil {
		return l.Score
	}
	return 0
}

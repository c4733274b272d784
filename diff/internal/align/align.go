package align

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/internal/buckets"
)

// Feature is a feature of a unit with the number of its occurrences there.
type Feature struct {
	ID    int32 // index into [Problem.Types]
	Count int32
}

// Type says what kind of evidence a feature is.
type Type struct {
	Weight  int32 // in 1/1000 of the weight of a word
	Subject bool  // it can indicate the subject of a unit; see [Prepared.subject]
	Name    bool
}

// Unit is one sentence or clause as the aligner sees it.
type Unit struct {
	Features []Feature // sorted by ID, each ID once
	Labels   []int32   // labels of its line, sorted; nil outside labelled lines; see [labelledScore]
	Identity int       // equal for units with the same token sequence, and only for those; from 0
	Group    int       // number of the larger unit it is part of, non-decreasing
	Tokens   int32     // tokens the unit was made from; the unit of mass
	Class    int32     // units of different classes are linked only when identical
	Article  int32     // number of its article, 0 for none
	Section  int32     // number of its innermost part, 0 for none
	Block    int32     // number of its paragraph, non-decreasing; see [paragraphs]
	Place    int32     // position in the labelled line, from 0
	Tie      uint32    // any number that depends on the unit's content only; orders equal choices
	Heading  bool      // whether it is in the heading of its part
}

// Problem is the input of [Prepare].
type Problem struct {
	Old, New []Unit
	// Types says for every feature what kind of evidence it is.
	Types []Type
	// Grouped says that the units are part of larger ones ([Unit.Group]), whose
	// links are passed to [Prepared.Align].
	Grouped bool
	// Apart is the lowest score of a link between units of unlinked groups.
	Apart float64
	// ApartMass is the mass, in tokens, that identical units of unlinked groups
	// need to be linked. Units of groups whose link is weaker than Firm need
	// LooseMass.
	ApartMass, LooseMass int
	Firm                 float64
	// Near is the lowest score of a [Near] unit.
	Near float64
	// Pinned pairs are always linked, Barred pairs never.
	Pinned, Barred []Pair
	// Prior says for every feature how many of the PriorUnits units of other
	// statements of the series have it. It may be nil if PriorUnits is 0.
	Prior      []int32
	PriorUnits int
	Run        batch.Runner // of independent parts of the work
}

// Pair is the numbers of an old and a new unit or group.
type Pair struct{ Old, New int }

// Link joins an old and a new unit.
type Link struct {
	Old, New  int
	Score     float64 // at most 1; 1 for identical units
	Identical bool
	Pinned    bool
	// Carried, Weak and Mark are set by the caller. [Groups] makes a group of every
	// weak link and ignores the other two.
	Carried, Weak bool
	Mark          int
	Tie           uint32 // sum of the units' ties; orders equal choices
}

// Limits and parameters of the method, measured on hand-labelled pairs of
// English, Chinese and Russian statements.
const (
	// Threshold is the lowest score of a link.
	Threshold = 0.15
	// chanceInThreshold is the share of [Chance] added to Threshold in the second pass.
	chanceInThreshold = 0.5
	// Exact is the number of pairs of units up to which every pair with a common
	// feature is examined.
	Exact = 12_000_000

	idfPower      = 1.25 // contrast between rare and frequent features
	relativeFloor = 0.35
	groupedFloor  = 0.25   // relativeFloor for grouped units
	contextGain   = 1.5    // how much linked neighbours can add
	contextWidth  = 6      // units; neighbours farther away do not count
	backgroundMax = 64     // units sampled for the background
	fewUnits      = 7      // units below which the background is padded
	looksPerUnit  = 600    // above Exact: units examined for each unit
	looksMost     = 12_000 // above Exact: the same for the rarest features of a unit
	bestPerUnit   = 10     // above Exact: candidates kept for each unit
)

// Align links units that have no groups; see [Prepared.Align].
func Align(p Problem) Alignment { return Prepare(p).Align(nil) }

// Alignment is the outcome of [Prepared.Align].
type Alignment struct {
	Links []Link // by old, then new unit
	// Coarse is set if the texts were too large to examine every pair.
	Coarse bool
	// NearOld and NearNew hold the nearest unit of the other side for every unit that
	// does not occur there unchanged. The score is 0 if none reaches [Problem.Near].
	NearOld, NearNew []Near
}

// Prepared is a problem with everything computed that does not depend on links. It is
// immutable.
type Prepared struct {
	Problem
	old, new side
	weights  []int64 // of features, fixed point
	rarity   []int32 // of features; see [Prepared.subject]
	evidence int64   // see [evidenceFor]
	// Units by identity.
	oldTwins, newTwins buckets.Buckets[int32]
	own                buckets.Buckets[int32] // see [Prepared.findOwn]
	positions          positions
	coarse             bool
}

// Align links the units, given the links between their groups, nil if there are none.
// If two old and two new grouped units are all linked with each other, they have
// exchanged wording, and only the better pairing is kept.
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

// final returns the links of a pass that are kept, by old, then new unit.
func (a *aligner) final(links []Link) []Link {
	slices.SortFunc(links, func(x, y Link) int {
		return cmp.Or(cmp.Compare(x.Old, y.Old), cmp.Compare(x.New, y.New))
	})
	if !a.Grouped {
		return links
	}
	return untangle(a.uncross(links))
}

// aligner is the state that the passes of one alignment share.
type aligner struct {
	*Prepared
	groups     []Link    // between groups
	grouped    linkTable // of groups
	candidates []candidate
	threshold  float64 // the lowest score of a link in the current pass
	// Features not yet explained in the current pass.
	restOld, restNew rest
}

// search returns an aligner with its candidates.
func (p *Prepared) search(groups []Link) *aligner {
	a := &aligner{Prepared: p, groups: groups, grouped: tableOf(groups), threshold: Threshold}
	a.findCandidates()
	return a
}

// secondContext runs the first pass and returns the context of the second.
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
	bg    []float64 // background: the score of an arbitrary pair; 0 for settled units
	uses  []use     // of every feature; nil when all is prepared
	// frequency is the number of units that have each feature.
	frequency []int32
	// settled marks the units whose link is known before any search; see
	// [Prepared.settle].
	settled []bool
}

// Prepare computes everything that does not depend on links.
func Prepare(problem Problem) *Prepared {
	p := &Prepared{Problem: problem, old: side{units: problem.Old}, new: side{units: problem.New}}
	p.eachSide(func(s, _ *side) { s.uses, s.frequency = usesOf(s.units, len(p.Types)) })
	p.weigh()
	p.findTwins()
	p.findOwn()
	p.old.uses, p.new.uses = nil, nil
	twins := p.uniqueTwins()
	p.placeUnits(twins)
	p.settle(twins)
	p.eachSide(func(s, other *side) { p.background(s, other, s.settled) })
	p.coarse = int64(len(p.Old))*int64(len(p.New)) > Exact
	return p
}

// eachSide calls do with each side and the other one.
func (p *Prepared) eachSide(do func(s, other *side)) {
	p.Run.Do(2, func(i int) {
		if i == 0 {
			do(&p.old, &p.new)
		} else {
			do(&p.new, &p.old)
		}
	})
}

// inLinkedGroups reports whether two units are in linked groups, or have no groups.
func (a *aligner) inLinkedGroups(i, j int) bool {
	return !a.Grouped || a.grouped.score(a.Old[i].Group, a.New[j].Group) > 0
}

// besideLinked reports whether the groups of two units or their neighbours are firmly
// linked: identical units have then slid into the preceding or following sentence.
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

// linkTable finds the link between two units or groups. The search is linear in the
// links of the old one, which has few.
type linkTable struct{ byOld buckets.Buckets[*Link] }

func tableOf(links []Link) linkTable {
	count := 0
	for _, l := range links {
		count = max(count, l.Old+1)
	}
	return linkTable{buckets.Of(count, func(put func(int, *Link)) {
		for k := range links {
			put(links[k].Old, &links[k])
		}
	})}
}

// find returns the link of a pair, nil for none.
func (t linkTable) find(old, new int) *Link {
	for _, l := range t.byOld.Of(old) {
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

package diff

import (
	"slices"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// bounds holds the lowest scores of certain and likely links, measured on hand-judged
// pairs of many kinds.
type bounds struct{ certain, likely float64 }

// clauseBounds are the bounds for clauses.
var clauseBounds = bounds{0.35, 0.20}

const (
	certainScore = 0.42
	// A link of a sentence that has a better link is wrong more often at the same
	// score, so its bounds are higher: secondaryMore is added to that of likely links.
	secondaryCertain = 0.50
	secondaryMore    = 0.03
	// nameLikeness is the least likeness of two clauses whose link is certain. All
	// features count the same in it, so a common name alone does not reach it:
	// 在松岫口岸建设互换站, 在松岫口岸设立检疫站.
	nameLikeness = 0.4
	// containedShare is the share of the shorter sentence that must occur in the longer
	// one for the normal bounds to apply despite a better link: a paragraph break
	// inside a sentence leaves a long part and a short one.
	containedShare = 0.8
)

// The lowest beliefs of likely and possible sentence links, if chance likeness is
// impossible; [align.Chance] is added to both.
const (
	likelyScore   = 0.205
	possibleScore = 0.145
)

// likely returns the lowest belief of a likely sentence link.
func (c *comparison) likely() float64 { return likelyScore + c.chance }

// The belief in a sentence link is its score times three factors: how much of the
// shorter sentence occurs in the longer one, how much their lengths differ, and how
// many common words no other sentence has. Where one sentence was cut or extended, the
// longer one may contain all of the shorter one. Two sentences that only share a
// frame have about the same length and each fills the frame with its own words.
const (
	leastBelief  = 0.8  // if nothing of the shorter one occurs in the longer one
	withinBelief = 0.65 // added if all of it does
	lengthBelief = 0.4  // difference between very different lengths and equal ones
	ownBelief    = 0.08 // added per common word that no other sentence has
	mostOwn      = 3    // such words that count
)

// belief returns the value that separates likely links from possible ones. For a
// clause it is the score.
func (c *comparison) belief(level Level, l align.Link) float64 {
	if level == LevelClause {
		return l.Score
	}
	e := c.prepared.Evidence(l.Old, l.New)
	within := leastBelief + float64(withinBelief*e.Within)
	length := 1 + float64(lengthBelief*(0.5-e.Length))
	own := 1 + float64(ownBelief*float64(min(e.Own, mostOwn)))
	return l.Score * float64(within*length) * own
}

// believed returns the sentence links without those of too little belief, which are
// chance likenesses two times in three. If a statement has only one sentence, there
// was no choice and so no chance, and all links are kept.
func (c *comparison) believed(links []align.Link) []align.Link {
	if min(len(c.oldSentences.nodes), len(c.newSentences.nodes)) == 1 {
		return links
	}
	return slices.DeleteFunc(links, func(l align.Link) bool {
		return !l.Pinned && !l.Identical && c.belief(LevelSentence, l) < possibleScore+c.chance
	})
}

// tiersOf returns the certainty of every link. If a wording occurs more than once on
// a side, its link is certain only if a neighbour on the same side of both units is
// linked too.
func (c *comparison) tiersOf(level Level, links []align.Link) []Certainty {
	ofOld, ofNew := c.unitsOf(level)
	old, new := ofOld.aligned, ofNew.aligned
	linked, repeated, best := partnersOf(links, len(old)), repeatedIn(old, new), bestOf(links, len(old), len(new))
	tiers := make([]Certainty, len(links))
	for k, l := range links {
		of, beside := clauseBounds, level == LevelSentence && !best.has(l)
		switch {
		case level == LevelClause:
		case !beside || contained(old[l.Old].Features, new[l.New].Features) >= containedShare:
			of = bounds{certainScore, c.likely()}
		default:
			of = bounds{secondaryCertain, c.likely() + secondaryMore}
		}
		switch {
		case l.Pinned:
			tiers[k] = Certain
		case l.Identical && repeated[old[l.Old].Identity] &&
			!linked.has(l.Old-1, l.New-1) && !linked.has(l.Old+1, l.New+1):
			tiers[k] = Likely
		case l.Score >= of.certain && (level == LevelSentence || likeness(old[l.Old].Features, new[l.New].Features) >= nameLikeness):
			tiers[k] = Certain
		case beside && !c.byClause[[2]int{l.Old, l.New}]:
			tiers[k] = Possible // no clause of one is linked with a clause of the other
		case l.Carried || c.belief(level, l) >= of.likely:
			tiers[k] = Likely
		default:
			tiers[k] = Possible
		}
	}
	return tiers
}

// bestScores holds the best link score of every unit.
type bestScores struct{ old, new []float64 }

func bestOf(links []align.Link, nold, nnew int) bestScores {
	b := bestScores{make([]float64, nold), make([]float64, nnew)}
	for _, l := range links {
		b.old[l.Old], b.new[l.New] = max(b.old[l.Old], l.Score), max(b.new[l.New], l.Score)
	}
	return b
}

// has reports whether neither unit of a link has a better link.
func (b bestScores) has(l align.Link) bool {
	return l.Score >= b.old[l.Old] && l.Score >= b.new[l.New]
}

// partners holds the new units that each old unit is linked with.
type partners [][]int

func partnersOf(links []align.Link, nold int) partners {
	degree := make([]int, nold)
	for _, l := range links {
		degree[l.Old]++
	}
	room := make([]int, len(links))
	p := make(partners, nold)
	for i, n := range degree {
		p[i], room = room[:0:n], room[n:]
	}
	for _, l := range links {
		p[l.Old] = append(p[l.Old], l.New)
	}
	return p
}

func (p partners) has(old, new int) bool {
	return old >= 0 && old < len(p) && slices.Contains(p[old], new)
}

// repeatedIn says for every identity whether it occurs more than once on one side.
func repeatedIn(sides ...[]align.Unit) []bool {
	n := 0
	for _, side := range sides {
		for i := range side {
			n = max(n, side[i].Identity+1)
		}
	}
	repeated := make([]bool, n)
	for _, side := range sides {
		seen := make([]bool, n)
		for i := range side {
			id := side[i].Identity
			repeated[id] = repeated[id] || seen[id]
			seen[id] = true
		}
	}
	return repeated
}

// likeness returns the share of their features that two units have in common. All
// features count the same, however rare.
func likeness(old, new []align.Feature) float64 {
	common, ofOld, ofNew := inCommon(old, new)
	return float64(2*common) / float64(max(ofOld+ofNew, 1))
}

// contained returns the common features of two units as a share of those of the
// shorter unit.
func contained(old, new []align.Feature) float64 {
	common, ofOld, ofNew := inCommon(old, new)
	return float64(common) / float64(max(min(ofOld, ofNew), 1))
}

// inCommon counts the features of two units, and the features in common.
func inCommon(old, new []align.Feature) (common, ofOld, ofNew int32) {
	for _, f := range old {
		ofOld += f.Count
	}
	x := 0
	for _, f := range new {
		ofNew += f.Count
		for x < len(old) && old[x].ID < f.ID {
			x++
		}
		if x < len(old) && old[x].ID == f.ID {
			common += min(f.Count, old[x].Count)
		}
	}
	return common, ofOld, ofNew
}

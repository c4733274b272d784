package diff

import (
	"slices"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// bounds are the scores from which links are certain and likely, measured on
// pairs of many kinds that people judged.
type bounds struct{ certain, likely float64 }

// clauseBounds are those of clauses.
var clauseBounds = bounds{0.35, 0.20}

const (
	certainScore = 0.42
	// Beside a better link of the same sentence, a score is wrong more often.
	secondaryCertain = 0.50
	secondaryMore    = 0.03 // that it needs to be likely
	// nameLikeness is how much of two clauses must be alike, a rare word counting
	// no more than another, for their link to be certain. A name alone is less:
	// 在松岫口岸建设互换站, 在松岫口岸设立检疫站.
	nameLikeness = 0.4
	// containedShare is the share of the shorter of two sentences that stands in
	// the longer one from which a link beside a better one is as good as that: a
	// paragraph that is cut inside a sentence leaves a long part and a short one.
	containedShare = 0.8
)

// Beliefs from which a sentence link is likely, and possible, where no chance likeness
// is to be feared; [align.Chance] is added to both.
const (
	likelyScore   = 0.205
	possibleScore = 0.145
)

// likely is the belief from which a sentence link is likely.
func (c *comparison) likely() float64 { return likelyScore + c.chance }

// A sentence link is believed by its score, by how much of the shorter sentence stands
// in the other, and by words that no other sentence has; less where both are of the same
// length. Two sentences that share a frame have each something of its own in it; where
// one was cut or extended, all of the shorter one may stand in the other.
const (
	leastBelief  = 0.8  // where nothing of the shorter one does
	withinBelief = 0.65 // gained where all of it does
	lengthBelief = 0.4  // lost from very different lengths to the same
	ownBelief    = 0.08 // gained for a word that no other sentence has
	mostOwn      = 3
)

// belief is what tells a likely link from a possible one.
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

// believed returns the links of sentences that are more than a likeness of the kind that
// is chance in two cases of three. Where a statement is one sentence, there was nothing
// to choose from, and no chance.
func (c *comparison) believed(links []align.Link) []align.Link {
	if min(len(c.oldSentences.nodes), len(c.newSentences.nodes)) == 1 {
		return links
	}
	return slices.DeleteFunc(links, func(l align.Link) bool {
		return !l.Pinned && !l.Identical && c.belief(LevelSentence, l) < possibleScore+c.chance
	})
}

// tiersOf returns the certainty of every link. A wording that stands more than
// once on a side makes its pairing certain only when a neighbour is linked too.
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
			tiers[k] = Possible // neither has a clause that became one of the other's
		case l.Carried || c.belief(level, l) >= of.likely:
			tiers[k] = Likely
		default:
			tiers[k] = Possible
		}
	}
	return tiers
}

// bestScores holds the best score of a link of every unit.
type bestScores struct{ old, new []float64 }

func bestOf(links []align.Link, nold, nnew int) bestScores {
	b := bestScores{make([]float64, nold), make([]float64, nnew)}
	for _, l := range links {
		b.old[l.Old], b.new[l.New] = max(b.old[l.Old], l.Score), max(b.new[l.New], l.Score)
	}
	return b
}

// has reports whether neither unit of a link has a better one.
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

// repeatedIn tells of every identity whether a side has it more than once.
// Identities are numbered from 0.
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

// likeness is the share of their features that two units have in common, each
// counted alike, however rare.
func likeness(old, new []align.Feature) float64 {
	common, ofOld, ofNew := inCommon(old, new)
	return float64(2*common) / float64(max(ofOld+ofNew, 1))
}

// contained is the same as a share of the shorter unit.
func contained(old, new []align.Feature) float64 {
	common, ofOld, ofNew := inCommon(old, new)
	return float64(common) / float64(max(min(ofOld, ofNew), 1))
}

// inCommon counts the features of two units, and those that both have.
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

package diff

import (
	"math/bits"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// Scores from which a link is of a tier, measured on hand-labelled pairs.
const (
	certainScore = 0.35
	// nameLikeness is how much of two clauses must be alike, a rare word counting
	// no more than another, for their link to be certain. A name alone is less:
	// 在松岫口岸建设互换站, 在松岫口岸设立检疫站.
	nameLikeness = 0.4
	likelyScore  = 0.20
	// Of sentences in short texts the score may be lower; see [comparison.likely].
	likelyShort = 0.165
)

// likely is the score from which a link of a level is likely. Of sentences, the
// best of many pairs reaches a higher score by chance than the best of few: of 20
// sentences on either side nearly all links above likelyShort were right, of 550
// every second one below likelyScore was not. Between them the bound rises with
// the logarithm of the number of pairs.
func (c *comparison) likely(level Level) float64 {
	if level == LevelClause {
		return likelyScore
	}
	const short, long = 9, 19 // binary digits of 20 × 20 and 550 × 550
	pairs := uint64(len(c.oldSentences.nodes)) * uint64(len(c.newSentences.nodes))
	digits := min(max(bits.Len64(pairs), short), long)
	return likelyShort + float64((likelyScore-likelyShort)*float64(digits-short)/(long-short))
}

// tiersOf returns the certainty of every link. A wording that stands more than
// once on a side makes its pairing certain only when a neighbour is linked too.
func (c *comparison) tiersOf(level Level, links []align.Link) []Certainty {
	ofOld, ofNew := c.unitsOf(level)
	old, new, likely := ofOld.aligned, ofNew.aligned, c.likely(level)
	linked, repeated := partnersOf(links, len(old)), repeatedIn(old, new)
	tiers := make([]Certainty, len(links))
	for k, l := range links {
		switch {
		case l.Pinned:
			tiers[k] = Certain
		case l.Identical && repeated[old[l.Old].Identity] &&
			!linked.has(l.Old-1, l.New-1) && !linked.has(l.Old+1, l.New+1):
			tiers[k] = Likely
		case l.Score >= certainScore && (level == LevelSentence || likeness(old[l.Old].Features, new[l.New].Features) >= nameLikeness):
			tiers[k] = Certain
		case l.Score >= likely:
			tiers[k] = Likely
		default:
			tiers[k] = Possible
		}
	}
	return tiers
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
	common, total, x := int32(0), int32(0), 0
	for _, f := range old {
		total += f.Count
	}
	for _, f := range new {
		total += f.Count
		for x < len(old) && old[x].ID < f.ID {
			x++
		}
		if x < len(old) && old[x].ID == f.ID {
			common += 2 * min(f.Count, old[x].Count)
		}
	}
	return float64(common) / float64(max(total, 1))
}

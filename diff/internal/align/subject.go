package align

import "math"

// What two units are about is told by the rarest features that they share: a
// fishery, a border crossing, a person. Two sentences that share a frame, the
// names of the parties and words of their kind share no such feature, however
// many they have in common:
//
//	双方将加强农业合作。  双方将加强卫生合作。    the rarest three: 双方 方将 将加, all in many units
//	双方将共建松岫口岸。  松岫口岸扩大开放。      the rarest three: 松岫 岫口 口岸, in few

// subjectFeatures is how many of the rarest shared features tell the subject.
const subjectFeatures = 3

// The factor of a score goes from subjectLeast, where the units share no feature
// that tells a subject, to subjectMost, where those are in no other unit.
const (
	subjectLeast = 0.58
	subjectMost  = 1.22
)

// subjects picks the rarest features that two units share. A feature that links
// explain on one side counts a quarter, on both nothing.
type subjects [subjectFeatures]int32

func (s *subjects) add(rarity int32) {
	for k := range s {
		if rarity > s[k] {
			rarity, s[k] = s[k], rarity
		}
	}
}

// factor returns what the subject makes of a score.
func (s *subjects) factor() float64 {
	sum := int32(0)
	for _, r := range s {
		sum += r
	}
	t := float64(sum) / (subjectFeatures * one)
	return subjectLeast + float64((subjectMost-subjectLeast)*t)
}

// subject returns the factor of two units none of whose features are explained.
func (p *Prepared) subject(i, j int) float64 {
	var s subjects
	old := p.Old[i].Features
	common(old, p.New[j].Features, func(x, _ int) { s.add(p.rarity[old[x].ID]) })
	return s.factor()
}

// rarities returns for every number of units that have a feature how rare it is,
// from one of those that a single unit has down to 0, in fixed point.
//
//	rarity = ln((N+1) / df) / ln(N+1)
func rarities(n int) []int32 {
	rare := make([]int32, n)
	for df := 1; df < n; df++ {
		rare[df] = int32(math.Round(math.Log(float64(n)/float64(df)) / math.Log(float64(n)) * one))
	}
	return rare
}

package align

import "math"

// The rarest common features of two units indicate their common subject: a fishery,
// a border crossing, a person. Two sentences that share only a frame, the names of
// the parties and similar words have no such feature in common:
//
//	双方将加强农业合作。  双方将加强卫生合作。    the rarest three: 双方 方将 将加, all in many units
//	双方将共建松岫口岸。  松岫口岸扩大开放。      the rarest three: 松岫 岫口 口岸, in few

// subjectFeatures is the number of rarest common features that indicate the subject.
const subjectFeatures = 3

// The factor of a score ranges from subjectLeast, if the units have no
// [Type.Subject] feature in common, to subjectMost, if subjectFeatures of them are in
// no other unit.
const (
	subjectLeast = 0.58
	subjectMost  = 1.22
)

// subjects holds the rarities of the rarest common features of two units. The rarity
// of a feature explained on one side is divided by 4; one explained on both sides is
// not added.
type subjects [subjectFeatures]int32

func (s *subjects) add(rarity int32) {
	if rarity <= s[subjectFeatures-1] {
		return
	}
	for k := range s {
		if rarity > s[k] {
			rarity, s[k] = s[k], rarity
		}
	}
}

// factor returns the factor of a score.
func (s *subjects) factor() float64 {
	sum := int32(0)
	for _, r := range s {
		sum += r
	}
	t := float64(sum) / (subjectFeatures * one)
	return subjectLeast + float64((subjectMost-subjectLeast)*t)
}

// subject returns the factor of two units with all features unexplained.
func (p *Prepared) subject(i, j int) float64 {
	var s subjects
	old := p.Old[i].Features
	common(old, p.New[j].Features, func(x, _ int) { s.add(p.rarity[old[x].ID]) })
	return s.factor()
}

// rarities returns the rarity of a feature for every number df of units below n that
// have it, in fixed point. It is 1 for df = 1 and falls towards 0. N is n-1.
//
//	rarity = ln((N+1) / df) / ln(N+1)
func rarities(n int) []int32 {
	rare := make([]int32, n)
	for df := 1; df < n; df++ {
		rare[df] = int32(math.Round(math.Log(float64(n)/float64(df)) / math.Log(float64(n)) * one))
	}
	return rare
}

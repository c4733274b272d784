package parity

import (
	"math"
	"slices"
)

// model prices the beads of two sides by how well the lengths agree, and by the anchors that
// both sides or only one has.
//
// An anchor of a sentence occurs in the counterpart with the probability p of its kind, and in
// an arbitrary sentence with the probability q, the share of sentences that have it. A shared
// anchor is evidence for a bead, log p/q, and a missing one evidence against it,
// log (1-p)/(1-q). Each side contributes half, so that the price does not change when the sides
// are swapped.
type model struct {
	a, b     *side
	ids      [2][mostJoined][][]int // numbers of the anchors of one sentence, and of two and three in a row from it
	number   map[key]int            // of an anchor
	weights  []weight
	scale    float64 // square root of the letters of b for one of a
	variance float64 // of the difference in lengths, per letter
}

// weight is the evidence of an anchor for a bead.
type weight struct{ shared, onlyA, onlyB float64 }

// Limits of the evidence of lengths and of single anchors.
const (
	mostLength       = 9
	startingVariance = 8
	leastVariance    = 2
	mostVariance     = 40
	farthest         = 4 // standard deviations above which the tail is less than exp(-mostLength)
)

// newModel makes the prices. p holds the probabilities by kind of anchor.
func newModel(a, b *side, p [keyKinds]float64, variance float64) *model {
	m := &model{a: a, b: b, scale: math.Sqrt(b.size / a.size), variance: variance}
	counts := [2]map[key]int{count(a), count(b)}
	m.number = map[key]int{}
	for which, d := range []*side{a, b} {
		ids := make([][]int, len(d.sentences))
		for i := range d.sentences {
			for _, k := range d.sentences[i].keys {
				inA, inB := counts[0][k], counts[1][k]
				if inA == 0 || inB == 0 {
					continue // no evidence for any pair
				}
				id, ok := m.number[k]
				if !ok {
					id = len(m.weights)
					m.number[k] = id
					qA := chance(inA, len(a.sentences))
					qB := chance(inB, len(b.sentences))
					m.weights = append(m.weights, weightOf(p[k.kind], qA, qB))
				}
				ids[i] = append(ids[i], id)
			}
			slices.Sort(ids[i])
		}
		m.ids[which] = inRows(ids)
	}
	return m
}

// inRows returns the anchors of each sentence, of each pair and of each triple of consecutive
// ones. They are computed once because an alignment uses them many times.
func inRows(ids [][]int) (all [mostJoined][][]int) {
	all[0] = ids
	for k := range all[1:] {
		for i := range max(len(ids)-k-1, 0) {
			all[k+1] = append(all[k+1], merged(all[k][i], ids[i+k+1]))
		}
	}
	return all
}

// count returns how many sentences have each anchor.
func count(d *side) map[key]int {
	n := map[key]int{}
	for i := range d.sentences {
		for _, k := range d.sentences[i].keys {
			n[k]++
		}
	}
	return n
}

// chance returns the probability that an arbitrary sentence has an anchor, given that with of
// all sentences have it. One of these is the counterpart, not an arbitrary sentence.
func chance(with, all int) float64 { return (float64(with) - .5) / (float64(all) + 1) }

func weightOf(p, qA, qB float64) weight {
	for _, q := range []float64{qA, qB} { // a shared anchor is never evidence against a bead
		p = max(p, q)
	}
	missing := func(q float64) float64 { return math.Log((1-p)/(1-q)+1e-3) / 2 }
	return weight{
		shared: (math.Log(p/qA) + math.Log(p/qB)) / 2,
		onlyA:  min(missing(qB), 0),
		onlyB:  min(missing(qA), 0),
	}
}

// price returns the evidence against a bead, in natural logarithms of odds.
func (m *model) price(i, j int, shape bead) float64 {
	return m.lengths(i, j, shape) - m.evidence(i, j, shape)
}

// lengths returns how unlikely it is that sentences of these lengths say the same. The
// difference is assumed to be normally distributed with a variance that grows with the length
// (Gale and Church 1993). Lengths of a and b are converted to a common measure half way between
// both languages.
func (m *model) lengths(i, j int, shape bead) float64 {
	x, y := 0., 0.
	for k := range shape.a {
		x += m.a.sentences[i+k].size
	}
	for k := range shape.b {
		y += m.b.sentences[j+k].size
	}
	return tail(m.deviation(x, y))
}

// deviation returns the difference of two lengths in standard deviations.
func (m *model) deviation(x, y float64) float64 {
	x, y = x*m.scale, y/m.scale
	return (y - x) / math.Sqrt((x+y)/2*m.variance)
}

// tail returns the negative logarithm of the probability of a deviation at least as large.
func tail(deviation float64) float64 {
	if math.Abs(deviation) >= farthest {
		return mostLength // the case for most pairs of sentences
	}
	return min(-math.Log(math.Erfc(math.Abs(deviation)/math.Sqrt2)), mostLength)
}

// evidence returns the evidence of the anchors for a bead.
func (m *model) evidence(i, j int, shape bead) float64 {
	a, b := m.ids[0][shape.a-1][i], m.ids[1][shape.b-1][j]
	chance := (math.Log(float64(shape.a)) + math.Log(float64(shape.b))) / 2
	sum := 0.
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			sum += m.weights[a[0]].onlyA
			a = a[1:]
		case len(a) == 0 || b[0] < a[0]:
			sum += m.weights[b[0]].onlyB
			b = b[1:]
		default:
			sum += max(m.weights[a[0]].shared-chance, 0)
			a, b = a[1:], b[1:]
		}
	}
	return sum - m.inside(i, j, shape)
}

// joinedParagraphs is the evidence against a bead that crosses the end of a paragraph in only
// one version.
const joinedParagraphs = 2

// inside returns the evidence against a bead in which more paragraphs begin on one side than on
// the other.
func (m *model) inside(i, j int, shape bead) float64 {
	if m.weights == nil {
		return 0
	}
	n := 0
	for k := 1; k < shape.a; k++ {
		if m.a.sentences[i+k].first {
			n++
		}
	}
	for k := 1; k < shape.b; k++ {
		if m.b.sentences[j+k].first {
			n--
		}
	}
	return joinedParagraphs * math.Abs(float64(n))
}

// merged merges two ordered lists of numbers without duplicates.
func merged(x, y []int) []int {
	all := slices.Concat(x, y)
	slices.Sort(all)
	return slices.Compact(all)
}

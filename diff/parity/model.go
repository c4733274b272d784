package parity

import (
	"math"
	"slices"
)

// model prices the beads of two sides: by how well the lengths agree, and by the
// anchors that both have or one has.
//
// An anchor k of a sentence is found in the counterpart with the probability p of
// its kind, and in an arbitrary sentence with q, the share of sentences that have
// it. What is shared speaks for a bead with log p/q, what is missing against it
// with log (1-p)/(1-q); half of it is counted from either side, so that the price
// is the same when the sides are swapped.
type model struct {
	a, b     *side
	ids      [2][mostJoined][][]int // anchors of one sentence, or of two or three in a row from it, as numbers
	number   map[key]int            // of an anchor
	weights  []weight
	scale    float64 // letters of b for one of a, in the root
	variance float64 // of the difference in lengths, for every letter
}

// weight is what an anchor says.
type weight struct{ shared, onlyA, onlyB float64 }

// Bounds of what lengths and single anchors may say.
const (
	mostLength       = 9
	startingVariance = 8
	leastVariance    = 2
	mostVariance     = 40
	farthest         = 4 // standard deviations: from here on the tail is less than exp(-mostLength)
)

// newModel makes the prices; p holds the probabilities of the kinds.
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
					continue // says nothing of which sentence belongs to which
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

// inRows returns the anchors of each sentence, of each with the next, and of each with the
// next two: every alignment asks for them many times.
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

// chance is the probability that an arbitrary sentence has an anchor that with of all
// have: of those one is the counterpart, and no arbitrary one.
func chance(with, all int) float64 { return (float64(with) - .5) / (float64(all) + 1) }

func weightOf(p, qA, qB float64) weight {
	for _, q := range []float64{qA, qB} { // an anchor never speaks against what has it
		p = max(p, q)
	}
	missing := func(q float64) float64 { return math.Log((1-p)/(1-q)+1e-3) / 2 }
	return weight{
		shared: (math.Log(p/qA) + math.Log(p/qB)) / 2,
		onlyA:  min(missing(qB), 0),
		onlyB:  min(missing(qA), 0),
	}
}

// price is what speaks against a bead, in natural logarithms of odds.
func (m *model) price(i, j int, shape bead) float64 {
	return m.lengths(i, j, shape) - m.evidence(i, j, shape)
}

// lengths is how unlikely it is that sentences with such lengths say the same: the
// difference is taken to be distributed normally, with a variance that grows with
// the length (Gale and Church 1993). Lengths of a and b are brought to one measure,
// half way between both languages.
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

// deviation is the difference of two lengths in standard deviations.
func (m *model) deviation(x, y float64) float64 {
	x, y = x*m.scale, y/m.scale
	return (y - x) / math.Sqrt((x+y)/2*m.variance)
}

// tail is the negative logarithm of the probability of so large a deviation.
func tail(deviation float64) float64 {
	if math.Abs(deviation) >= farthest {
		return mostLength // most pairs of sentences by far
	}
	return min(-math.Log(math.Erfc(math.Abs(deviation)/math.Sqrt2)), mostLength)
}

// evidence is what the anchors say for a bead.
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

// joinedParagraphs is what speaks against a bead that goes over the end of a
// paragraph of one version and not of the other.
const joinedParagraphs = 2

// inside counts the paragraphs that begin inside a bead on one side more than on
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

// merged returns the numbers of two ordered lists, each once.
func merged(x, y []int) []int {
	all := slices.Concat(x, y)
	slices.Sort(all)
	return slices.Compact(all)
}

package parity

import (
	"math"
	"slices"
	"strconv"
)

// Scores for and against two parts being counterparts.
const (
	samePartLabel  = 3.
	otherPartLabel = -4.
	otherPartKind  = -3.
	otherDepth     = -2.
	mostPartKeys   = 8.
	partVariance   = 60 // of lengths; high because a part may have an additional passage
	skipPart       = 4.
)

// linkParts pairs the parts of two versions that are counterparts, in order, by kind, number,
// length and anchors. It adds an anchor to the sentences of each pair.
func linkParts(a, b *side) [][2]int {
	collect(a)
	collect(b)
	m := &model{a: a, b: b, scale: math.Sqrt(b.size / a.size), variance: partVariance}
	qA, qB := partChances(a), partChances(b)
	cost := func(i, j int) float64 {
		x, y := &a.parts[i], &b.parts[j]
		return tail(m.deviation(x.size, y.size)) - alike(x, y) - sharedKeys(x.keys, y.keys, qA, qB)
	}
	pairs := pairParts(len(a.parts), len(b.parts), cost)
	for n, p := range pairs {
		k := key{keyPart, strconv.Itoa(n)}
		for _, side := range []struct {
			d *side
			p int
		}{{a, p[0]}, {b, p[1]}} {
			part := side.d.parts[side.p]
			for i := range side.d.sentences {
				if x := &side.d.sentences[i]; x.part == side.p && part.node != nil {
					x.keys = ordered(append(slices.Clip(x.keys), k))
				}
			}
		}
	}
	return pairs
}

// collect sets the anchors of parts: those of their sentences, except for layout.
func collect(d *side) {
	for i := range d.sentences {
		x := &d.sentences[i]
		p := &d.parts[x.part]
		for _, k := range x.keys {
			if k.kind >= keyNumber {
				p.keys = append(p.keys, k)
			}
		}
	}
	for i := range d.parts {
		d.parts[i].keys = ordered(d.parts[i].keys)
	}
}

// partChances returns the share of parts that have each anchor.
func partChances(d *side) map[key]float64 {
	n := map[key]float64{}
	for i := range d.parts {
		for _, k := range d.parts[i].keys {
			n[k]++
		}
	}
	for k := range n {
		n[k] = chance(int(n[k]), len(d.parts))
	}
	return n
}

// alike returns the evidence of kinds, depths and labels that two parts are counterparts.
func alike(x, y *part) float64 {
	sum := 0.
	if x.node.Kind != y.node.Kind {
		sum += otherPartKind
	}
	if x.depth != y.depth {
		sum += otherDepth
	}
	l, r := labelNumber(x.node.Label), labelNumber(y.node.Label)
	switch {
	case l == "" || r == "":
	case l == r:
		sum += samePartLabel
	default:
		sum += otherPartLabel
	}
	return sum
}

// sharedKeys returns the evidence of shared anchors that two parts are counterparts.
func sharedKeys(x, y []key, qA, qB map[key]float64) float64 {
	sum := 0.
	for len(x) > 0 && len(y) > 0 {
		switch c := compareKeys(x[0], y[0]); {
		case c < 0:
			x = x[1:]
		case c > 0:
			y = y[1:]
		default:
			sum -= (math.Log(qA[x[0]]) + math.Log(qB[x[0]])) / 4
			x, y = x[1:], y[1:]
		}
	}
	return min(sum, mostPartKeys)
}

// pairParts returns the pairs of the cheapest in-order alignment of both lists.
func pairParts(n, m int, cost func(i, j int) float64) [][2]int {
	all := &band{middle: make([]int, n+1), width: m, n: m}
	var pairs [][2]int
	i, j := 0, 0
	for _, b := range cheapest(all, tariff{[]shape{{bead{1, 1}, 0}}, skipPart, skipPart}, func(i, j int, _ bead) float64 { return cost(i, j) }) {
		if b == (bead{1, 1}) {
			pairs = append(pairs, [2]int{i, j})
		}
		i, j = i+b.a, j+b.b
	}
	return pairs
}

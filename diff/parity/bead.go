package parity

import (
	"math"
	"slices"
)

// bead is the number of sentences on each side of a link.
type bead struct{ a, b int }

// tariff holds the prices of the steps of a path before anything is known of the nodes:
// the evidence against each, in natural logarithms. They are symmetric in a and b.
type tariff struct {
	shapes []shape
	// Of nodes without a counterpart: the first of a run, and each further one.
	skipFirst, skipMore float64
}

// shape is a possible shape of a link.
type shape struct {
	bead
	price float64
}

// ofSentences returns the prices for sentences (Gale and Church 1993, table 5, with 1:3 and
// 3:1 added).
func ofSentences() tariff {
	return tariff{[]shape{
		{bead{1, 1}, .12}, {bead{1, 2}, 3.1}, {bead{2, 1}, 3.1}, {bead{2, 2}, 4.5}, {bead{1, 3}, 6}, {bead{3, 1}, 6},
	}, 4.5, 2.5}
}

// mostJoined is the maximum number of sentences on a side of a bead.
const mostJoined = 3

// band is the set of pairs of sentences that are compared: those near its middle.
//
//	     b →
//	a  ▓▓▓░░░░░░
//	↓  ▓▓▓▓░░░░░      middle(i) ± width
//	   ░▓▓▓▓▓░░░
//	   ░░░░▓▓▓▓▓
type band struct {
	middle []int // for every i from 0 to the number of sentences of a
	width  int
	n      int // number of sentences of b
}

func (w *band) from(i int) int { return max(w.middle[i]-w.width, 0) }
func (w *band) to(i int) int   { return min(w.middle[i]+w.width, w.n) }

// state is the kind of the last step of a path.
type state uint8

const (
	linked   state = iota // a bead
	skippedA              // a sentence of a without a counterpart
	skippedB
	states
)

// step is how a path came to a cell: the shape of the last bead, and the state before it.
type step struct {
	shape uint8
	from  state
}

// cell holds the minimum costs of the paths that end at a position, by their last step.
type cell [states]float64

// cheapest returns the beads of the cheapest path through the band, in order. price returns the
// cost of linking sentences i…i+m of a with j…j+n of b. It is called up to six times for each
// cell of the band; memory is a few bytes per cell.
func cheapest(w *band, t tariff, price func(i, j int, shape bead) float64) []bead {
	n := len(w.middle) - 1
	steps := make([][][states]step, n+1)
	rows := make([][]cell, n+1) // only the last few are kept
	for i := range n + 1 {
		rows[i] = make([]cell, w.to(i)-w.from(i)+1)
		steps[i] = make([][states]step, len(rows[i]))
		if i > mostJoined {
			rows[i-mostJoined-1] = nil
		}
		for at := range rows[i] {
			c, s := &rows[i][at], &steps[i][at]
			*c = cell{math.Inf(1), math.Inf(1), math.Inf(1)}
			j := w.from(i) + at
			if i == 0 && j == 0 {
				c[linked] = 0
				continue
			}
			before := func(a, b int) *cell {
				if i < a || j-b < w.from(i-a) || j-b > w.to(i-a) {
					return nil
				}
				return &rows[i-a][j-b-w.from(i-a)]
			}
			for k, shape := range t.shapes {
				if from := before(shape.a, shape.b); from != nil {
					c.take(linked, s, from, uint8(k), shape.price+price(i-shape.a, j-shape.b, shape.bead), 0)
				}
			}
			if from := before(1, 0); from != nil {
				c.take(skippedA, s, from, 0, t.skipFirst, t.skipMore)
			}
			if from := before(0, 1); from != nil {
				c.take(skippedB, s, from, 0, t.skipFirst, t.skipMore)
			}
		}
	}
	return trace(w, t.shapes, rows[n], steps)
}

// take updates the cost of a state from the cheapest preceding state. If more is not 0, it is
// the price after a step of the same kind.
func (c *cell) take(to state, s *[states]step, from *cell, shape uint8, price, more float64) {
	for before := range states {
		cost := from[before] + price
		if more > 0 && before == to {
			cost = from[before] + more
		}
		if cost < c[to] {
			c[to] = cost
			s[to] = step{shape, before}
		}
	}
}

// trace follows the cheapest path back.
func trace(w *band, shapes []shape, last []cell, steps [][][states]step) []bead {
	i, j := len(w.middle)-1, w.n
	at, end := linked, last[j-w.from(i)]
	for s := range states {
		if end[s] < end[at] {
			at = s
		}
	}
	var path []bead
	for i > 0 || j > 0 {
		s := steps[i][j-w.from(i)][at]
		b := shapes[s.shape].bead
		switch at {
		case skippedA:
			b = bead{1, 0}
		case skippedB:
			b = bead{0, 1}
		}
		path = append(path, b)
		i, j, at = i-b.a, j-b.b, s.from
	}
	slices.Reverse(path)
	return path
}

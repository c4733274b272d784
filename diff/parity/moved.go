package parity

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Bounds of what is taken for one sentence in two places: what must speak for it, how
// much more than for the next best, and how many sentences are looked at.
const (
	movedFrom  = 7
	movedAhead = 3
	mostLoose  = 300
)

// loose is two sentences that are in no link and may be each other's counterpart.
type loose struct {
	i, j  int
	score float64
}

// moved links sentences that stand in another place of the other version. It takes
// them out of the links that they are alone in.
func (r *Result) moved(links []*Link, m *model) []*Link {
	var looseA, looseB []int
	in := map[*tree.Node]*Link{}
	for _, l := range links {
		if l.both() {
			continue
		}
		for _, n := range l.A {
			looseA, in[n] = append(looseA, r.a.at[n]), l
		}
		for _, n := range l.B {
			looseB, in[n] = append(looseB, r.b.at[n]), l
		}
	}
	if len(looseA) > mostLoose || len(looseB) > mostLoose {
		r.degrade("very much stands in one version only: sentences that moved are not looked for")
		return nil
	}
	var found []*Link
	for _, p := range best(looseA, looseB, m) {
		l := r.link(span{p.i, p.i + 1, p.j, p.j + 1}, p.score)
		l.Moved, l.Certainty = true, diff.Likely
		found = append(found, l)
		x, y := l.A[0], l.B[0]
		in[x].A = slices.DeleteFunc(slices.Clone(in[x].A), func(n *tree.Node) bool { return n == x })
		in[y].B = slices.DeleteFunc(slices.Clone(in[y].B), func(n *tree.Node) bool { return n == y })
	}
	return found
}

// best returns the pairs that have much in common, each sentence once: those that are
// ahead of all others of both.
func best(looseA, looseB []int, m *model) []loose {
	var all []loose
	for _, i := range looseA {
		for _, j := range looseB {
			if m.lengths(i, j, bead{1, 1}) > 3 {
				continue
			}
			if score := m.substance(i, j); score >= movedFrom {
				all = append(all, loose{i, j, score})
			}
		}
	}
	slices.SortFunc(all, func(x, y loose) int {
		return cmp.Or(cmp.Compare(y.score, x.score), x.i-y.i, x.j-y.j)
	})
	var pairs []loose
	for k, p := range all {
		rival := slices.ContainsFunc(all, func(q loose) bool {
			return q != p && (q.i == p.i || q.j == p.j) && q.score > p.score-movedAhead
		})
		if !rival {
			pairs = append(pairs, all[k])
		}
	}
	return pairs
}

// substance is what the words, names and numbers of two sentences say for them,
// wherever they stand.
func (m *model) substance(i, j int) float64 {
	sum := 0.
	a, b := m.a.sentences[i].keys, m.b.sentences[j].keys
	inB := map[key]bool{}
	for _, k := range b {
		inB[k] = true
	}
	inA := map[key]bool{}
	for _, k := range a {
		inA[k] = true
		if id, ok := m.number[k]; ok && k.kind >= keyNumber {
			if inB[k] {
				sum += m.weights[id].shared
			} else {
				sum += m.weights[id].onlyA
			}
		}
	}
	for _, k := range b {
		if id, ok := m.number[k]; ok && k.kind >= keyNumber && !inA[k] {
			sum += m.weights[id].onlyB
		}
	}
	return sum - m.lengths(i, j, bead{1, 1})
}

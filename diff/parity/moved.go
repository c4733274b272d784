package parity

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Limits for sentences linked out of order: the minimum score, the minimum lead over the next
// best pair, and the maximum number of sentences considered.
const (
	movedFrom  = 7
	movedAhead = 3
	mostLoose  = 300
)

// loose is a pair of sentences without a counterpart that may be each other's.
type loose struct {
	i, j  int
	score float64
}

// moved links sentences that are at different places in the versions. It removes them from the
// links that have only one side.
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

// best returns the pairs with a high score, each sentence at most once: those that lead over all
// other pairs of both sentences.
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

// substance returns the evidence of words, names, numbers and lengths that two sentences are
// counterparts, wherever they are.
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

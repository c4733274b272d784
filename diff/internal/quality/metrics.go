package quality

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Score counts right results (found and true), found ones and true ones.
type Score struct{ Right, Found, True int }

// P returns the precision, 0 if nothing was found.
func (s Score) P() float64 { return ratio(s.Right, s.Found) }

// R returns the recall, 0 if nothing is true.
func (s Score) R() float64 { return ratio(s.Right, s.True) }

// F1 returns the harmonic mean of precision and recall.
func (s Score) F1() float64 { return ratio(2*s.Right, s.Found+s.True) }

// False returns the number of found results that are not true.
func (s Score) False() int { return s.Found - s.Right }

// Plus returns the sum of two scores.
func (s Score) Plus(o Score) Score {
	return Score{s.Right + o.Right, s.Found + o.Found, s.True + o.True}
}

func ratio(part, whole int) float64 { return float64(part) / float64(max(whole, 1)) }

// Key identifies a separate score: one for each level and language.
type Key struct {
	Level diff.Level
	Lang  tree.Lang
}

// Scores holds one score per key.
type Scores map[Key]Score

// Add adds a score to that of its key.
func (s Scores) Add(k Key, more Score) { s[k] = s[k].Plus(more) }

// Pair is a linked pair of nodes of one level, by locators.
type Pair struct{ Old, New string }

// Pairs is a set of pairs of two statements, all of one level.
type Pairs map[Pair]bool

// product adds every pair of an old and a new node.
func (p Pairs) product(old, new []*tree.Node) {
	for _, o := range old {
		for _, n := range new {
			p[Pair{string(o.Locator), string(n.Locator)}] = true
		}
	}
}

// Linked returns the pairs of the links of one level whose certainty is between least
// and most, inclusive.
func Linked(r *diff.Result, level diff.Level, least, most diff.Certainty) Pairs {
	pairs := Pairs{}
	for _, l := range r.At(level) {
		if l.Certainty >= least && l.Certainty <= most {
			pairs.product(l.Old, l.New)
		}
	}
	return pairs
}

// movedPairs returns the pairs of the links of one level that are marked as moved.
func movedPairs(r *diff.Result, level diff.Level) Pairs {
	pairs := Pairs{}
	for _, l := range r.At(level) {
		if l.Moved {
			pairs.product(l.Old, l.New)
		}
	}
	return pairs
}

// Truth holds the true links of one level between two statements. Disputed pairs are
// not counted at all.
type Truth struct {
	Pairs    Pairs
	Disputed Pairs
	// Listed holds the old nodes that were judged; nil if all were.
	Listed map[string]bool
}

// counts reports whether a pair was judged and is not disputed.
func (t *Truth) counts(p Pair) bool {
	return !t.Disputed[p] && (t.Listed == nil || t.Listed[p.Old])
}

// Score compares a set of pairs with the truth.
func (t *Truth) Score(found Pairs) Score {
	var s Score
	for p := range found {
		if !t.counts(p) {
			continue
		}
		s.Found++
		if t.Pairs[p] {
			s.Right++
		}
	}
	for p := range t.Pairs {
		if t.counts(p) {
			s.True++
		}
	}
	return s
}

// Alone compares the units of one side that a comparison reports as dropped or added
// (said) with those that are in no true pair. All holds the judged units; of returns
// the unit of a pair on this side. A unit in a disputed pair is not counted.
func (t *Truth) Alone(all []string, said map[string]bool, of func(Pair) string) Score {
	linked, disputed := map[string]bool{}, map[string]bool{}
	for p := range t.Pairs {
		linked[of(p)] = true
	}
	for p := range t.Disputed {
		disputed[of(p)] = true
	}
	var s Score
	for _, u := range all {
		if disputed[u] {
			continue
		}
		alone := !linked[u]
		s = s.Plus(Score{count(alone && said[u]), count(said[u]), count(alone)})
	}
	return s
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nodesAt returns the nodes of a statement at one level.
func nodesAt(s *tree.Statement, level diff.Level) []*tree.Node {
	if level == diff.LevelClause {
		return s.Nodes(tree.KindClause)
	}
	return s.Nodes(tree.KindSentence)
}

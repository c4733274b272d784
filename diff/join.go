package diff

import (
	"github.com/clausediff/clausediff/diff/internal/words"
	"github.com/clausediff/clausediff/parse/tree"
)

// Join returns a link between a clause of one statement and a clause of another. It
// is for clauses matched by wording alone: in statements that are not neighbours in a
// series, or in addition to the links of [Compare]. The score is in (0, 1]. The link
// is likely if it is reworded, otherwise certain.
func Join(old, new *tree.Statement, from, to *tree.Node, score float64) *Link {
	r := &Result{Old: old, New: new}
	l := &Link{Level: LevelClause, Old: []*tree.Node{from}, New: []*tree.Node{to}, Score: score, Certainty: Certain}
	before, after := old.TextOf(from), new.TextOf(to)
	l.Kind = kindOf(l, commonLanguage(old, new), before, after)
	if l.Kind == Reworded {
		l.Certainty = Likely
	}
	if before != after {
		l.Words = r.words(&words.Differ{}, before, after)
	}
	l.ID = r.hash(l)
	return l
}

// Decided returns the pairs of nodes that the options pin and forbid, old node first.
func Decided(opts []Option) (pinned, forbidden [][2]*tree.Node) {
	c := configOf(opts)
	return c.pinned, c.barred
}

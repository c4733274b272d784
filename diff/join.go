package diff

import (
	"github.com/clausediff/clausediff/diff/internal/words"
	"github.com/clausediff/clausediff/parse/tree"
)

// Join returns the link of a clause of one statement with one of another that was
// found by its wording alone, in statements that are not neighbours of a series or
// beside the links that [Compare] made. Score is in (0, 1]; the link is certain where
// the wordings are typographic variants, and likely elsewhere.
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

// Decided returns the pairs that options pin and those that they forbid, the older
// node first.
func Decided(opts []Option) (pinned, forbidden [][2]*tree.Node) {
	c := configOf(opts)
	return c.pinned, c.barred
}

package diff

import (
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Nearest is where the other statement comes nearest to what is dropped or added.
type Nearest struct {
	Node *tree.Node // a sentence, or the clause in it that has as much
	// Share is the share of the core wording, which is what few sentences say,
	// that stands there: from nearShare to 1, of a clause from partShare.
	Share float64
	// Likeness is the score of the two clauses that are most alike, from 0 to 1.
	Likeness float64
}

// Shares of core wording. From nearShare on a place has to do with the same matter,
// and a reader may look there; from partShare on a part is said there; from
// elsewhereShare on nothing of the core is missing. A clause has too little core for
// the first.
//
// Single words of the core stand in many a long sentence: that something is said there
// takes a clause as well that is like one of its own, by so much.
const (
	nearShare         = 0.2
	partShare         = 0.3
	elsewhereShare    = 0.75
	partLikeness      = 0.25
	elsewhereLikeness = 0.4
)

// Said says how much of a dropped or added node the other statement says: "said
// elsewhere", "said in part", "nearest" where it only comes near it, or, where
// nothing is near, "not said".
func (n *Nearest) Said() string {
	switch {
	case n == nil:
		return "not said"
	case n.Share >= elsewhereShare && n.Likeness >= elsewhereLikeness:
		return "said elsewhere"
	case n.Share >= partShare && n.Likeness >= partLikeness:
		return "said in part"
	}
	return "nearest"
}

// nearest looks for the core wording of every dropped and added node in the whole
// of the other statement, before anything is called an omission.
func (c *comparison) nearest() {
	finder := c.prepared.Finder()
	for _, l := range c.result.Links {
		switch {
		case len(l.New) == 0:
			l.Nearest = c.near(finder, l.Old[0], l.Level, true)
		case len(l.Old) == 0:
			l.Nearest = c.near(finder, l.New[0], l.Level, false)
		}
		if l.Nearest != nil && l.Level == LevelClause && l.Nearest.Share < partShare {
			l.Nearest = nil
		}
	}
}

// near returns where the core of a node stands in the new statement, or in the old one;
// nil for nowhere.
func (c *comparison) near(f *align.Finder, n *tree.Node, level Level, inNew bool) *Nearest {
	unit := c.unitsOn(level, !inNew).of(n)
	k, share := f.Nearest(unit.Features, inNew, nearShare)
	if share < nearShare {
		return nil
	}
	sentence := c.unitsOn(LevelSentence, inNew).nodes[k]
	found := &Nearest{Node: sentence, Share: share, Likeness: c.likeness(n, sentence, inNew)}
	clauses := c.unitsOn(LevelClause, inNew)
	for _, clause := range sentence.Children {
		if f.Share(unit.Features, clauses.of(clause).Features) >= share {
			found.Node = clause
			break
		}
	}
	return found
}

// likeness returns the score of the clause of a node, or the node itself, and the
// clause of a sentence of the other statement that are most alike.
func (c *comparison) likeness(n, sentence *tree.Node, inNew bool) float64 {
	clauses := n.Children
	if n.Kind == tree.KindClause {
		clauses = []*tree.Node{n}
	}
	own, other, most := c.unitsOn(LevelClause, !inNew), c.unitsOn(LevelClause, inNew), 0.0
	first, _ := own.number(n) // of a sentence, its first clause: they begin together
	firstOther, _ := other.number(sentence)
	for x := range clauses {
		for y := range sentence.Children {
			i, j := first+x, firstOther+y
			if !inNew {
				i, j = j, i
			}
			most = max(most, c.preparedClauses.Likeness(i, j))
		}
	}
	return most
}

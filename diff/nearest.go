package diff

import (
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Nearest is the closest match in the other statement for a dropped or added node.
type Nearest struct {
	Node *tree.Node // a sentence, or the clause of it that has the same Share
	// Share is the share of the core wording (wording that few sentences have)
	// that occurs in the matching sentence.
	Share float64
	// Likeness is the score of the most similar pair of clauses, from 0 to 1.
	Likeness float64
}

// A node is said in part from partShare of its core wording on, and said elsewhere
// from elsewhereShare on.
//
// Many long sentences contain single words of the core. Therefore two of the clauses
// must also be similar, by at least partLikeness or elsewhereLikeness.
const (
	partShare         = 0.3
	elsewhereShare    = 0.75
	partLikeness      = 0.25
	elsewhereLikeness = 0.4
)

// The results of [Nearest.Said] for a node whose core wording occurs in the other
// statement, in full or in part.
const (
	SaidElsewhere = "said elsewhere"
	SaidInPart    = "said in part"
)

// Said returns how much of a dropped or added node the other statement says:
// [SaidElsewhere], [SaidInPart], "nearest" for a mere resemblance, or "not said" if
// n is nil.
func (n *Nearest) Said() string {
	switch {
	case n == nil:
		return "not said"
	case n.Share >= elsewhereShare && n.Likeness >= elsewhereLikeness:
		return SaidElsewhere
	case n.Share >= partShare && n.Likeness >= partLikeness:
		return SaidInPart
	}
	return "nearest"
}

// The lowest scores of a [Nearest], for sentences and for clauses. A reader agrees
// with one in two of those reported; below these scores, with one in four.
const (
	nearScore       = 0.17
	nearClauseScore = 0.3
)

// nearest sets the Nearest of every dropped or added link, so that nothing that is
// said elsewhere is called an omission.
func (c *comparison) nearest() {
	for _, level := range []Level{LevelSentence, LevelClause} {
		near := c.near
		if level == LevelClause {
			near = c.nearClauses
		}
		for _, l := range c.result.At(level) {
			switch {
			case len(l.New) == 0:
				l.Nearest = c.nearestOf(l.Old[0], level, near.old, true)
			case len(l.Old) == 0:
				l.Nearest = c.nearestOf(l.New[0], level, near.new, false)
			}
		}
	}
}

// nearUnits holds the nearest units of both sides; see [align.Alignment].
type nearUnits struct{ old, new []align.Near }

// nearestOf returns the closest match for a node in the new statement if inNew is
// set, otherwise in the old one; nil for none.
func (c *comparison) nearestOf(n *tree.Node, level Level, near []align.Near, inNew bool) *Nearest {
	own, other := c.unitsOn(level, !inNew), c.unitsOn(level, inNew)
	number, _ := own.number(n)
	if number >= len(near) || near[number].Score == 0 {
		return nil
	}
	node, core := other.nodes[near[number].Unit], c.prepared.CoreOf(own.aligned[number].Features)
	share := core.ShareIn(other.of(node).Features)
	found := &Nearest{Node: node, Share: share, Likeness: c.likeness(n, node, inNew)}
	for _, clause := range node.Children {
		if core.ShareIn(c.unitsOn(LevelClause, inNew).of(clause).Features) >= share {
			found.Node = clause
			break
		}
	}
	return found
}

// likeness returns the highest score of a pair of clauses of two nodes. A node that is
// a clause is its own only clause.
func (c *comparison) likeness(n, other *tree.Node, inNew bool) float64 {
	own, of, most := c.unitsOn(LevelClause, !inNew), c.unitsOn(LevelClause, inNew), 0.0
	first, _ := own.number(n) // a sentence and its first clause begin at the same offset
	firstOther, _ := of.number(other)
	for x := range n.Clauses() {
		for y := range other.Clauses() {
			i, j := first+x, firstOther+y
			if !inNew {
				i, j = j, i
			}
			most = max(most, c.preparedClauses.Likeness(i, j))
		}
	}
	return most
}

package diff

import (
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Nearest is where the other statement comes nearest to what is dropped or added.
type Nearest struct {
	Node *tree.Node // a sentence, or the clause in it that has as much
	// Share is the share of the core wording, which is what few sentences say,
	// that stands there.
	Share float64
	// Likeness is the score of the two clauses that are most alike, from 0 to 1.
	Likeness float64
}

// Shares of core wording. From partShare on a part is said there; from elsewhereShare on
// nothing of the core is missing.
//
// Single words of the core stand in many a long sentence: that something is said there
// takes a clause as well that is like one of its own, by so much.
const (
	partShare         = 0.3
	elsewhereShare    = 0.75
	partLikeness      = 0.25
	elsewhereLikeness = 0.4
)

// What [Nearest.Said] says of a node of which the other statement says the core, or a part
// of it.
const (
	SaidElsewhere = "said elsewhere"
	SaidInPart    = "said in part"
)

// Said says how much of a dropped or added node the other statement says:
// [SaidElsewhere], [SaidInPart], "nearest" where it only comes near it, or, where
// nothing is near, "not said".
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

// Scores from which a place is near, of sentences and of clauses: of the places that are
// told, a reader agrees with one in two; below, with one in four.
const (
	nearScore       = 0.17
	nearClauseScore = 0.3
)

// nearest says where what is dropped or added is nearly said in the other statement,
// before anything is called an omission.
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

// nearest units of both sides; see [align.Alignment].
type nearUnits struct{ old, new []align.Near }

// nearestOf returns where a node is nearly said in the new statement, or in the old one;
// nil for nowhere.
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

// likeness returns the score of the clauses of two nodes, or the nodes themselves, that
// are most alike.
func (c *comparison) likeness(n, other *tree.Node, inNew bool) float64 {
	own, of, most := c.unitsOn(LevelClause, !inNew), c.unitsOn(LevelClause, inNew), 0.0
	first, _ := own.number(n) // of a sentence, its first clause: they begin together
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

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
}

// Shares of core wording. From nearShare on a place has to do with the same matter,
// and a reader may look there; from partShare on a part is said there; from
// elsewhereShare on nothing of the core is missing. A clause has too little core for
// the first.
const (
	nearShare      = 0.2
	partShare      = 0.3
	elsewhereShare = 0.75
)

// Said says how much of a dropped or added node the other statement says: "said
// elsewhere", "said in part", "nearest" where it only comes near it, or, where
// nothing is near, "not said".
func (n *Nearest) Said() string {
	switch {
	case n == nil:
		return "not said"
	case n.Share >= elsewhereShare:
		return "said elsewhere"
	case n.Share >= partShare:
		return "said in part"
	}
	return "nearest"
}

// nearest looks for the core wording of every dropped and added node in the whole
// of the other statement, before anything is called an omission.
func (c *comparison) nearest() {
	finder := c.prepared.Finder()
	for _, l := range c.result.Links {
		old, new := c.unitsOf(l.Level)
		switch {
		case len(l.New) == 0:
			l.Nearest = c.near(finder, old.of(l.Old[0]), c.newSentences, c.newClauses, true)
		case len(l.Old) == 0:
			l.Nearest = c.near(finder, new.of(l.New[0]), c.oldSentences, c.oldClauses, false)
		}
		if l.Nearest != nil && l.Level == LevelClause && l.Nearest.Share < partShare {
			l.Nearest = nil
		}
	}
}

// near returns where the core of a unit stands, nil for nowhere.
func (c *comparison) near(f *align.Finder, unit *align.Unit, sentences, clauses units, inNew bool) *Nearest {
	k, share := f.Nearest(unit.Features, inNew, nearShare)
	if share < nearShare {
		return nil
	}
	n := sentences.nodes[k]
	for _, clause := range n.Children {
		if f.Share(unit.Features, clauses.of(clause).Features) >= share {
			n = clause
			break
		}
	}
	return &Nearest{Node: n, Share: share}
}

package diff

import "github.com/clausediff/clausediff/diff/internal/align"

// Where the clauses of two sentences are linked one to one and in order, the words of
// the sentences are compared clause by clause, because the same word has a different
// role in another clause:
//
//	old  应[-甲国总统邀请，-]乙国总统[-访问-]{+邀请，+}甲国{+总统访问乙国+}。     the sentences
//	new  应[-甲国-]{+乙国+}总统邀请，[-乙国-]{+甲国+}总统访问[-甲国-]{+乙国+}。   their clauses

// pairedClauses holds, by the number of the old clause, the links that are the only ones of
// both their clauses, nil for the other clauses.
type pairedClauses []*Link

// pairClauses returns the paired clauses whose links are at least likely; links[k] is made
// of groups[k].
func (c *comparison) pairClauses(groups []align.Group, links []*Link) pairedClauses {
	ofOld, ofNew := make([]int32, len(c.oldClauses.nodes)), make([]int32, len(c.newClauses.nodes)) // number of groups
	for _, g := range groups {
		for _, n := range g.Old {
			ofOld[n]++
		}
		for _, n := range g.New {
			ofNew[n]++
		}
	}
	pairs := make(pairedClauses, len(c.oldClauses.nodes))
	for k, g := range groups {
		if len(g.Old) == 1 && len(g.New) == 1 && links[k].Certainty >= Likely && ofOld[g.Old[0]] == 1 && ofNew[g.New[0]] == 1 {
			pairs[g.Old[0]] = links[k]
		}
	}
	return pairs
}

// inPairs returns the links between the clauses of a link's two sentences, nil unless
// they are linked one to one and in order.
func (c *comparison) inPairs(l *Link) []*Link {
	if l.Level != LevelSentence || len(l.Old) != 1 || len(l.New) != 1 {
		return nil
	}
	old, new := l.Old[0].Children, l.New[0].Children
	if len(old) != len(new) || len(old) < 2 {
		return nil
	}
	pairs := make([]*Link, len(old))
	first, _ := c.oldClauses.number(old[0])
	for k := range old {
		p := c.paired[first+k]
		if p == nil || p.New[0] != new[k] {
			return nil
		}
		pairs[k] = p
	}
	return pairs
}

// byClauses returns the joined word edits of the links of consecutive clauses.
func (r *Result) byClauses(pairs []*Link) []Edit {
	var b joiner
	for _, l := range pairs {
		if l.Words == nil {
			b.add(Edit{Equal, r.Old.TextOf(l.Old[0])})
		}
		for _, e := range l.Words {
			b.add(e)
		}
	}
	return b.end()
}

// joiner joins lists of edits. Between two Equal edits it leaves at most one Delete,
// followed by at most one Insert.
type joiner struct {
	edits         []Edit
	deleted, kept string
	inserted      string
}

func (b *joiner) add(e Edit) {
	switch e.Op {
	case Delete:
		b.flushKept()
		b.deleted += e.Text
	case Insert:
		b.flushKept()
		b.inserted += e.Text
	default:
		b.flushChange()
		b.kept += e.Text
	}
}

func (b *joiner) flushKept() {
	if b.kept != "" {
		b.edits, b.kept = append(b.edits, Edit{Equal, b.kept}), ""
	}
}

func (b *joiner) flushChange() {
	if b.deleted != "" {
		b.edits, b.deleted = append(b.edits, Edit{Delete, b.deleted}), ""
	}
	if b.inserted != "" {
		b.edits, b.inserted = append(b.edits, Edit{Insert, b.inserted}), ""
	}
}

func (b *joiner) end() []Edit {
	b.flushKept()
	b.flushChange()
	return b.edits
}

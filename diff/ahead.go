package diff

import (
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Word edits take a third of a comparison's time, and need no more than two
// wordings. Those of two units that are likely to make a link by themselves are
// made beside what comes next, which takes one step after the other:
//
//	sentences are aligned ─┬─ clauses are aligned ──┬─ links are grouped ─┬─ …
//	                       └─ words of sentences    └─ words of clauses   ┘
//
// Of a pair that is grouped with others after all they are made in vain.

// pair is an old and a new node.
type pair struct{ old, new *tree.Node }

// wordsAhead makes the word edits of the units that are likely to make a link by
// themselves, beside something else.
func (c *comparison) wordsAhead(level Level, links []align.Link, meanwhile func()) {
	pairs := c.alonePairs(level, links)
	words := make([][]Edit, len(pairs))
	c.config.run(1+len(pairs), func(i int) {
		if i == 0 {
			meanwhile()
			return
		}
		p := pairs[i-1]
		old, new := []*tree.Node{p.old}, []*tree.Node{p.new}
		words[i-1] = c.words(old, new, c.result.Old.TextOf(p.old), c.result.New.TextOf(p.new))
	})
	for k, p := range pairs {
		c.ahead[p] = words[k]
	}
}

// alonePairs returns the nodes of the units that differ and are linked weakly, or
// else with each other alone: see [align.Groups].
func (c *comparison) alonePairs(level Level, links []align.Link) []pair {
	if c.config.linksOnly {
		return nil
	}
	old, new := c.unitsOf(level)
	likely := c.likely(level)
	firm := func(l align.Link) bool { return l.Pinned || l.Score >= likely }
	firmOld, firmNew := make([]int32, len(old.nodes)), make([]int32, len(new.nodes))
	for _, l := range links {
		if firm(l) {
			firmOld[l.Old]++
			firmNew[l.New]++
		}
	}
	var pairs []pair
	for _, l := range links {
		p := pair{old.nodes[l.Old], new.nodes[l.New]}
		alone := !firm(l) || firmOld[l.Old] == 1 && firmNew[l.New] == 1
		if alone && c.result.Old.TextOf(p.old) != c.result.New.TextOf(p.new) {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// wordsOf returns the word edits of a link with both sides, whose texts differ.
func (c *comparison) wordsOf(l *Link, old, new string) []Edit {
	if len(l.Old) == 1 && len(l.New) == 1 {
		if words, ok := c.ahead[pair{l.Old[0], l.New[0]}]; ok {
			return words
		}
	}
	return c.words(l.Old, l.New, old, new)
}

// words returns the word edits between the texts of some nodes, which are given.
func (c *comparison) words(oldNodes, newNodes []*tree.Node, old, new string) []Edit {
	w := c.wordDiffs.Get().(*wordDiff)
	defer c.wordDiffs.Put(w)
	return w.words(c.oldTokens.of(oldNodes, old), c.newTokens.of(newNodes, new), c.result.New.Lang)
}

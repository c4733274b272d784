package check

import (
	"bytes"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// pair is two versions of a statement. Several rules need the changes between the same
// two, so the comparison is made once, when first needed.
type pair struct {
	old, now *tree.Statement
	result   *diff.Result // nil until needed
	found    []change
	listed   bool // found is complete, even if empty
	// spoken are the wordings of the changes, prepared for the search for phrases.
	spoken [][2]string
}

// pair returns the pair of two statements, which the pass caches.
func (p *pass) pair(old, now *tree.Statement) *pair {
	for _, known := range p.pairs {
		if known.now == now && (known.old == old || alike(known.old, old)) {
			return known
		}
	}
	p.pairs = append(p.pairs, &pair{old: old, now: now})
	return p.pairs[len(p.pairs)-1]
}

// alike reports whether two readings of a statement have equal outlines. The outline
// contains all that is compared.
func alike(x, y *tree.Statement) bool {
	return x.ID == y.ID && bytes.Equal(tree.Format(x), tree.Format(y))
}

// compared returns the comparison.
func (p *pair) compared() *diff.Result {
	if p.result == nil {
		p.result = diff.Compare(p.old, p.now)
	}
	return p.result
}

// changes lists the differences in the order of the new statement. A sentence, paragraph
// or article that was dropped as a whole is one change. Statements with different
// outlines have at least one change.
func (p *pair) changes() []change {
	if p.listed {
		return p.found
	}
	p.listed = true
	if alike(p.old, p.now) {
		return nil // the usual case
	}
	c := collector{old: p.old, now: p.now, result: p.compared(), seen: map[group]int{}}
	c.oldPlaces, c.nowPlaces = p.old.Places(), p.now.Places()
	c.wordings()
	c.frames()
	c.rest()
	slices.SortStableFunc(c.found, func(x, y change) int { return x.at - y.at })
	p.found = c.found
	return p.found
}

// saying returns the changes that contain a phrase, on either side.
func (p *pair) saying(words string) []change {
	found := p.changes()
	if p.spoken == nil {
		for _, c := range found {
			p.spoken = append(p.spoken, [2]string{wording.Spoken(c.old, p.now.Lang), wording.Spoken(c.new, p.now.Lang)})
		}
	}
	phrase := wording.NewPhrase(words, p.now.Lang)
	var all []change
	for i, c := range found {
		if phrase.Count(p.spoken[i][0]) > 0 || phrase.Count(p.spoken[i][1]) > 0 {
			all = append(all, c)
		}
	}
	return all
}

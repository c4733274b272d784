package check

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// change is one difference between two statements: a link at clause level, the largest
// nodes that were dropped or added as a whole, or a clause with the same words in another
// frame.
type change struct {
	rule     string
	from, to []*tree.Node
	old, new string
	words    []diff.Edit
	at       int // byte offset into the new statement
	// said describes the change, where the rule alone does not.
	said string
	// moved is set for a clause that moved, whatever its rule.
	moved bool
	// further are clauses with the same change: the others of a paragraph that moved, or
	// of an article with another label.
	further []string
}

// collector gathers the changes between two statements.
type collector struct {
	old, now             *tree.Statement
	result               *diff.Result
	oldPlaces, nowPlaces *tree.Places
	found                []change
	seen                 map[group]int // index of the first change of a group
}

// group identifies changes that are reported together: those of one paragraph that moved,
// or of one part with another label.
type group struct {
	rule, said string
	old, now   *tree.Node
}

// wordings collects the changes of the links.
func (c *collector) wordings() {
	links := c.result.At(diff.LevelClause)
	dropped, added := map[*tree.Node]bool{}, map[*tree.Node]bool{}
	for _, l := range links {
		switch l.Kind {
		case diff.Dropped:
			dropped[l.Old[0]] = true
		case diff.Added:
			added[l.New[0]] = true
		}
	}
	goneWhole, newWhole := wholes(c.old.Root, dropped), wholes(c.now.Root, added)
	at := 0
	for _, l := range links {
		if len(l.New) > 0 {
			at = l.New[0].Span.Start
		}
		switch l.Kind {
		case diff.Dropped:
			if n := goneWhole[l.Old[0]]; n != nil {
				c.found = append(c.found, change{rule: ClauseDropped, from: []*tree.Node{n}, old: c.old.TextOf(n), at: at})
			}
		case diff.Added:
			if n := newWhole[l.New[0]]; n != nil {
				c.found = append(c.found, change{rule: ClauseAdded, to: []*tree.Node{n}, new: c.now.TextOf(n), at: at})
			}
		default:
			if rule := c.ruleOf(l); rule != "" {
				c.linked(l, change{rule: rule, words: l.Words, at: at, moved: l.Moved})
			}
		}
	}
}

// linked adds the change of a link that has both sides. If its group has a change
// already, it extends that one.
func (c *collector) linked(l *diff.Link, x change) {
	x.from, x.to = l.Old, l.New
	x.old, x.new = c.old.Joined(l.Old), c.now.Joined(l.New)
	from, to := c.oldPlaces.Of(l.Old[0]), c.nowPlaces.Of(l.New[0])
	key := group{x.rule, x.said, from.Block, to.Block}
	switch x.rule {
	case ClauseRenumbered:
		key.old, key.now = lastPart(from), lastPart(to)
		x.said, key.said = relabelled(from, to)
	case ClauseLayout:
		key.old, key.now = from.Top(), to.Top()
	case ClauseMoved:
	default:
		c.found = append(c.found, x)
		return
	}
	if i, ok := c.seen[key]; ok {
		first := &c.found[i]
		if first.said != x.said {
			first.said = key.said // true of the whole group
		}
		first.further = append(first.further, x.new)
		return
	}
	c.seen[key] = len(c.found)
	c.found = append(c.found, x)
}

func lastPart(p tree.Place) *tree.Node { return p.Parts[len(p.Parts)-1] }

// noLabel appears in messages for a missing label.
const noLabel = "(no label)"

// relabelled describes a change of labels, from the outermost that differs inwards.
// common leaves out the inner labels that are the same: it describes the change of all
// clauses in a relabelled article.
func relabelled(from, to tree.Place) (said, common string) {
	labels := func(p tree.Place) []string {
		var all []string
		for _, n := range p.Parts {
			all = append(all, cmp.Or(n.Mark, noLabel))
		}
		if p.Block.Kind == tree.KindItem {
			all = append(all, cmp.Or(p.Block.Mark, noLabel))
		}
		return all
	}
	arrow := func(old, now []string) string { return strings.Join(old, " ") + " → " + strings.Join(now, " ") }
	old, now := labels(from), labels(to)
	for len(old) > 1 && len(now) > 1 && old[0] == now[0] {
		old, now = old[1:], now[1:]
	}
	said = arrow(old, now)
	for len(old) > 1 && len(now) > 1 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	return said, arrow(old, now)
}

// ruleOf returns the rule for a link that has both sides, "" for none. A clause that was
// reworded and moved counts as reworded.
func (c *collector) ruleOf(l *diff.Link) string {
	switch {
	case l.Kind == diff.Reworded:
		return ClauseReworded
	case l.Kind == diff.Typographic && wording.Key(c.old.Joined(l.Old), c.now.Lang) != wording.Key(c.now.Joined(l.New), c.now.Lang):
		return ClausePunctuation
	case l.Moved:
		return ClauseMoved
	case l.Renumbered:
		return ClauseRenumbered
	case c.splitOrJoined(l) != "":
		return "" // see frames
	case l.Kind == diff.Typographic, len(l.Old) != len(l.New):
		return ClauseTypography
	}
	return ""
}

// wholes finds the largest nodes all of whose clauses are in the set, and returns each
// under its first clause.
func wholes(root *tree.Node, set map[*tree.Node]bool) map[*tree.Node]*tree.Node {
	found := map[*tree.Node]*tree.Node{}
	var visit func(n *tree.Node) bool
	// visit reports whether all clauses of a node are in the set. If not, it records the
	// largest nodes within it of which that is true.
	visit = func(n *tree.Node) bool {
		if n.Kind == tree.KindClause {
			return set[n]
		}
		var in []*tree.Node
		for _, c := range n.Children {
			if visit(c) {
				in = append(in, c)
			}
		}
		if len(in) == len(n.Children) && len(in) > 0 && n.Kind != tree.KindStatement {
			return true
		}
		for _, c := range in {
			found[firstClause(c)] = c
		}
		return false
	}
	visit(root)
	return found
}

func firstClause(n *tree.Node) *tree.Node {
	for len(n.Children) > 0 {
		n = n.Children[0]
	}
	return n
}

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

package check

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// frames collects the clauses that did not move but whose frame changed: the beginning of
// a paragraph, item or heading was inserted or removed, or the form of the label changed.
//
//	accepted            now
//	双方将：            双方将扩大贸易。    the first two are no longer separate,
//	——扩大贸易。        1. 互设文化中心。   and —— is now 1.
//	——互设文化中心。
func (c *collector) frames() {
	linkOf := map[*tree.Node]*diff.Link{} // by new clause, of links that did not move
	for _, l := range c.result.At(diff.LevelClause) {
		if len(l.Old) == 1 && len(l.New) == 1 && !l.Moved {
			linkOf[l.New[0]] = l
		}
		if said := c.splitOrJoined(l); said != "" {
			c.linked(l, change{rule: ClauseLayout, said: said, at: l.New[0].Span.Start})
		}
	}
	next := successors(c.old)
	var before *diff.Link
	for _, n := range c.now.Nodes(tree.KindClause) {
		l := linkOf[n]
		if l != nil {
			inOrder := before != nil && next[before.Old[0]] == l.Old[0]
			if said := c.frameOf(before, l, inOrder); said != "" {
				c.linked(l, change{rule: ClauseLayout, said: said, at: n.Span.Start})
			}
		}
		before = l
	}
}

// splitOrJoined describes a clause that became several, or several that became one, if they are
// in different paragraphs; otherwise it returns "".
func (c *collector) splitOrJoined(l *diff.Link) string {
	if len(l.Old) == 0 || len(l.New) == 0 || len(l.Old)+len(l.New) == 2 || l.Moved {
		return ""
	}
	last := func(nodes []*tree.Node) *tree.Node { return nodes[len(nodes)-1] }
	was := c.oldPlaces.Of(l.Old[0]).Block != c.oldPlaces.Of(last(l.Old)).Block
	is := c.nowPlaces.Of(l.New[0]).Block != c.nowPlaces.Of(last(l.New)).Block
	switch {
	case is && !was:
		return "is now split by the beginning of " + blockName(c.nowPlaces.Of(last(l.New)).Block)
	case was && !is:
		return "is joined; a part of it began " + blockName(c.oldPlaces.Of(last(l.Old)).Block)
	}
	return ""
}

// successors maps every clause to the next one.
func successors(s *tree.Statement) map[*tree.Node]*tree.Node {
	next := map[*tree.Node]*tree.Node{}
	var last *tree.Node
	for _, n := range s.Nodes(tree.KindClause) {
		if last != nil {
			next[last] = n
		}
		last = n
	}
	return next
}

// frameOf describes how the frame of a link's clause changed, "" for no change. inOrder
// means that before links the preceding clause on both sides; only then can the breaks
// between the two be compared.
func (c *collector) frameOf(before, l *diff.Link, inOrder bool) string {
	from, to := c.oldPlaces.Of(l.Old[0]), c.nowPlaces.Of(l.New[0])
	if inOrder {
		wasBroken, isBroken := c.oldPlaces.Of(before.Old[0]).Block != from.Block, c.nowPlaces.Of(before.New[0]).Block != to.Block
		switch {
		case isBroken && !wasBroken:
			return "begins " + blockName(to.Block) + " of its own"
		case wasBroken && !isBroken:
			return "is joined to the clause before; it began " + blockName(from.Block)
		}
	}
	if l.Renumbered || firstClause(from.Block) != l.Old[0] || firstClause(to.Block) != l.New[0] {
		return ""
	}
	if old, now := blockName(from.Block), blockName(to.Block); old != now {
		return fmt.Sprintf("stands in %s, not in %s", now, old)
	}
	if old, now := markAt(l.Old[0], from), markAt(l.New[0], to); old != now {
		return "has another form of label: " + cmp.Or(old, noLabel) + " → " + cmp.Or(now, noLabel)
	}
	return ""
}

// markAt returns the numbering printed before a clause: that of its item, and of the
// parts that begin with it.
func markAt(clause *tree.Node, p tree.Place) string {
	mark := ""
	for _, n := range p.Parts {
		if firstClause(n) == clause {
			mark += n.Mark
		}
	}
	return mark + p.Block.Mark
}

// blockName returns the name of a block for a message, with its article.
func blockName(n *tree.Node) string {
	switch {
	case n.IsHeading:
		return "a heading"
	case n.Kind == tree.KindItem:
		return "an item"
	}
	return "a paragraph"
}

// rest adds a change if the outlines differ but no other change shows it: invisible
// characters, or a part without clauses. White space is ignored.
func (c *collector) rest() {
	if len(c.found) > 0 {
		return
	}
	old, now := outlineOf(c.old), outlineOf(c.now)
	for i := range max(len(old), len(now)) {
		if i < min(len(old), len(now)) && strings.Join(strings.Fields(old[i]), "") == strings.Join(strings.Fields(now[i]), "") {
			continue
		}
		x := change{rule: ClauseTypography, said: "is set otherwise"}
		if i < len(old) {
			x.old = strings.TrimSpace(old[i])
		}
		if i < len(now) {
			x.new = strings.TrimSpace(now[i])
		}
		c.found = append(c.found, x)
		return
	}
}

// outlineOf returns the lines of the outline of a statement's text.
func outlineOf(s *tree.Statement) []string {
	lines := strings.Split(string(tree.Format(s)), "\n")
	for i, line := range lines {
		if word, _, _ := strings.Cut(line, " "); word != "statement" && word != "title" && word != "date" {
			return lines[i:]
		}
	}
	return nil
}

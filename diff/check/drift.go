package check

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// drift reports what became of the accepted clauses.
func (j *judge) drift() {
	old, now := j.item.Accepted.Statement, j.item.Now
	found := changes(old, now)
	for _, c := range found {
		j.add(c.finding(old, now), c.rule, diff.Fold(c.old), diff.Fold(c.new))
	}
	if len(found) == 0 && j.item.SHA256 != j.item.Accepted.SHA256 && old.Text == now.Text {
		j.add(Finding{Rule: BytesChanged, Message: "the file has other bytes than the accepted one; the text is the same"}, j.item.SHA256)
	}
}

// facts reports a title, date, language or party that is not the accepted one.
func (j *judge) facts() {
	old, now := j.item.Accepted.Statement, j.item.Now
	for _, fact := range []struct{ name, old, new string }{
		{"title", old.Title, now.Title}, {"date", old.Date, now.Date}, {"language", string(old.Lang), string(now.Lang)},
		{"parties", strings.Join(old.Parties, ", "), strings.Join(now.Parties, ", ")},
	} {
		if diff.Fold(fact.old) != diff.Fold(fact.new) {
			j.add(Finding{Rule: FactChanged, Old: fact.old, New: fact.new,
				Message: fmt.Sprintf("the %s is %q, accepted was %q", fact.name, fact.new, fact.old)}, fact.name, fact.old, fact.new)
		}
	}
}

// change is one difference between two statements: a link at clause level, or
// text that is gone or new as a whole, as large as it is.
type change struct {
	rule     string
	from, to []*tree.Node
	old, new string
	words    []diff.Edit
	at       tree.Position // in the new statement
	// further counts the clauses that did the same in the same places: the
	// others of a paragraph that moved, or of an article with another label.
	further int
}

// changes lists the differences in the order of the new statement. What
// dropped as a whole, a sentence, a paragraph or an article, is one change.
func changes(old, now *tree.Statement) []change {
	if old.ID == now.ID && bytes.Equal(tree.Format(old), tree.Format(now)) {
		return nil // the usual case; the outline has all that is compared
	}
	r := diff.Compare(old, now)
	dropped, added := map[*tree.Node]bool{}, map[*tree.Node]bool{}
	for _, l := range r.At(diff.LevelClause) {
		switch l.Kind {
		case diff.Dropped:
			dropped[l.Old[0]] = true
		case diff.Added:
			added[l.New[0]] = true
		}
	}
	goneWhole, newWhole := wholes(old.Root, dropped), wholes(now.Root, added)
	together := groups{old.Places(), now.Places(), map[group]int{}}
	var found []change
	at := now.Position(0)
	for _, l := range r.At(diff.LevelClause) {
		if len(l.New) > 0 {
			at = now.Position(l.New[0].Span.Start)
		}
		switch l.Kind {
		case diff.Dropped:
			if n := goneWhole[l.Old[0]]; n != nil {
				found = append(found, change{rule: ClauseDropped, from: []*tree.Node{n}, old: old.TextOf(n), at: at})
			}
		case diff.Added:
			if n := newWhole[l.New[0]]; n != nil {
				found = append(found, change{rule: ClauseAdded, to: []*tree.Node{n}, new: now.TextOf(n), at: at})
			}
		default:
			rule := ruleOf(l)
			if rule == "" {
				continue
			}
			if first := together.first(rule, l, len(found)); first < len(found) {
				found[first].further++
				continue
			}
			found = append(found, change{rule, l.Old, l.New, textOf(old, l.Old), textOf(now, l.New), l.Words, at, 0})
		}
	}
	return found
}

// groups tells which moved and renumbered clauses belong together.
type groups struct {
	old, now map[*tree.Node]tree.Place
	seen     map[group]int // index of the first change
}

// group is what clauses that go together have in common: the paragraphs of a
// move, the parts with the labels.
type group struct {
	rule     string
	old, now *tree.Node
}

// first returns the index of the change that the link belongs to, next for a
// change of its own.
func (g *groups) first(rule string, l *diff.Link, next int) int {
	from, to := g.old[l.Old[0]], g.now[l.New[0]]
	key := group{rule, from.Block, to.Block}
	switch rule {
	case ClauseRenumbered:
		key.old, key.now = from.Parts[len(from.Parts)-1], to.Parts[len(to.Parts)-1]
	case ClauseMoved:
	default:
		return next
	}
	if i, ok := g.seen[key]; ok {
		return i
	}
	g.seen[key] = next
	return next
}

// ruleOf returns the rule that a link of two sides breaks, "" for none. A
// clause that was reworded and moved is reworded.
func ruleOf(l *diff.Link) string {
	switch {
	case l.Kind == diff.Reworded:
		return ClauseReworded
	case l.Moved:
		return ClauseMoved
	case l.Renumbered:
		return ClauseRenumbered
	case l.Kind == diff.Typographic, len(l.Old) != len(l.New):
		return ClauseTypography
	}
	return ""
}

// wholes returns, for the first clause of every largest node all of whose
// clauses are in the set, that node.
func wholes(root *tree.Node, set map[*tree.Node]bool) map[*tree.Node]*tree.Node {
	found := map[*tree.Node]*tree.Node{}
	var visit func(n *tree.Node) bool
	// visit reports whether all clauses of a node are in the set, and notes its
	// largest whole parts when not.
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

func textOf(s *tree.Statement, nodes []*tree.Node) string {
	separator := " "
	if s.Lang == tree.Chinese {
		separator = ""
	}
	var parts []string
	for _, n := range nodes {
		parts = append(parts, strings.TrimSpace(s.TextOf(n)))
	}
	return strings.Join(parts, separator)
}

func locators(nodes []*tree.Node) string {
	var all []string
	for _, n := range nodes {
		all = append(all, n.Locator)
	}
	return strings.Join(all, " ")
}

// finding puts a change into words.
func (c change) finding(old, now *tree.Statement) Finding {
	f := Finding{Rule: c.rule, Locator: locators(c.to), Accepted: locators(c.from), Pos: c.at,
		Old: c.old, New: c.new, Words: c.words, Weight: c.weight()}
	more := ""
	if c.further > 0 {
		more = fmt.Sprintf(" (and %d further)", c.further)
	}
	switch c.rule {
	case ClauseDropped:
		f.Message = fmt.Sprintf("%s dropped: %s", named(c.from[0]), excerpt(c.old))
	case ClauseAdded:
		f.Message = fmt.Sprintf("%s added: %s", named(c.to[0]), excerpt(c.new))
	case ClauseReworded:
		f.lead("reworded", marked(c.words, c.new))
	case ClauseMoved:
		f.Message = fmt.Sprintf("moved from %s: %s%s", f.Accepted, excerpt(c.new), more)
	case ClauseRenumbered:
		f.Message = fmt.Sprintf("renumbered from %s: %s%s", f.Accepted, excerpt(c.new), more)
	default:
		f.lead("set otherwise", marked(c.words, c.new))
	}
	return f
}

// lead makes the message of what is said and the words.
func (f *Finding) lead(said, words string) {
	f.Lead, f.Message = said, said+": "+words
}

// behind puts words before the message.
func (f *Finding) behind(words string) {
	f.Message = words + ": " + f.Message
	if f.Lead != "" {
		f.Lead = words + ": " + f.Lead
	}
}

// named returns what a node is, for a message.
func named(n *tree.Node) string {
	if n.Heading != "" {
		return fmt.Sprintf("%s %s (%s)", n.Kind, n.Locator, excerpt(n.Heading))
	}
	return fmt.Sprintf("%s %s", n.Kind, n.Locator)
}

// weight is how many characters changed.
func (c change) weight() int {
	if c.words == nil {
		return max(utf8.RuneCountInString(c.old), utf8.RuneCountInString(c.new))
	}
	n := 0
	for _, e := range c.words {
		if e.Op != diff.Equal {
			n += utf8.RuneCountInString(e.Text)
		}
	}
	return n
}

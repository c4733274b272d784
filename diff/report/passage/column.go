package passage

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Column makes the sides of one statement.
type Column struct {
	Statement *tree.Statement
	places    *tree.Places
}

// NewColumn returns the column of a statement.
func NewColumn(s *tree.Statement) *Column { return &Column{s, s.Places()} }

// side returns a side of the nodes. The runs must cover the nodes' text in order.
func (c *Column) side(nodes []*tree.Node, runs []Run) Side {
	if len(nodes) == 0 {
		return Side{}
	}
	return c.SideOf(nodes, cutRuns(runs, lengths(nodes), false))
}

// SideOf returns a side of the nodes with the runs of each node.
func (c *Column) SideOf(nodes []*tree.Node, perNode [][]Run) Side {
	s := Side{nodes: nodes, Locators: Locators(nodes)}
	s.Runs, s.starts = c.join(nodes, perNode)
	block := c.places.Of(nodes[0]).Block
	s.Block, s.Label, s.Heading = string(block.Locator), block.Label, block.IsHeading
	s.Line = c.Statement.Position(block.Span.Start).Line
	return s
}

// Top returns the article, preamble or closing that a node is in.
func (c *Column) Top(n *tree.Node) *tree.Node { return c.places.Of(n).Top() }

// Plain returns a side of the nodes with one mark for all text.
func (c *Column) Plain(nodes []*tree.Node, mark Mark) Side {
	runs := make([]Run, 0, len(nodes))
	for _, n := range nodes {
		runs = append(runs, Run{Mark: mark, Text: c.Statement.TextOf(n)})
	}
	return c.side(nodes, runs)
}

// Gap separates nodes that are not neighbours in their statement. It belongs to neither text
// and does not occur in word edits.
const Gap = "… "

// join joins the runs of nodes with a space if the language writes one between sentences, and
// with a gap if the nodes are not neighbours. The separator belongs to the share of the
// second node. White space at the end of a node is dropped, as it is at the end of a
// paragraph.
func (c *Column) join(nodes []*tree.Node, perNode [][]Run) (runs []Run, starts []int) {
	if len(nodes) == 1 {
		return trimSpace(perNode[0]), clauseStarts(nil, nodes[0], 0, 0)
	}
	var out []Run
	length, mark := 0, Same // of the white space before the node
	for k, part := range perNode {
		share := length
		if k > 0 {
			between := c.between(nodes[k-1], nodes[k])
			if between != c.Statement.Lang.Gap() {
				mark = Same // a gap belongs to neither text
			}
			if between != "" {
				out = Append(out, Run{Mark: mark, Text: between})
			}
			length += len(between)
		}
		mark = spaceMark(part)
		starts = clauseStarts(starts, nodes[k], share, length)
		for _, r := range trimSpace(part) {
			out = Append(out, r)
			length += len(r.Text)
		}
	}
	return out, starts
}

// spaceMark returns the mark of the white space at the end of runs, Same for none. The separator
// after it has this mark, or it would divide a deletion that continues in the next node.
func spaceMark(runs []Run) Mark {
	if n := len(runs); n > 0 && strings.TrimRightFunc(runs[n-1].Text, unicode.IsSpace) != runs[n-1].Text {
		return runs[n-1].Mark
	}
	return Same
}

// clauseStarts appends the offsets at which the shares of a node's clauses begin. The share of
// the first clause begins with the node's share, which includes the separator before it.
func clauseStarts(starts []int, n *tree.Node, share, text int) []int {
	for i, c := range n.Clauses() {
		if i > 0 {
			share = text + c.Span.Start - n.Span.Start
		}
		starts = append(starts, share)
	}
	return starts
}

// between returns the separator between two nodes.
func (c *Column) between(before, after *tree.Node) string {
	if c.Adjoin(before, after) {
		return c.Statement.Lang.Gap()
	}
	return " " + Gap
}

// Adjoin reports whether no text lies between two nodes.
func (c *Column) Adjoin(before, after *tree.Node) bool {
	return before.Span.End <= after.Span.Start &&
		strings.TrimSpace(c.Statement.Text[before.Span.End:after.Span.Start]) == ""
}

// Together returns the first node and the nodes that adjoin it.
func (c *Column) Together(nodes []*tree.Node) []*tree.Node {
	for k := 1; k < len(nodes); k++ {
		if !c.Adjoin(nodes[k-1], nodes[k]) {
			return nodes[:k]
		}
	}
	return nodes
}

func lengths(nodes []*tree.Node) []int {
	lengths := make([]int, len(nodes))
	for i, n := range nodes {
		lengths[i] = n.Span.Len()
	}
	return lengths
}

// Locators returns the locators of nodes.
func Locators(nodes []*tree.Node) []string {
	if len(nodes) == 0 {
		return nil
	}
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = string(n.Locator)
	}
	return all
}

// cutRuns cuts runs into pieces of the given lengths in bytes. In a woven text only what is
// not deleted counts; a deletion belongs to the text before it.
func cutRuns(runs []Run, lengths []int, woven bool) [][]Run {
	pieces := make([][]Run, len(lengths))
	k, room := -1, 0
	all := make([]Run, 0, len(runs)+len(lengths)) // of which the pieces are parts
	add := func(r Run) {
		all = append(all, r)
		piece := &pieces[max(k, 0)]
		*piece = all[len(all)-1-len(*piece) : len(all) : len(all)]
	}
	for _, r := range runs {
		if woven && r.Mark == Deleted {
			add(r)
			continue
		}
		for r.Text != "" {
			for room == 0 {
				k++
				room = lengths[k]
			}
			n := min(room, len(r.Text))
			add(r.withText(r.Text[:n]))
			r.Text = r.Text[n:]
			room -= n
		}
	}
	return pieces
}

// trimSpace removes white space at the end of the runs.
func trimSpace(runs []Run) []Run {
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace)
		if last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

func (r Run) withText(text string) Run {
	r.Text = text
	return r
}

// Append appends runs, merging each with the preceding one if only their text differs.
func Append(runs []Run, more ...Run) []Run {
	for _, r := range more {
		if n := len(runs); n > 0 && runs[n-1].withText("") == r.withText("") {
			runs[n-1].Text += r.Text
		} else {
			runs = append(runs, r)
		}
	}
	return runs
}

// Joined merges neighbouring runs with the same mark, whether or not they are keys. Runs
// without text separate nothing.
func Joined(runs []Run) []Run {
	var out []Run
	for _, r := range runs {
		if r.Text != "" {
			out = Append(out, Run{Mark: r.Mark, Text: r.Text})
		}
	}
	return out
}

// without returns the runs that do not have a mark.
func without(runs []Run, mark Mark) []Run {
	out := make([]Run, 0, len(runs))
	for _, r := range runs {
		if r.Mark != mark {
			out = Append(out, r)
		}
	}
	return out
}

// Sides returns the old nodes of a link with the text that it deleted marked, and the new
// nodes with the text that it inserted marked. The columns are those of the two statements.
func Sides(old, new *Column, l *diff.Link) (Side, Side) {
	switch {
	case l.Kind == diff.Dropped:
		return old.Plain(l.Old, Deleted), Side{}
	case l.Kind == diff.Added:
		return Side{}, new.Plain(l.New, Inserted)
	case l.Words == nil:
		return old.Plain(l.Old, Same), new.Plain(l.New, Same)
	}
	woven := Weave(Smooth(l.Words))
	return old.side(l.Old, without(woven, Inserted)), new.side(l.New, without(woven, Deleted))
}

package passage

import (
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Mark says what happened to a run of text.
type Mark uint8

// The marks of a run.
const (
	Same Mark = iota
	Deleted
	Inserted
)

// Run is a piece of text with one mark.
type Run struct {
	Mark Mark
	Text string
	// Key is set on the words that a finding is about.
	Key bool
	// Old and New say how either statement, read alone, has the text.
	Old, New Reading
}

// Reading says whether a text stands where it does in its statement: who reads one statement
// alone reads each text once, in order.
type Reading uint8

// The readings of a text.
const (
	InOrder       Reading = iota
	OutOfOrder            // it is told here and read elsewhere
	ToldElsewhere         // it is told and read elsewhere
)

// Side is one statement's half of a row. A side without nodes is empty.
type Side struct {
	Locators []string // of the nodes, in reading order
	Runs     []Run    // their text; the old side has no Inserted, the new side no Deleted
	Block    string   // locator of the paragraph or item of the first node
	Label    string   // label of that item, such as ——
	Line     int      // line of that block in the source, 0 when unknown
	Heading  bool     // the text is a heading
	// Repeated is set when the text stands in an earlier row too, because the
	// node is in two links.
	Repeated bool

	nodes  []*tree.Node
	starts []int // where in the text the share of each of their clauses begins
}

// Nodes returns the nodes that a column made the side of.
func (s Side) Nodes() []*tree.Node { return s.nodes }

// Clauses returns the clauses of the nodes.
func (s Side) Clauses() []*tree.Node {
	var clauses []*tree.Node
	for _, n := range s.nodes {
		clauses = append(clauses, n.Clauses()...)
	}
	return clauses
}

// Empty reports whether the statement has nothing in this row.
func (s Side) Empty() bool { return len(s.Locators) == 0 }

// Text returns the side's text without marks.
func (s Side) Text() string { return Text(s.Runs) }

// Text returns the text of runs without marks.
func Text(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// BeginsBlock reports whether the first sentence of the side is that of its paragraph.
func (s Side) BeginsBlock() bool {
	if s.Empty() {
		return false
	}
	rest, ok := tree.Locator(s.Locators[0]).Below(tree.Locator(s.Block))
	return ok && (rest == "1" || rest == "1.1")
}

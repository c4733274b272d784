package passage

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Mark says what happened to a run of text.
type Mark diff.Op

// The marks of a run.
const (
	Same     = Mark(diff.Equal)
	Deleted  = Mark(diff.Delete)
	Inserted = Mark(diff.Insert)
)

// Run is a piece of text with one mark.
type Run struct {
	Mark Mark
	Text string
	// Key is set on the words that a finding is about.
	Key bool
	// Old and New say where the text is read in either statement alone.
	Old, New Reading
}

// Reading says whether a text is at its place in the reading order of its statement, in
// which each text occurs once.
type Reading uint8

// The readings of a text.
const (
	InOrder        Reading = iota
	OutOfOrder             // shown here, read elsewhere
	ShownElsewhere         // shown and read elsewhere
)

// Side is one statement's half of a row. A side without nodes is empty.
type Side struct {
	Locators []string // of the nodes, in reading order
	Runs     []Run    // text of the nodes; the old side has no Inserted, the new side no Deleted
	Block    string   // locator of the paragraph or item of the first node
	Label    string   // label of that item, such as ——
	Line     int      // line of that block in the source, 0 when unknown
	Heading  bool     // the text is a heading
	// Repeated is set if an earlier row has shown the text, because the node is in two
	// links.
	Repeated bool

	nodes  []*tree.Node
	starts []int // offsets in the text at which the share of each clause begins
}

// Nodes returns the nodes that the side was made of.
func (s Side) Nodes() []*tree.Node { return s.nodes }

// Clauses returns the clauses of the nodes.
func (s Side) Clauses() []*tree.Node {
	var clauses []*tree.Node
	for _, n := range s.nodes {
		clauses = append(clauses, n.Clauses()...)
	}
	return clauses
}

// Empty reports whether the statement has no text in this row.
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

// BeginsBlock reports whether the first sentence of the side is the first of its paragraph.
func (s Side) BeginsBlock() bool {
	if s.Empty() {
		return false
	}
	rest, ok := tree.Locator(s.Locators[0]).Below(tree.Locator(s.Block))
	return ok && (rest == "1" || rest == "1.1")
}

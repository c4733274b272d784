package report

import (
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Blame is a statement with the statement that introduced each of its words.
type Blame struct {
	Head    Head
	Clauses []BlamedClause
}

// BlamedClause is a clause, cut where the age of its words changes.
type BlamedClause struct {
	Locator string
	Runs    []BlamedRun
}

// BlamedRun is text of one age.
type BlamedRun struct {
	Since int    // index into the series, 0 for the oldest statement
	ID    string // of that statement
	Text  string
}

// NewBlame makes the report of who introduced the words of a statement of the
// series.
func NewBlame(l *series.Lineage, statement int) *Blame {
	s := l.Statements[statement]
	b := &Blame{Head: headOf(s)}
	runs := l.Blame(statement)
	for _, n := range s.Nodes(tree.KindClause) {
		c := BlamedClause{Locator: string(n.Locator)}
		for len(runs) > 0 && runs[0].Span.Start < n.Span.End {
			r := runs[0]
			c.Runs = append(c.Runs, BlamedRun{r.Since, l.Statements[r.Since].ID, s.Text[r.Span.Start:r.Span.End]})
			runs = runs[1:]
		}
		b.Clauses = append(b.Clauses, c)
	}
	return b
}

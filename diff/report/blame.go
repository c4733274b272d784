package report

import (
	"io"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// BlameSchema is the name and version of the document.
const BlameSchema = "clausediff.blame/v1"

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
		c := BlamedClause{Locator: n.Locator}
		for len(runs) > 0 && runs[0].Span.Start < n.Span.End {
			r := runs[0]
			c.Runs = append(c.Runs, BlamedRun{r.Since, l.Statements[r.Since].ID, s.Text[r.Span.Start:r.Span.End]})
			runs = runs[1:]
		}
		b.Clauses = append(b.Clauses, c)
	}
	return b
}

type jsonBlame struct {
	Schema    string            `json:"schema"`
	Statement string            `json:"statement"`
	Clauses   []jsonBlameClause `json:"clauses"`
}

type jsonBlameClause struct {
	Locator string         `json:"locator"`
	Runs    []jsonBlameRun `json:"runs"`
}

type jsonBlameRun struct {
	Since string `json:"since"`
	Text  string `json:"text"`
}

// WriteBlameJSON writes the report as one JSON document and a line end.
func WriteBlameJSON(w io.Writer, b *Blame) error {
	doc := jsonBlame{Schema: BlameSchema, Statement: b.Head.ID, Clauses: []jsonBlameClause{}}
	for _, c := range b.Clauses {
		clause := jsonBlameClause{c.Locator, []jsonBlameRun{}}
		for _, r := range c.Runs {
			clause.Runs = append(clause.Runs, jsonBlameRun{r.ID, r.Text})
		}
		doc.Clauses = append(doc.Clauses, clause)
	}
	return encode(w, doc)
}

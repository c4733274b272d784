package json

import (
	"io"

	"github.com/clausediff/clausediff/diff/report/blame"
)

// BlameSchema is the name and version of the document.
const BlameSchema = "clausediff.blame/v1"

type blameDocument struct {
	Schema    string         `json:"schema"`
	Statement string         `json:"statement"`
	Clauses   []blamedClause `json:"clauses"`
}

type blamedClause struct {
	Locator string      `json:"locator"`
	Runs    []blamedRun `json:"runs"`
}

type blamedRun struct {
	Since string `json:"since"`
	Text  string `json:"text"`
}

// WriteBlame writes the report as a JSON document and a newline.
func WriteBlame(w io.Writer, b *blame.Report) error {
	doc := blameDocument{Schema: BlameSchema, Statement: b.Head.ID, Clauses: []blamedClause{}}
	for _, c := range b.Clauses {
		clause := blamedClause{c.Locator, []blamedRun{}}
		for _, r := range c.Runs {
			clause.Runs = append(clause.Runs, blamedRun{r.ID, r.Text})
		}
		doc.Clauses = append(doc.Clauses, clause)
	}
	return encode(w, doc)
}

package json

import (
	"io"

	"github.com/clausediff/clausediff/diff"
)

// ExplanationSchema is the name and version of the document.
const ExplanationSchema = "clausediff.explanation/v1"

type explanations struct {
	Schema string        `json:"schema"`
	Nodes  []explanation `json:"nodes"`
}

type explanation struct {
	Statement  string      `json:"statement"`
	Level      string      `json:"level"`
	Locator    string      `json:"locator"`
	Text       string      `json:"text"`
	Links      []string    `json:"links"`
	Candidates []candidate `json:"candidates"`
}

type candidate struct {
	Statement  string   `json:"statement"`
	Locator    string   `json:"locator"`
	Linked     bool     `json:"linked"`
	Decided    string   `json:"decided"`
	Shared     float64  `json:"shared"`
	Background float64  `json:"background"`
	Context    float64  `json:"context"`
	Score      float64  `json:"score"`
	Required   float64  `json:"required"`
	Words      []string `json:"words"`
	Text       string   `json:"text"`
}

// WriteExplanations writes how nodes of a comparison came to their links, as
// one JSON document and a line end.
func WriteExplanations(w io.Writer, r *diff.Result, all []*diff.Explanation) error {
	doc := explanations{Schema: ExplanationSchema, Nodes: []explanation{}}
	for _, e := range all {
		own, other := r.Old, r.New
		if e.OfNew {
			own, other = other, own
		}
		node := explanation{
			Statement: own.ID, Level: e.Level.String(), Locator: e.Node.Locator, Text: own.TextOf(e.Node),
			Links: []string{}, Candidates: []candidate{},
		}
		for _, l := range e.Links {
			node.Links = append(node.Links, l.ID)
		}
		for _, c := range e.Candidates {
			node.Candidates = append(node.Candidates, candidate{
				Statement: other.ID, Locator: c.Node.Locator, Linked: c.Linked, Decided: c.Decided,
				Shared: round3(c.Shared), Background: round3(c.Background), Context: round3(c.Context),
				Score: round3(c.Score), Required: round3(c.Required), Words: orEmpty(c.Words), Text: other.TextOf(c.Node),
			})
		}
		doc.Nodes = append(doc.Nodes, node)
	}
	return encode(w, doc)
}

package json

import (
	"io"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
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
	Findings   []weighed   `json:"findings"`
}

type candidate struct {
	Statement  string   `json:"statement"`
	Locator    string   `json:"locator"`
	Linked     bool     `json:"linked"`
	Decided    string   `json:"decided"`
	Shared     float64  `json:"shared"`
	Background float64  `json:"background"`
	Subject    float64  `json:"subject"`
	Context    float64  `json:"context"`
	Score      float64  `json:"score"`
	Required   float64  `json:"required"`
	Words      []string `json:"words"`
	Text       string   `json:"text"`
}

// WriteExplanations writes how nodes of a comparison got their links, and how the findings
// about them got their weights, as a JSON document and a newline.
func WriteExplanations(w io.Writer, r *diff.Result, all []*diff.Explanation, findings []finding.Finding) error {
	doc := explanations{Schema: ExplanationSchema, Nodes: []explanation{}}
	for _, e := range all {
		own, other := r.Old, r.New
		if e.OfNew {
			own, other = other, own
		}
		node := explanation{
			Statement: own.ID, Level: e.Level.String(), Locator: string(e.Node.Locator), Text: own.TextOf(e.Node),
			Links: []string{}, Candidates: []candidate{}, Findings: weighedAt(findings, e),
		}
		for _, l := range e.Links {
			node.Links = append(node.Links, l.ID)
		}
		for _, c := range e.Candidates {
			node.Candidates = append(node.Candidates, candidate{
				Statement: other.ID, Locator: string(c.Node.Locator), Linked: c.Linked, Decided: c.Decided,
				Shared: round3(c.Shared), Background: round3(c.Background), Subject: round3(c.Subject), Context: round3(c.Context),
				Score: round3(c.Score), Required: round3(c.Required), Words: orEmpty(c.Words), Text: other.TextOf(c.Node),
			})
		}
		doc.Nodes = append(doc.Nodes, node)
	}
	return encode(w, doc)
}

// weighed is a finding with the terms that its weight is the sum of.
type weighed struct {
	Rank     int       `json:"rank"`
	Type     string    `json:"type"`
	From     string    `json:"from"`
	To       string    `json:"to"`
	Rule     string    `json:"rule"`
	Weight   float64   `json:"weight"`
	Features []feature `json:"features"`
}

type feature struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

// weighedAt returns the findings about an explained node.
func weighedAt(findings []finding.Finding, e *diff.Explanation) []weighed {
	all := []weighed{}
	for _, f := range report.FindingsAt(findings, e.Node, e.OfNew) {
		out := weighed{f.Rank, string(f.Type), f.From, f.To, f.Rule, round3(f.Weight), []feature{}}
		for _, x := range f.Features {
			out.Features = append(out.Features, feature{x.Name, round3(x.Value)})
		}
		all = append(all, out)
	}
	return all
}

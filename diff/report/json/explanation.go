package json

import (
	"io"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// ExplanationSchema is the name and version of the document.
const ExplanationSchema = "clausediff.explanation/v1"

// WriteExplanations writes how nodes of a comparison got their links, and how the findings
// about them got their weights, as a JSON document and a newline.
func WriteExplanations(w io.Writer, r *diff.Result, all []*diff.Explanation, findings []finding.Finding) error {
	d := newDocument(w)
	o := d.open()
	o.text("schema", ExplanationSchema)
	o.objects("nodes", len(all), func(i int, o *object) {
		own, other := r.Old, r.New
		if all[i].OfNew {
			own, other = other, own
		}
		o.explanation(all[i], own, other)
		o.weighed(report.FindingsAt(findings, all[i].Node, all[i].OfNew))
	})
	o.close()
	return d.end()
}

func (o *object) explanation(e *diff.Explanation, own, other *tree.Statement) {
	o.text("statement", own.ID)
	o.text("level", e.Level.String())
	o.text("locator", string(e.Node.Locator))
	o.text("text", own.TextOf(e.Node))
	o.name("links").list(len(e.Links), func(i int) { o.string(e.Links[i].ID) })
	o.objects("candidates", len(e.Candidates), func(i int, o *object) {
		c := &e.Candidates[i]
		o.text("statement", other.ID)
		o.text("locator", string(c.Node.Locator))
		o.flag("linked", c.Linked)
		o.text("decided", c.Decided)
		o.float("shared", round3(c.Shared))
		o.float("background", round3(c.Background))
		o.float("subject", round3(c.Subject))
		o.float("context", round3(c.Context))
		o.float("score", round3(c.Score))
		o.float("required", round3(c.Required))
		o.strings("words", c.Words)
		o.text("text", other.TextOf(c.Node))
	})
}

// weighed writes findings with the terms that their weights are the sums of.
func (o *object) weighed(all []finding.Finding) {
	o.objects("findings", len(all), func(i int, o *object) {
		f := &all[i]
		o.int("rank", f.Rank)
		o.text("type", string(f.Type))
		o.text("from", f.From)
		o.text("to", f.To)
		o.text("rule", f.Rule)
		o.member("weight", round3(f.Weight))
		o.objects("features", len(f.Features), func(i int, o *object) {
			o.text("name", f.Features[i].Name)
			o.member("value", round3(f.Features[i].Value))
		})
	})
}

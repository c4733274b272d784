package schema_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
)

// Whatever the statements are, the documents are what the schemas say.
func TestAdversarySchemas(t *testing.T) {
	validators := map[string]*validator{}
	for _, name := range []string{"statement", "comparison", "lineage", "blame", "subject"} {
		validators[name] = load(t, name)
	}
	reporttest.Hostile(t, "JSON is what its schema says", func(c adversary.Case, all []*tree.Statement) int {
		r, l := diff.Compare(all[0], all[1]), series.Link(all, nil)
		documents := map[string]func(*bytes.Buffer) error{
			"statement":  func(b *bytes.Buffer) error { return json.WriteStatement(b, all[0]) },
			"comparison": func(b *bytes.Buffer) error { return json.WriteComparison(b, r, found(r), report.Filter{}) },
			"lineage":    func(b *bytes.Buffer) error { return json.WriteLineage(b, l, found(l.Pairs[len(l.Pairs)-1])) },
			"blame":      func(b *bytes.Buffer) error { return json.WriteBlame(b, blame.New(l, 2)) },
			"subject": func(b *bytes.Buffer) error {
				return json.WriteSubject(b, history.NewSubject(l, l.Subject(firstWord(all[0].Text))))
			},
		}
		for name, write := range documents {
			var b bytes.Buffer
			for _, err := range validators[name].validate(written(t, write(&b), &b)) {
				t.Errorf("%s, %s: %s", c.Versions[1].Name, name, err)
			}
		}
		return len(documents)
	})
}

// firstWord returns what a text begins with, up to white space.
func firstWord(text string) string {
	for word := range strings.FieldsSeq(text) {
		return word
	}
	return ""
}

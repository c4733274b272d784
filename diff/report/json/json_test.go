package json_test

import (
	"bytes"
	stdjson "encoding/json"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// TestComparisonJSON reads the document back and rebuilds both sides from the
// words.
func TestComparisonJSON(t *testing.T) {
	for name, r := range reporttest.Results(t, "../../../testdata/diff/*.txtar") {
		var b, again bytes.Buffer
		if err := json.WriteComparison(&b, r, func() []finding.Finding { return finding.Find(r) }, report.Filter{}); err != nil {
			t.Fatal(err)
		}
		if err := json.WriteComparison(&again, diff.Compare(r.Old, r.New), func() []finding.Finding { return finding.Find(r) }, report.Filter{}); err != nil || again.String() != b.String() {
			t.Errorf("%s: two runs differ (%v)", name, err)
		}
		var doc struct {
			Schema string
			Links  []struct {
				Kind, Shape string
				Old, New    []string
				Words       []struct{ Op, Text string }
			}
			Degraded []string
		}
		if err := stdjson.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		if doc.Schema != json.ComparisonSchema || len(doc.Links) != len(r.Links) || doc.Degraded == nil {
			t.Errorf("%s: schema %q, %d links, degraded %v", name, doc.Schema, len(doc.Links), doc.Degraded)
		}
		for _, l := range doc.Links {
			if l.Words == nil {
				continue
			}
			old, new := "", ""
			for _, w := range l.Words {
				if w.Op != "insert" {
					old += w.Text
				}
				if w.Op != "delete" {
					new += w.Text
				}
			}
			if want := textAt(r.Old, l.Old); old != want {
				t.Errorf("%s: words give %q, old is %q", name, old, want)
			}
			if want := textAt(r.New, l.New); new != want {
				t.Errorf("%s: words give %q, new is %q", name, new, want)
			}
		}
	}
}

func textAt(s *tree.Statement, locators []string) string {
	text := ""
	for _, locator := range locators {
		text += s.TextOf(s.At(tree.Locator(locator)))
	}
	return text
}

// TestLineageJSON reads the document of two statements back.
func TestLineageJSON(t *testing.T) {
	for name, r := range reporttest.Results(t, "../../../testdata/diff/*.txtar") {
		l := series.Link([]*tree.Statement{r.Old, r.New}, nil)
		var b bytes.Buffer
		if err := json.WriteLineage(&b, l, func() []finding.Finding { return finding.Find(r) }); err != nil {
			t.Fatal(err)
		}
		var doc struct{ Statements, Pairs, Threads []any }
		if err := stdjson.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(doc.Statements) != 2 || len(doc.Pairs) != 1 || len(doc.Threads) != len(l.Threads) {
			t.Errorf("%s: %d statements, %d pairs, %d threads of %d", name, len(doc.Statements), len(doc.Pairs), len(doc.Threads), len(l.Threads))
		}
	}
}

func TestStatementJSONSpansAreCodePoints(t *testing.T) {
	s, err := tree.ParseOutline([]byte("statement x zh\narticle 一、\n  paragraph\n    双方同意𠀀，|好。\n"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.WriteStatement(&b, s); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"kind":"clause","locator":"1.1.1.2","label":"","heading":"","span":[6,8],"text":"好。","children":[]`,
		`"kind":"article","locator":"1","label":"一","heading":"","span":[0,8]`,
		`"discarded":[]`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in %s", want, b.String())
		}
	}
}

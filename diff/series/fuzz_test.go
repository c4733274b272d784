package series_test

import (
	"bytes"
	stdjson "encoding/json"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// FuzzLink links any four texts: the lineage passes Verify, every clause is in a thread, and
// the JSON is valid.
func FuzzLink(f *testing.F) {
	const one, two = "一、双方重申友好，同意共同治理河流。双方将扩大贸易。\n\n二、双方反对干涉，主张对话。", "一、双方将扩大贸易，同意共同治理河流。\n\n二、双方主张对话。"
	f.Add([]byte(one), []byte(two), []byte(one), []byte("双方主张对话，双方主张对话。"))
	f.Add([]byte(one), []byte(one), []byte(one), []byte(one))
	f.Add([]byte("1. The sides agree. They agree."), []byte("1. The sides agreed; they agree."), []byte("The sides"), []byte("2. They agree. The sides agree."))
	f.Add([]byte("友好，友好，友好。"), []byte("友好。友好。"), []byte("友好；友好"), []byte("x"))
	f.Fuzz(func(t *testing.T, a, b, c, d []byte) {
		var statements []*tree.Statement
		for i, text := range [][]byte{a, b, c, d} {
			if len(text) > 2000 {
				t.Skip("long texts take their time")
			}
			st, err := parse.Text(bytes.NewReader(text), parse.ID(string(rune('a'+i))))
			if err == nil {
				statements = append(statements, st)
			}
		}
		if len(statements) < 3 {
			t.Skip("no series")
		}
		l := series.Link(statements, nil)
		if err := l.Verify(); err != nil {
			t.Fatal(err)
		}
		in := map[*tree.Node]bool{}
		for _, thread := range l.Threads {
			if thread.ID == "" || thread.Status == "" || len(thread.Steps) == 0 {
				t.Fatalf("%+v", thread)
			}
			for _, step := range thread.Steps {
				for _, n := range step.Nodes {
					in[n] = true
				}
			}
		}
		for _, st := range l.Statements {
			for _, n := range st.Nodes(tree.KindClause) {
				if !in[n] {
					t.Errorf("clause %s:%s is in no thread", st.ID, n.Locator)
				}
			}
		}
		var out strings.Builder
		if err := json.WriteLineage(&out, l, func() []finding.Finding { return nil }); err != nil || !stdjson.Valid([]byte(out.String())) {
			t.Errorf("no JSON (%v): %s", err, out.String())
		}
	})
}

package check_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

// Each case is an archive. The optional files accepted, before, mirror and version are
// texts, now is the statement, watch has a line "must phrase" for each phrase, series has
// what is expected of it, and findings is the expected output.
func TestCases(t *testing.T) {
	cases.Each(t, "../../testdata/check/*.txtar", func(t *testing.T, c *cases.Case) {
		given := c.Given("findings")
		first := corpusOf(t, given)
		c.Want("findings", printed(run(t, first)))
		acceptAll(t, first)
		acceptEach(t, corpusOf(t, given))
	})
}

func corpusOf(t *testing.T, given []txtar.File) *check.Corpus {
	t.Helper()
	c := &check.Corpus{Manifest: "corpus.yaml"}
	item := check.Item{Entry: corpus.Entry{ID: "2023", Pos: tree.Position{Name: "corpus.yaml", Line: 3, Col: 9}}, Sum: sum("new")}
	for _, f := range given {
		switch f.Name {
		case "accepted":
			item.Accepted = &lock.Accepted{ID: "2023", SHA256: "old", Statement: read(t, "2023", f)}
		case "before":
			item.Before = read(t, "2022", f)
		case "mirror":
			item.Mirrors = []check.Mirror{{Name: "mirror.txt", Now: read(t, "2023", f)}}
		case "version":
			item.Versions = []*tree.Statement{read(t, "2023-en", f)}
		case "series":
			if err := json.Unmarshal(f.Data, &c.Expectations); err != nil {
				t.Fatal(err)
			}
		case "now":
			item.Now, item.Err = parse.Text(strings.NewReader(string(f.Data)), parse.Name("2023.txt"))
		case "watch":
			for line := range strings.Lines(string(f.Data)) {
				must, phrase, _ := strings.Cut(strings.TrimSpace(line), " ")
				c.Watches = append(c.Watches, corpus.Watch{Must: corpus.Must(must), Phrase: phrase})
			}
		default:
			t.Fatalf("a section named %q", f.Name)
		}
	}
	c.Items = []check.Item{item}
	return c
}

func read(t *testing.T, id string, f txtar.File) *tree.Statement {
	t.Helper()
	st, err := parse.Text(strings.NewReader(string(f.Data)), parse.Name(f.Name+".txt"), parse.ID(id))
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func run(t *testing.T, c *check.Corpus) *check.Report {
	t.Helper()
	r, err := check.Run(c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func printed(r *check.Report) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s:%d: %s: %s [%s] %s→%s %s\n", f.Pos.Name, f.Pos.Line, f.Severity, f.Message, f.Rule, f.Accepted, f.Locator, f.Fingerprint)
	}
	return b.String()
}

// acceptAll checks that nothing is found after everything was accepted.
func acceptAll(t *testing.T, c *check.Corpus) {
	t.Helper()
	item := &c.Items[0]
	a := acceptedOf(t, c, func(check.Finding) bool { return true })
	if item.Err != nil {
		return
	}
	item.Accepted = a
	if left := printed(run(t, c)); left != "" {
		t.Errorf("after accepting:\n%s", left)
	}
}

// acceptEach checks that accepting the findings one by one has the same result, and that
// each time only the picked finding is accepted.
func acceptEach(t *testing.T, c *check.Corpus) {
	t.Helper()
	item := &c.Items[0]
	if item.Accepted == nil || item.Err != nil {
		return
	}
	before := run(t, c).Findings
	for n := len(before); n > 0; n-- {
		first := run(t, c).Findings[0]
		a := acceptedOf(t, c, func(f check.Finding) bool { return f.Fingerprint == first.Fingerprint })
		item.Accepted = a
		if left := run(t, c).Findings; len(left) != n-1 {
			t.Fatalf("%d findings after one of %d was accepted", len(left), n)
		}
	}
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range check.Rules() {
		if seen[r.Name] || r.Doc == "" || !strings.HasSuffix(r.Doc, ".") || r.Severity == check.Off {
			t.Errorf("rule %+v", r)
		}
		seen[r.Name] = true
	}
}

func TestSeveritiesOfTheManifest(t *testing.T) {
	c := &check.Corpus{Gone: []*lock.Accepted{{ID: "2020"}}, Manifest: "corpus.yaml"}
	for _, tt := range []struct{ rule, level, want string }{
		{"statement-gone", "note", "corpus.yaml:0: note: "},
		{"statement-gone", "off", ""},
		{"statement-gone", "loud", "severity \"loud\" is not known"},
		{"statement-lost", "note", "rule \"statement-lost\" is not known; see check --list"},
	} {
		c.Severities = []corpus.Severity{{Rule: tt.rule, Level: tt.level, Pos: tree.Position{Name: "corpus.yaml", Line: 9, Col: 3}}}
		r, err := check.Run(c)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = printed(r)
		}
		if !strings.Contains(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s: %s gives %q", tt.rule, tt.level, got)
		}
	}
}

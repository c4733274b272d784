package corpus_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
)

// Ladders and routine patterns are read, and a mistake in them is reported with its
// line.
func TestJudgement(t *testing.T) {
	const head = "version: 1\nstatements:\n  - {id: a, file: a.txt}\n"
	load := func(text string) (*corpus.Corpus, error) {
		return corpus.Load(fstest.MapFS{"corpus.yaml": {Data: []byte(head + text)}, "a.txt": {Data: []byte("A text.")}}, "corpus.yaml")
	}
	c, err := load("ladders:\n  - {name: fish, language: en, rungs: [\"watch*\", \"close*\"]}\nwords: [{table: condition, language: en, forms: [\"tide permitting\"]}]\nroutine:\n  - \"^Done at \"\n")
	if err != nil {
		t.Fatal(err)
	}
	if l := c.Ladders; len(l) != 1 || l[0].Name != "fish" || len(l[0].Rungs) != 2 || l[0].Pos.Line != 5 {
		t.Errorf("ladders %+v", l)
	}
	if w := c.Words; len(w) != 1 || w[0].Table != "condition" || len(w[0].Forms) != 1 || w[0].Pos.Line != 6 {
		t.Errorf("words %+v", w)
	}
	if r := c.Routine; len(r) != 1 || !r[0].MatchString("Done at Lan") {
		t.Errorf("routine %v", r)
	}
	for text, want := range map[string]string{
		"ladders:\n  - {language: en, rungs: [a, b]}\n":                 "corpus.yaml:5:16: ladder 1 has no name",
		"ladders:\n  - {name: fish, language: fr, rungs: [a, b]}\n":     "language \"fr\" of a ladder is not known",
		"ladders:\n  - {name: fish, language: en, rungs: [a]}\n":        "needs two rungs",
		"ladders:\n  - {name: fish, language: en, rungs: [a, \"*\"]}\n": "has a rung without words",
		"words:\n  - {table: condition, language: en}\n":                "words 1 need a table, a language and forms",
		"routine:\n  - \"(\"\n":                                         "routine 1 is not a regular expression",
		"ladders:\n  - {name: fish, language: en, steps: [a, b]}\n":     "steps",
	} {
		if _, err := load(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

package quality

import (
	"os"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// wordCases reads the revised sentences of testdata/words: those to tune on, and
// the others.
func wordCases(t testing.TB) (tuned, kept []WordCase) {
	for _, l := range []tree.Lang{tree.English, tree.Russian, tree.Chinese} {
		data, err := os.ReadFile(root + "/testdata/words/" + string(l) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			c := ReadWordCase(strings.TrimSuffix(line, "\n"), l)
			if n++; n%2 == 1 {
				tuned = append(tuned, c)
			} else {
				kept = append(kept, c)
			}
		}
	}
	return tuned, kept
}

// wordMethods are what makes word edits.
var wordMethods = []struct {
	name string
	make func(WordCase) []diff.Edit
}{
	{"ours", func(c WordCase) []diff.Edit { return diff.Words(c.Old, c.New, c.Lang) }},
	{"difflib", DifflibWords},
	{"shortest", ShortestWords},
}

// TestQualityWords compares word edits with those that a reader marked by hand.
func TestQualityWords(t *testing.T) {
	tuned, kept := wordCases(t)
	if len(tuned)+len(kept) < 120 {
		t.Errorf("only %d cases", len(tuned)+len(kept))
	}
	for _, half := range []struct {
		name  string
		cases []WordCase
	}{{"tuned on", tuned}, {"others", kept}} {
		for _, m := range wordMethods {
			var s WordScore
			for _, c := range half.cases {
				got := m.make(c)
				s.Add(c, got)
				if m.name == "ours" && half.name == "tuned on" && diff.Marked(got) != diff.Marked(c.Edits) {
					t.Logf("want %s\n             got  %s", diff.Marked(c.Edits), diff.Marked(got))
				}
			}
			t.Logf("%-8s %-8s tokens %.3f  changes %.3f of %d", half.name, m.name, s.Tokens.F1(), s.Changes.F1(), s.Changes.True)
		}
	}
}

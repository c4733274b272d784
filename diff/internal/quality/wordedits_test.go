package quality

import (
	"os"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/readme"
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
	{"clausediff", func(c WordCase) []diff.Edit { return diff.Words(c.Old, c.New, c.Lang) }},
	{"longest runs first, as difflib", DifflibWords},
	{"longest common subsequence, as word diffs", ShortestWords},
}

// TestQualityWords compares word edits with those that a reader marked by hand. Run
// it with -v for what differs in the half that was tuned on.
func TestQualityWords(t *testing.T) {
	tuned, kept := wordCases(t)
	if len(tuned)+len(kept) < 120 {
		t.Errorf("only %d cases", len(tuned)+len(kept))
	}
	rows := make([][]string, len(wordMethods))
	for i, m := range wordMethods {
		rows[i] = []string{m.name}
		for _, cases := range [][]WordCase{tuned, kept} {
			s := scoreWords(cases, m.make)
			rows[i] = append(rows[i], fraction(s.Tokens.F1()), fraction(s.Changes.F1()))
			if i == 0 && (s.Tokens.F1() < .945 || s.Changes.F1() < .79) {
				t.Errorf("tokens %.3f, changes %.3f", s.Tokens.F1(), s.Changes.F1())
			}
		}
	}
	for _, c := range tuned {
		if got := marked(wordMethods[0].make(c)); got != marked(c.Edits) {
			t.Logf("want %s\n             got  %s", marked(c.Edits), got)
		}
	}
	readme.Table(t, "word edits", rows, updateCommand)
}

func scoreWords(cases []WordCase, method func(WordCase) []diff.Edit) (s WordScore) {
	for _, c := range cases {
		s.Add(c, method(c))
	}
	return s
}

func marked(edits []diff.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		b.WriteString(e.Marked())
	}
	return b.String()
}

package html

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
)

// keys match the texts that templates and code ask for.
var keys = regexp.MustCompile(`\{\{t "([^"]+)"|\.(?:t|count)\((?:[^"\n]*, "[^"\n]*", )?"([^"]+)"`)

// TestWordsAreComplete: whatever the page says is there in every language, and
// nothing that it never says.
func TestWordsAreComplete(t *testing.T) {
	used := map[string]bool{}
	names, err := fs.Glob(os.DirFS("."), "*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !strings.HasSuffix(name, ".tmpl") && !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == "words.go" {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range keys.FindAllStringSubmatch(string(b), -1) {
			used[m[1]+m[2]] = true
		}
	}
	for text := range used {
		if w := words[text]; w.zh == "" || w.ru == "" {
			t.Errorf("%q is not translated", text)
		}
	}
	for text, w := range words {
		for _, other := range []string{w.zh, w.ru} {
			if strings.Count(text, "%") != strings.Count(other, "%") {
				t.Errorf("%q and %q have different verbs", text, other)
			}
		}
	}
	said := []string{"moved to", "moved from", "routine", "possibly also from", "likely", "possible?", "renumbered",
		"not in the old statement", "not in the new statement", "Old", "New"}
	for _, c := range slices.Concat(kindCounts(diff.Stats{}), flagCounts(diff.Stats{}), statusCounts(nil)) {
		said = append(said, c.Word)
	}
	for _, text := range said {
		if words[text].zh == "" {
			t.Errorf("%q is not translated", text)
		}
	}
}

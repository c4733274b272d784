package diff_test

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// FuzzCompare compares any two statements that an outline can say, seeded with
// all cases: the result must cover both and rebuild both.
func FuzzCompare(f *testing.F) {
	files, err := filepath.Glob(cases + "/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases in %s: %v", cases, err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(section(f, a, "old"), section(f, a, "new"))
	}
	f.Fuzz(func(t *testing.T, oldOutline, newOutline []byte) {
		old, err := tree.ParseOutline(oldOutline)
		if err != nil {
			t.Skip("not an outline")
		}
		new, err := tree.ParseOutline(newOutline)
		if err != nil {
			t.Skip("not an outline")
		}
		r := diff.Compare(old, new)
		if err := r.Verify(); err != nil {
			t.Fatal(err)
		}
		checkCovered(t, r, diff.LevelSentence)
		checkCovered(t, r, diff.LevelClause)
		for _, l := range r.Links {
			checkLink(t, r, l)
		}
	})
}

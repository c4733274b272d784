package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

// FuzzCompare compares any two statements that an outline can say, seeded with
// all cases: the result must cover both and rebuild both.
func FuzzCompare(f *testing.F) {
	for _, file := range cases.Files(f, caseFiles) {
		old, new := cases.Pair(f, file)
		f.Add(old, new)
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

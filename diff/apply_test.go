package diff_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
)

// Word edits that are not those of a link's wordings are found out, and the link is
// named.
func TestVerifyFindsWrongEdits(t *testing.T) {
	old, new := read(t, specimens+"/zh/2021.html"), read(t, specimens+"/zh/2022.html")
	r := diff.Compare(old, new)
	if err := r.Verify(); err != nil {
		t.Fatal(err)
	}
	for _, l := range r.Links {
		if l.Words == nil {
			continue
		}
		right := l.Words
		for name, words := range map[string][]diff.Edit{
			"longer":  append(right[:len(right):len(right)], diff.Edit{Op: diff.Insert, Text: "x"}),
			"cut":     right[:len(right)-1],
			"missing": nil,
		} {
			l.Words = words
			if err := r.Verify(); err == nil || !strings.Contains(err.Error(), l.ID) {
				t.Errorf("edits that are %s: %v", name, err)
			}
		}
		l.Words = right
		return
	}
	t.Error("no link has word edits")
}

package diff_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
)

// A comparison without word edits says that it has none, and each link that is
// filled is proved by itself.
func TestLinksOnly(t *testing.T) {
	old, new := read(t, specimens+"/zh/2021.html"), read(t, specimens+"/zh/2022.html")
	whole, r := diff.Compare(old, new), diff.Compare(old, new, diff.LinksOnly())
	for name, err := range map[string]error{"Verify": r.Verify(), "Apply": func() error { _, err := r.Apply(); return err }()} {
		if err == nil || !strings.Contains(err.Error(), "FillWords") {
			t.Errorf("%s says %v", name, err)
		}
	}
	var filled *diff.Link
	for _, l := range r.Links {
		if err := r.FillWords(l); err != nil {
			t.Error(err)
		}
		if l.Words != nil {
			filled = l
		}
	}
	if err := r.Verify(); err != nil {
		t.Error(err)
	}
	if got, want := formatLinks(r), formatLinks(whole); got != want {
		t.Errorf("filled, the links are\n%s\nnot\n%s", got, want)
	}
	for name, words := range map[string][]diff.Edit{
		"longer": append(filled.Words[:len(filled.Words):len(filled.Words)], diff.Edit{Op: diff.Insert, Text: "x"}),
		"cut":    filled.Words[:len(filled.Words)-1],
	} {
		wrong := *filled
		wrong.Words = words
		if err := r.FillWords(&wrong); err == nil || !strings.Contains(err.Error(), filled.ID) {
			t.Errorf("edits that are %s: %v", name, err)
		}
	}
}

package parity

import (
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/parse/tree"
)

// A statement says the same in any two of eight languages.
func TestLanguages(t *testing.T) {
	archive, err := txtar.ParseFile("../../testdata/parity/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var versions []*tree.Statement
	for _, f := range archive.Files {
		versions = append(versions, parsed(t, string(f.Data), tree.Lang(f.Name)))
	}
	for i, a := range versions {
		for _, b := range versions[i+1:] {
			r := Compare(a, b)
			for _, f := range r.Findings {
				t.Errorf("%s, %s: %s %s ‖ %s: %q, %q", a.Lang, b.Lang, f.Type, tree.Locators(f.A), tree.Locators(f.B), f.From, f.To)
			}
			for _, l := range r.LinksOf(Sentence) {
				if tree.Locators(l.A) != tree.Locators(l.B) {
					t.Errorf("%s, %s: %s is linked with %s", a.Lang, b.Lang, tree.Locators(l.A), tree.Locators(l.B))
				}
			}
		}
	}
}

package parity

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
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

// The links and the findings of each case are those that its file wants.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/parity/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f := archive.Files
		r := holds(t, parsed(t, string(f[0].Data), tree.Lang(f[0].Name)), parsed(t, string(f[1].Data), tree.Lang(f[1].Name)))
		var b strings.Builder
		for _, l := range r.Links {
			fmt.Fprintf(&b, "%s %s ‖ %s %s", l.Level, tree.Locators(l.A), tree.Locators(l.B), l.Certainty)
			if l.Moved {
				b.WriteString(", moved")
			}
			b.WriteString("\n")
		}
		for _, x := range r.Findings {
			fmt.Fprintf(&b, "%s %s ‖ %s: %s ‖ %s\n", x.Type, tree.Locators(x.A), tree.Locators(x.B), x.From, x.To)
		}
		archive.Files[2].Data = []byte(b.String())
		goldenfile.Compare(t, file, txtar.Format(archive), *update)
	}
}

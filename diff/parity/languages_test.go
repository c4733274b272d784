package parity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

// A statement says the same in any two of eight languages.
func TestLanguages(t *testing.T) {
	var versions []*tree.Statement
	for _, f := range cases.Open(t, "../../testdata/parity/languages.txtar").Given() {
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
	cases.Each(t, "../../testdata/parity/cases/*.txtar", func(t *testing.T, c *cases.Case) {
		f := c.Given("want")
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
		c.Want("want", b.String())
	})
}

package parse

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

// sketch returns what a reader checks: parts, blocks, discarded text, doubts.
func sketch(s *tree.Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\ndate: %s\nlanguage: %s\n\n", s.Title, s.Date, s.Lang)
	for _, f := range s.Facts {
		if f.Name == "url" || f.Name == "language" && !strings.Contains(f.Where, "the letters of the text") {
			fmt.Fprintf(&b, "%s: %s (%s, line %d)\n", f.Name, f.Value, f.Where, f.Line)
		}
	}
	for n := range s.Root.All() {
		depth := strings.Repeat("  ", strings.Count(string(n.Locator), "."))
		switch {
		case n.Kind.IsPart():
			fmt.Fprintf(&b, "%s\n", strings.TrimRight(depth+string(n.Locator)+" "+n.Kind.String()+" "+n.Mark, " "))
		case n.Kind.IsBlock():
			kind := n.Kind.String()
			if n.IsHeading {
				kind = "heading"
			}
			if n.Mark != "" {
				kind += " " + n.Mark
			}
			fmt.Fprintf(&b, "%s%s %s (line %d): %s\n", depth, n.Locator, kind, s.Position(n.Span.Start).Line, s.TextOf(n))
		}
	}
	b.WriteString("\n")
	for _, d := range s.Discarded {
		fmt.Fprintf(&b, "discarded: line %d: %s: %s\n", d.Line, d.Reason, d.Text)
	}
	for _, d := range s.Doubts {
		fmt.Fprintf(&b, "doubt: %s\n", d)
	}
	return b.String()
}

func TestPages(t *testing.T) {
	cases.Each(t, "../testdata/parse/*.txtar", func(t *testing.T, c *cases.Case) {
		page := c.Given("want")[0]
		s, err := Any(bytes.NewReader(page.Data), Name(page.Name))
		if err != nil {
			t.Fatal(err)
		}
		c.Want("want", sketch(s))
	})
}

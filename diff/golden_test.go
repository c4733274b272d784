package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

const caseFiles = "../testdata/diff/*.txtar"

func outlineOf(t testing.TB, text []byte) *tree.Statement {
	t.Helper()
	s, err := tree.ParseOutline(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCases compares the outlines old and new of every case and looks at the
// links of both levels.
func TestCases(t *testing.T) {
	cases.Each(t, caseFiles, func(t *testing.T, c *cases.Case) {
		t.Parallel()
		r := diff.Compare(outlineOf(t, c.Section("old")), outlineOf(t, c.Section("new")))
		checkInvariants(t, r)
		c.Want("links", formatLinks(r))
	})
}

// formatLinks writes one link a line: level, kind and flags, both addresses,
// certainty, and the word edits.
func formatLinks(r *diff.Result) string {
	var b strings.Builder
	for _, l := range r.Links {
		kind := l.Kind.String()
		for _, flag := range []struct {
			on   bool
			name string
		}{{l.Moved, "moved"}, {l.Renumbered, "renumbered"}, {l.Split(), "split"}, {l.Merged(), "merged"}} {
			if flag.on {
				kind += "," + flag.name
			}
		}
		fmt.Fprintf(&b, "%s %s %s → %s", l.Level, kind, addresses(l.Old), addresses(l.New))
		if l.Certainty != diff.NoCertainty {
			fmt.Fprintf(&b, " %s", l.Certainty)
		}
		if l.Kind != diff.Unchanged && l.Words != nil {
			fmt.Fprintf(&b, "\n    %s", formatEdits(l.Words))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func addresses(nodes []*tree.Node) string {
	if len(nodes) == 0 {
		return "–"
	}
	var list []string
	for _, n := range nodes {
		list = append(list, string(n.Locator))
	}
	return strings.Join(list, "+")
}

func formatEdits(edits []diff.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case diff.Equal:
			b.WriteString(e.Text)
		case diff.Delete:
			b.WriteString("[-" + e.Text + "-]")
		case diff.Insert:
			b.WriteString("{+" + e.Text + "+}")
		}
	}
	return b.String()
}

package diff_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

var update = flag.Bool("update", false, "write the results into testdata")

const cases = "../testdata/diff"

// section returns a file of an archive.
func section(t testing.TB, a *txtar.Archive, name string) []byte {
	t.Helper()
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	t.Fatalf("no section %q", name)
	return nil
}

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
	files, err := filepath.Glob(cases + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s: %v", cases, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r := diff.Compare(outlineOf(t, section(t, a, "old")), outlineOf(t, section(t, a, "new")))
			checkInvariants(t, r)
			got := formatLinks(r)
			if *update {
				writeCase(t, file, a, got)
				return
			}
			if d := cmp.Diff(string(section(t, a, "links")), got); d != "" {
				t.Errorf("%s: mismatch (-want +got):\n%s", file, d)
			}
		})
	}
}

func writeCase(t *testing.T, file string, a *txtar.Archive, got string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("results are not updated where CI is set")
	}
	for i := range a.Files {
		if a.Files[i].Name == "links" {
			a.Files[i].Data = []byte(got)
		}
	}
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
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

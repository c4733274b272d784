package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// outline returns a statement in the format of the truth files of the specimens.
func outline(s *tree.Statement) string {
	var b strings.Builder
	b.WriteString("title: " + s.Title + "\ndate: " + s.Date + "\n")
	label := ""
	for n := range s.Root.All() {
		switch {
		case n.Kind.IsPart():
			label = n.Label
		case n.Kind.IsBlock():
			if n.Kind == tree.KindItem {
				label = n.Label
			}
			kind := n.Kind.String()
			if n.IsHeading {
				kind = "heading"
			}
			if label == "" {
				label = "-"
			}
			b.WriteString(strings.Join([]string{string(n.Locator), label, kind, s.TextOf(n)}, "\t") + "\n")
			label = ""
		}
	}
	return b.String()
}

func TestSpecimens(t *testing.T) {
	dir := filepath.Join(repoRoot(t), "testdata", "corpus")
	pages, _ := filepath.Glob(filepath.Join(dir, "*", "*.html"))
	if len(pages) < 6 {
		t.Fatalf("found %d specimen pages", len(pages))
	}
	for _, file := range pages {
		id := filepath.Base(filepath.Dir(file)) + "-" + strings.TrimSuffix(filepath.Base(file), ".html")
		t.Run(id, func(t *testing.T) {
			b := mustRead(t, file)
			s := mustParse(t, string(b), Name(file))
			truth := string(mustRead(t, filepath.Join(dir, "truth", id+".txt")))
			if diff := cmp.Diff(strings.Split(truth, "\n"), strings.Split(outline(s), "\n")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
			decoded, err := charset.Decode(b, charset.Declared(b))
			if err != nil {
				t.Fatal(err)
			}
			if l := lost(s, visibleHTML(decoded.Text)); l != "" {
				t.Errorf("lost %q", l)
			}
			if len(s.Doubts) > 0 || len(s.Parties) != 2 {
				t.Errorf("doubts %q, parties %q", s.Doubts, s.Parties)
			}
			if list := filepath.Join(dir, "truth", id+".discarded.txt"); strings.HasPrefix(id, "zh") {
				checkDiscarded(t, s, list)
			}
		})
	}
}

// checkDiscarded checks that each line of a truth file is part of a discarded text.
func checkDiscarded(t *testing.T, s *tree.Statement, name string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = page.Squeeze(line)
		found := line == ""
		for _, d := range s.Discarded {
			found = found || strings.Contains(page.Squeeze(d.Text), line)
		}
		if !found {
			t.Errorf("%q is not discarded", line)
		}
	}
}

package parse

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// TestOutlinesOfRealDocuments checks that real documents are read with the structure
// that a reader sees. testdata/parse/outlines.txt has one line per part: its address,
// label and heading, and the numbers of its own paragraphs, items and characters. It
// does not contain the text.
func TestOutlinesOfRealDocuments(t *testing.T) {
	shared := filepath.Dir(sharedCorpus(t))
	name := filepath.Join(repoRoot(t), "testdata", "parse", "outlines.txt")
	var got strings.Builder
	want := string(mustRead(t, name))
	for line := range strings.Lines(want) {
		file, ok := strings.CutPrefix(strings.TrimSpace(line), "== ")
		if !ok {
			continue
		}
		data, err := os.ReadFile(filepath.Join(shared, file))
		if err != nil {
			t.Skip(err)
		}
		s, err := Any(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "== %s\ndate: %s\n%s", file, s.Date, partsOf(s))
	}
	if goldenfile.Updating(t) {
		if err := os.WriteFile(name, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got.String(), "\n")); d != "" {
		t.Errorf("%s (-want +got):\n%.4000s", name, d)
	}
}

// partsOf lists the parts of a statement, one per line.
func partsOf(s *tree.Statement) string {
	var b strings.Builder
	for n := range s.Root.All() {
		if !n.Kind.IsPart() {
			continue
		}
		paragraphs, items, size := 0, 0, 0
		var numbers []string
		for _, c := range n.Children {
			switch {
			case c.Kind.IsPart() || c.IsHeading:
				continue
			case c.Kind == tree.KindItem:
				items++
			default:
				paragraphs++
				if c.Label != "" {
					numbers = append(numbers, c.Label)
				}
			}
			size += page.Visible(s.TextOf(c))
		}
		fmt.Fprintf(&b, "%s %s | %s | %s | %d paragraphs, %d items, %d characters", n.Kind, n.Locator, n.Mark, n.Heading, paragraphs, items, size)
		if len(numbers) > 0 {
			fmt.Fprintf(&b, ", numbered %s to %s", numbers[0], numbers[len(numbers)-1])
		}
		b.WriteString("\n")
	}
	return b.String()
}

package parse

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// repoRoot returns the folder that holds go.mod.
func repoRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// sharedCorpus returns the folder of real documents, or skips the test.
func sharedCorpus(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(repoRoot(t), "..", "shared", "corpus")
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
			t.Fatalf("the real documents are required: %v", err)
		}
		t.Skip("the real documents are not here")
	}
	return dir
}

func mustRead(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustParse(t testing.TB, text string, opts ...Option) *tree.Statement {
	t.Helper()
	s, err := Any(strings.NewReader(text), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// blocksOf returns the paragraphs and items in order.
func blocksOf(s *tree.Statement) []*tree.Node {
	var out []*tree.Node
	for n := range s.Root.All() {
		if n.Kind.IsBlock() {
			out = append(out, n)
		}
	}
	return out
}

// kept counts the visible characters of a statement: in text, marks, title and
// discarded text.
func kept(s *tree.Statement) map[rune]int {
	counts := map[rune]int{}
	count(counts, s.Text)
	count(counts, s.Title)
	for n := range s.Root.All() {
		count(counts, n.Mark)
	}
	for _, d := range s.Discarded {
		count(counts, d.Text)
	}
	return counts
}

func count(counts map[rune]int, text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) && !chars.IsZeroWidth(r) {
			counts[r]++
		}
	}
}

// lost returns the characters of the source that are nowhere in a statement.
func lost(s *tree.Statement, source map[rune]int) string {
	have := kept(s)
	var b strings.Builder
	for r, n := range source {
		for range n - have[r] {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// reasons returns the reasons for which a text was discarded.
func reasons(s *tree.Statement, text string) []string {
	var out []string
	for _, d := range s.Discarded {
		if strings.Contains(d.Text, text) {
			out = append(out, string(d.Reason))
		}
	}
	return out
}

func isErr(err, target error) bool { return errors.Is(err, target) }

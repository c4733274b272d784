package parse

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// Real pages are read paragraph by paragraph, with title and date. Arguable paragraphs
// may be included or not.
func TestRealPages(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join(repoRoot(t), "..", "shared", "pages", "*.json"))
	if len(names) == 0 {
		t.Skip("no real pages here")
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			var want struct {
				File, Title, Date    string
				Paragraphs, Arguable []string
			}
			if err := json.Unmarshal(mustRead(t, name), &want); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(filepath.Dir(name), filepath.Base(want.File))
			s, err := HTML(bytes.NewReader(mustRead(t, name)))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := sureText(paragraphsOf(s), want.Arguable), sureText(want.Paragraphs, want.Arguable); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if page.Squeeze(s.Title) != page.Squeeze(want.Title) || s.Date != want.Date {
				t.Errorf("title %q, date %s, want %q, %s", s.Title, s.Date, want.Title, want.Date)
			}
		})
	}
}

// paragraphsOf returns the blocks of a statement with their marks.
func paragraphsOf(s *tree.Statement) []string {
	var all []string
	mark := ""
	for n := range s.Root.All() {
		mark += n.Mark
		if n.Kind.IsBlock() {
			all = append(all, mark+s.TextOf(n))
			mark = ""
		}
	}
	return all
}

// sureText returns the paragraphs that are not arguable, one per line, without white
// space.
func sureText(paragraphs, arguable []string) string {
	maybe := map[string]bool{}
	for _, p := range arguable {
		maybe[page.Squeeze(p)] = true
	}
	var lines []string
	for _, p := range paragraphs {
		if !maybe[page.Squeeze(p)] {
			lines = append(lines, page.Squeeze(p))
		}
	}
	return strings.Join(lines, "\n")
}

package term

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// marks match deleted and inserted words of a text without colour.
var deleted, inserted = regexp.MustCompile(`(?s)\[- ?(.*?) ?-\]`), regexp.MustCompile(`(?s)\{\+ ?(.*?) ?\+\}`)

// TestInlineIsTheText reads both statements back from the paragraphs of a
// comparison: without insertions the old sentences stand there, without deletions
// the new ones.
func TestInlineIsTheText(t *testing.T) {
	old, new := specimenOf(t, "2022"), specimenOf(t, "2023")
	r := diff.Compare(old, new)
	rep := report.New(r, report.Options{Context: -1, Findings: finding.Find(r)})
	out := string(render(t, func(b *bytes.Buffer) error { return Renderer{Width: 300, Layout: Inline}.Render(b, rep) }))
	_, out, _ = strings.Cut(out, "── Preamble")
	spoken := func(text string) string { return strings.Join(strings.Fields(text), "") }
	for _, side := range []struct {
		s          *tree.Statement
		drop, keep *regexp.Regexp
	}{{old, inserted, deleted}, {new, deleted, inserted}} {
		text := spoken(side.keep.ReplaceAllString(side.drop.ReplaceAllString(out, ""), "$1"))
		moved := map[string]bool{}
		for _, l := range r.At(diff.LevelSentence) {
			if l.Moved || len(l.Old) > 1 {
				for _, n := range l.Old {
					moved[string(n.Locator)] = true
				}
			}
		}
		for _, n := range side.s.Nodes(tree.KindSentence) {
			if side.s == old && moved[string(n.Locator)] {
				continue // it is told where it went, or between other sentences
			}
			if !strings.Contains(text, spoken(side.s.TextOf(n))) {
				t.Errorf("%s:%s is not shown: %s", side.s.ID, n.Locator, side.s.TextOf(n))
			}
		}
	}
}

func specimenOf(t *testing.T, year string) *tree.Statement {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/corpus/zh/" + year + ".html")
	if err != nil {
		t.Fatal(err)
	}
	s, err := parse.HTML(bytes.NewReader(data), parse.ID(year))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

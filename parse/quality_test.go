package parse

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/pages"
	"github.com/clausediff/clausediff/testdata/sample"
)

// grams counts the sequences of five characters of a text, ignoring white space.
func grams(text string) map[string]int {
	counts := map[string]int{}
	runes := []rune(strings.Join(strings.Fields(text), ""))
	for i := 0; i+5 <= len(runes); i++ {
		counts[string(runes[i:i+5])]++
	}
	return counts
}

// share counts the characters that were found, those that should be found, and those
// found correctly.
type share struct{ right, found, true, pages, exact int }

func (s *share) add(got, want string, exact bool) {
	a, b := grams(got), grams(want)
	for g, n := range a {
		s.found += n
		s.right += min(n, b[g])
	}
	for _, n := range b {
		s.true += n
	}
	s.pages++
	if exact {
		s.exact++
	}
}

func (s *share) String() string {
	return fmt.Sprintf("precision %.4f  recall %.4f  exactly right %d of %d pages",
		float64(s.right)/float64(max(1, s.found)), float64(s.right)/float64(max(1, s.true)), s.exact, s.pages)
}

// truthOutline returns the truth file without what a page may not show.
func truthOutline(outline string) []string {
	lines := strings.Split(strings.TrimSpace(outline), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "date: ") {
			lines[i] = "date: "
		}
		// A headline in a list is as good as a heading.
		lines[i] = strings.Replace(lines[i], "\theading\t", "\tparagraph\t", 1)
	}
	return lines
}

// oneOfEach returns one page of every layout, cycling through languages and statements,
// or all pages if the full sample is requested.
func oneOfEach(all []pages.Page) []pages.Page {
	if sample.All() {
		return all
	}
	kinds := map[string][]pages.Page{}
	for _, p := range all {
		kinds[p.Layout] = append(kinds[p.Layout], p)
	}
	var some []pages.Page
	for i, kind := range slices.Sorted(maps.Keys(kinds)) {
		some = append(some, kinds[kind][i%len(kinds[kind])])
	}
	return some
}

func readFiles(p *pages.Page) (*tree.Statement, error) {
	var parts []Part
	for i, b := range p.Files {
		parts = append(parts, Part{Name: fmt.Sprintf("%s-%d", p.Layout, i+1), Reader: bytes.NewReader(b)})
	}
	return Join(parts)
}

// TestQualityOfPages prints every specimen on every layout, reads it again, and
// requires an exact result: text, paragraphs, labels and title. A normal run takes one
// specimen per layout.
func TestQualityOfPages(t *testing.T) {
	all, err := pages.All(filepath.Join(repoRoot(t), "testdata", "corpus", "truth"))
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]*share{"zh": {}, "ru": {}, "en": {}}
	layouts := map[string]bool{}
	for _, p := range oneOfEach(all) {
		layouts[p.Layout] = true
		t.Run(p.Name(), func(t *testing.T) {
			s, err := readFiles(&p)
			if err != nil {
				totals[p.Lang].add("", p.Want.Outline, false)
				t.Fatal(err)
			}
			got, want := truthOutline(outline(s)), truthOutline(p.Want.Outline)
			diff := cmp.Diff(want, got)
			totals[p.Lang].add(strings.Join(got[2:], ""), strings.Join(want[2:], ""), diff == "")
			if diff != "" {
				t.Errorf("(-want +got):\n%.3000s", diff)
			}
		})
	}
	if len(layouts) < 25 {
		t.Errorf("%d layouts, want 25 and more", len(layouts))
	}
	for _, lang := range []string{"zh", "ru", "en"} {
		t.Logf("%s  %v", lang, totals[lang])
	}
	t.Logf("%d layouts", len(layouts))
}

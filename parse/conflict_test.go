package parse

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

func TestMarksOfAMerge(t *testing.T) {
	for _, tt := range []struct {
		text string
		line int // of the doubt, 0 for none
	}{
		{"Joint statement\n\nThe Sides agree.\n\n<<<<<<< HEAD\nThe Sides met.\n=======\nThe Sides talked.\n>>>>>>> other\n", 5},
		{"<p>The Sides agree.</p>\n<p>They met.</p>\n>>>>>>> other\n<p>They talked.</p>\n", 3},
		{"Joint statement\n\nThe Sides agree.\n\n=======\n\nThe Sides met.\n", 0},
		{"Joint statement\n\nThe Sides agree: 1 <<<<<<< 2.\n", 0},
	} {
		st, err := Any(strings.NewReader(tt.text), Name("x.txt"))
		if err != nil {
			t.Fatal(err)
		}
		line := 0
		for _, d := range st.Doubts {
			if d.Kind == tree.DoubtConflict {
				line = d.Line
			}
		}
		if line != tt.line {
			t.Errorf("%q: doubt at line %d, want %d", tt.text, line, tt.line)
		}
	}
}

func TestFactsOfThePage(t *testing.T) {
	const page = "Joint statement on trade\n\nThe Sides agree on the bridge that is to be built by both of them.\n\n12 May 2021\n"
	st, err := Text(strings.NewReader(page), Title("Statement"), Date("2021-05-12"), Language(tree.Russian))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"title": "Joint statement on trade", "date": "", "language": "en"}
	for _, f := range st.Facts {
		if page, ok := want[f.Name]; ok && f.Page != page {
			t.Errorf("the page's %s is %q, want %q", f.Name, f.Page, page)
		}
	}
}

package lang_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestList(t *testing.T) {
	if got := lang.List(tree.Russian, "abbreviations-before-name"); !slices.Equal(got, []string{"им"}) {
		t.Errorf("got %q", got)
	}
	if got := lang.List(tree.English, "ordinals"); len(got) != 19 || got[18] != "nineteenth" {
		t.Errorf("a list of several lines: got %q", got)
	}
	if lang.List("xx", "months") != nil || lang.List(tree.English, "none") != nil {
		t.Error("a language or list that is not there has words")
	}
}

// A name of a month means the same month in every language that uses it.
func TestMonthsAgree(t *testing.T) {
	number := map[string]int{}
	for _, l := range lang.Languages() {
		months := lang.List(l, "months")
		if len(months) != 0 && len(months) != 12 {
			t.Errorf("%s has %d months", l, len(months))
		}
		for i, forms := range months {
			for form := range strings.SplitSeq(forms, "|") {
				name := strings.ToLower(strings.TrimSuffix(form, "."))
				if n, ok := number[name]; ok && n != i+1 {
					t.Errorf("%s: %s is month %d, elsewhere %d", l, name, i+1, n)
				}
				number[name] = i + 1
			}
		}
	}
	if len(number) < 60 {
		t.Errorf("only %d names", len(number))
	}
}

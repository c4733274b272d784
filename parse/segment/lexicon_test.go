package segment

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// No abbreviation of a language is in two lists, and all are spelled as they are looked
// up.
func TestAbbreviationLists(t *testing.T) {
	for _, l := range lang.Languages() {
		first := map[string]string{}
		for list := range pointLists {
			for _, word := range lang.List(l, list) {
				if other, twice := first[word]; twice {
					t.Errorf("%s: %s is in the lists %s and %s", l, word, other, list)
				}
				if strings.HasSuffix(word, ".") {
					t.Errorf("%s: %s: want no last point", l, word)
				}
				first[word] = list
			}
		}
		if n := len(first); n > 0 && n < 50 {
			t.Errorf("%s: only %d abbreviations", l, len(first))
		}
	}
	if lexiconOf(tree.English).points["sept"] != atTime {
		t.Error("short months are not times")
	}
}

// Every list that is looked up has words in at least one language.
func TestListsHaveWords(t *testing.T) {
	lex := readLexicon(lang.Languages()...)
	seen := class(0)
	for _, c := range lex.words {
		seen |= c
	}
	for list, c := range classes {
		if seen&c == 0 {
			t.Errorf("no words in %s", list)
		}
	}
	for _, list := range parts {
		if len(lex.parts[list]) == 0 {
			t.Errorf("no words in %s", list)
		}
	}
}

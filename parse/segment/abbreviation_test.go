package segment

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
)

func TestAbbreviationLists(t *testing.T) {
	first := map[string]string{}
	for _, l := range listedLangs {
		for kind, list := range lists {
			for _, word := range lang.List(l, "abbreviations-"+list) {
				if other, twice := first[word]; twice {
					t.Errorf("%s is in the lists %s and %s", word, other, list)
				}
				if strings.HasSuffix(word, ".") || word != strings.ToLower(word) {
					t.Errorf("%s: want lower case without the last point", word)
				}
				first[word] = list
				if abbreviations()[word] != afterPoint(kind) {
					t.Errorf("%s of the list %s is of another kind", word, list)
				}
			}
		}
	}
	if len(first) < 200 || abbreviations()["sept"] != atTime {
		t.Errorf("only %d abbreviations, or no months", len(first))
	}
}

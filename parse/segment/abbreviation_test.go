package segment

import (
	"strings"
	"testing"
)

func TestAbbreviationLists(t *testing.T) {
	first := map[string]int{}
	for kind, list := range abbreviationLists {
		for _, word := range strings.Fields(list) {
			if other, twice := first[word]; twice {
				t.Errorf("%s is in the lists of kinds %d and %d", word, other, kind)
			}
			if strings.HasSuffix(word, ".") || word != strings.ToLower(word) {
				t.Errorf("%s: want lower case without the last point", word)
			}
			first[word] = kind
		}
	}
}

package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// A sentence is the words, ideographs and numbers in it, each where it begins; a percentage
// is one number, however it is written.
func TestTokens(t *testing.T) {
	for _, tt := range []struct {
		lang       tree.Lang
		text, want string
	}{
		{"en", "The two, sides", "7 11 16"}, {"en", "5% of it", "7 10 13"}, {"zh", "甲、乙", "7 13"}, {"zh", "占百分之五", "7 10"}, {"en", "", ""},
	} {
		var starts []string
		for _, token := range newLexicon(100, tt.lang).add(nil, tt.text, 7) {
			starts = append(starts, fmt.Sprint(token.start))
		}
		if got := strings.Join(starts, " "); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
	x := newLexicon(100, "zh")
	if one, other := x.add(nil, "百分之五", 0), x.add(nil, "5%", 0); len(one) == 0 || one[0].id != other[0].id {
		t.Errorf("%v and %v are two numbers", one, other)
	}
}

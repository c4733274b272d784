package lang_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// The name of a state, between bars, either is part of the name of something else or is
// not.
func TestOfAnother(t *testing.T) {
	for _, c := range []struct {
		lang tree.Lang
		text string
		want bool
	}{
		{"en", "the Bank of |Japan| said", true}, {"en", "the Gulf of the |Philippines|", true}, {"en", "the |Indian| Ocean", true},
		{"en", "the bank of |Japan|", false}, {"en", "the Government of |Japan|", false}, {"en", "|Indian| ships", false},
		{"ru", "Банк |России| решил", true}, {"ru", "в |Японском| море", true}, {"ru", "экспорт |России|", false},
		{"zh", "|日本|海局势", true}, {"zh", "|日本|政府", false}, {"de", "die Bank von |Japan|", false},
	} {
		before, rest, _ := strings.Cut(c.text, "|")
		name, behind, _ := strings.Cut(rest, "|")
		at := tree.Span{Start: len(before), End: len(before) + len(name)}
		if got := lang.NameWordsOf(c.lang).OfAnother(before+name+behind, at); got != c.want {
			t.Errorf("%s: %s: %v", c.lang, c.text, got)
		}
	}
}

package lang

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

func TestStem(t *testing.T) {
	for _, tt := range []struct{ code, words, stem string }{
		{"en", "commit commits committed committing", "commit"},
		{"en", "trade trades traded trading", "trad"},
		{"en", "sea", "sea"},
		{"ru", "мост моста мосту мостом мосты мостов", "мост"},
		{"ru", "снижение снижения снижению", "сниж"},
	} {
		s := StemsOf(tree.Lang(tt.code))
		for _, w := range strings.Fields(tt.words) {
			if got := s.Of(w); got != tt.stem {
				t.Errorf("%s: %s has the stem %s, want %s", tt.code, w, got, tt.stem)
			}
		}
	}
}

func TestFunctionWords(t *testing.T) {
	if s := StemsOf("en"); !s.IsFunction("the") || s.IsFunction("trade") {
		t.Error("the is a function word and trade is not")
	}
	if StemsOf("zh") != nil || StemsOf("") != nil {
		t.Error("nothing is known of the words of Chinese")
	}
	if StemsOf("pt").IsFunction("de") {
		t.Error("nothing is known of the words of Portuguese")
	}
}

package quantities_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestOrdinal(t *testing.T) {
	for _, tt := range []struct {
		text string
		lang tree.Lang
		want int
	}{
		{"20th", tree.English, 20}, {"twenty-first", tree.English, 21}, {"Fortieth", tree.English, 40}, {"nineteenth", tree.English, 19},
		{"hundred", tree.English, 0}, {"12-я", tree.Russian, 12}, {"двенадцатого", tree.Russian, 12}, {"третью", tree.Russian, 3},
		{"первый", tree.English, 0}, {"", tree.Russian, 0},
	} {
		if got, ok := quantities.Ordinal(tt.text, tt.lang); got != tt.want || ok != (tt.want > 0) {
			t.Errorf("%s %q: got %d %v, want %d", tt.lang, tt.text, got, ok, tt.want)
		}
	}
}

package finding

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestOccurrences(t *testing.T) {
	texts := rapid.StringOf(rapid.RuneFrom([]rune("部委》aж\xff")))
	rapid.Check(t, func(t *rapid.T) {
		text, piece, n := texts.Draw(t, "text"), texts.Draw(t, "piece"), rapid.IntRange(1, 3).Draw(t, "n")
		if piece == "" {
			return // stands everywhere
		}
		o := newOccurrences(text)
		for range 2 { // the places are known the second time
			if got, want := o.atLeast(n, piece), strings.Count(text, piece) >= n; got != want {
				t.Fatalf("%d × %q in %q: %t", n, piece, text, got)
			}
		}
	})
}

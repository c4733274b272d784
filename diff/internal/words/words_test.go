package words

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestFormsAreFixed checks what [keys] relies on: a form, also in lower case, is its own form.
func TestFormsAreFixed(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		form := wordKey(string(r))
		for _, f := range []string{form, strings.ToLower(form)} {
			if wordKey(f) != f {
				t.Fatalf("%U has the form %q, which has the form %q", r, f, wordKey(f))
			}
		}
	}
}

// TestDifferIsReusable compares a differ that has seen other wordings, in any number, with
// a new one.
func TestDifferIsReusable(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("双方同意加强合作，、。，,ＡaA 一二亿元$5%")))
	rapid.Check(t, func(t *rapid.T) {
		used := &Differ{}
		for range rapid.IntRange(1, 5).Draw(t, "pairs") {
			old, new := Text{text.Draw(t, "old"), "zh"}, Text{text.Draw(t, "new"), "zh"}
			got := slices.Clone(used.Diff(old, new))
			if want := (&Differ{}).Diff(old, new); !slices.Equal(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	})
}

package diff

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/lang/wording"
)

// What a space, a dash or a width makes of two texts.
func TestKindOfTexts(t *testing.T) {
	for _, tt := range []struct {
		old, new string
		want     Kind
	}{
		{"He is not able to act.", "He is notable to act.", Reworded},
		{"не большой вклад", "небольшой вклад", Reworded},
		{"в том же виде", "в томже виде", Reworded},
		{"in 2010 12 states met", "in 201012 states met", Reworded},
		{"1 2 3", "123", Reworded},
		{"states  met\nagain", "states met again", Unchanged},
		{"the “G 20” summit", "the “G20” summit", Typographic},
		{"12 000 человек", "12000 человек", Typographic},
		{"12 345 678 tons", "12345678 tons", Typographic},
		{"1 2345 tons", "12345 tons", Reworded},
		{"2010 120 states", "2010120 states", Reworded},
		{"到 2030 年", "到2030年", Unchanged},
		{"双方 指出", "双方指出", Unchanged},
		{"при\u00adнять", "принять", Unchanged},
		{"１２，０００人", "12,000人", Typographic},
	} {
		if got := kindOfTexts(tt.old, tt.new); got != tt.want {
			t.Errorf("%q and %q: %v, want %v", tt.old, tt.new, got, tt.want)
		}
		if got := kindOfTexts(tt.new, tt.old); got != tt.want {
			t.Errorf("%q and %q, the other way: %v, want %v", tt.old, tt.new, got, tt.want)
		}
	}
}

func kindOfTexts(old, new string) Kind {
	switch {
	case layoutKey(old) == layoutKey(new):
		return Unchanged
	case Fold(old) == Fold(new):
		return Typographic
	}
	return Reworded
}

// A paragraph that begins where a space was changes no word.
func TestParagraphInsteadOfASpace(t *testing.T) {
	const text = "Joint statement\n\nThe Sides support further improvement in labor market conditions and a lasting peace.\n"
	for _, tt := range []struct {
		new  string
		want Kind
	}{
		{strings.Replace(text, "in labor", "in\n\nlabor", 1), Unchanged},
		{strings.Replace(text, "labor", "la\n\nbor", 1), Reworded},
	} {
		old, err := parse.Text(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		new, err := parse.Text(strings.NewReader(tt.new))
		if err != nil {
			t.Fatal(err)
		}
		r := Compare(old, new)
		for _, l := range r.Links {
			if l.Kind != tt.want {
				t.Errorf("%q: the %s link is %v, want %v", tt.new, l.Level, l.Kind, tt.want)
			}
		}
		if err := r.Verify(); err != nil {
			t.Error(err)
		}
	}
}

// A pair whose keys are equal is never told apart by its Han characters alone.
func FuzzSameHan(f *testing.F) {
	f.Add("二〇二三年发展", "2023年發展。")
	f.Add("十二月，同意", "12 月同意")
	f.Add("万一 合作", "万一合作……")
	f.Add("傌", "0")
	f.Add("萬里長城", "万里长城")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("texts are valid UTF-8: reading refuses others")
		}
		// Most pairs differ: the old text in other forms does not.
		for _, other := range []string{new, Fold(old), layoutKey(old), withoutStops(old)} {
			if Fold(old) == Fold(other) && !wording.SameHan(old, other) {
				t.Errorf("%q and %q have the same key, and not the same Han characters", old, other)
			}
		}
	})
}

// White space is the same thing wherever it is asked for: each kind of it parts
// two words, and is not part of a change before it. To the word boundaries of Unicode
// the narrow space that is not broken, U+202F, is inside a word.
func TestAnySpaceIsSpace(t *testing.T) {
	for _, space := range []string{" ", "\t", "\n", "\r", "\u00a0", "\u1680", "\u2003", "\u2028", "\u202f", "\u205f", "\u3000"} {
		if got := Fold("not" + space + "able"); got != "not able" {
			t.Errorf("%q: folded to %q", space, got)
		}
		want := []Edit{{Delete, "one"}, {Insert, "six"}, {Equal, space + "two"}}
		if got := Words("one"+space+"two", "six"+space+"two", "en"); space != "\u202f" && !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", space, got, want)
		}
	}
}

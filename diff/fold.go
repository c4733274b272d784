package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
)

// layoutKey returns the text without zero-width characters and with the spaces
// only that part two words of letters or numbers: two texts with the same result
// are laid out differently at most.
func layoutKey(text string) string {
	if !strings.ContainsFunc(text, isLayout) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	last, spaced := rune(0), false
	for _, r := range text {
		switch {
		case chars.IsZeroWidth(r):
			continue
		case isSpace(r):
			spaced = true
			continue
		case spaced && chars.IsSpaced(last) && chars.IsSpaced(r):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, spaced = r, false
	}
	return b.String()
}

// sameHan reports whether two texts have the same Han characters in the same
// order, but for script variants and numerals. Texts with equal keys have.
func sameHan(old, new string) bool {
	old, new = chars.Visible(old), chars.Visible(new)
	for {
		var r, s rune
		r, old = nextHan(old)
		if s, new = nextHan(new); r != s {
			return false
		}
		if r == 0 {
			return true
		}
	}
}

// nextHan returns the first Han character of a text that is not a numeral,
// simplified, and the text behind it; 0 when there is none. 百分之 is a sign before a
// number.
func nextHan(text string) (rune, string) {
	const percent = "百分之"
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '百' && strings.HasPrefix(text[i:], percent) {
			i += len(percent)
			continue
		}
		if chars.IsHan(r) {
			if s := chars.Fold(r); !chars.IsHanNumeral(s) {
				return s, text[i+size:]
			}
		}
		i += size
	}
	return 0, ""
}

// Fold returns a text in the form in which typography makes no difference in any
// language: two texts with the same form are at most typographic variants.
func Fold(text string) string { return wording.Key(text, "") }

// withoutLastStop cuts the marks off that end a clause.
func withoutLastStop(key string) string { return strings.TrimRightFunc(key, isStop) }

// withoutStops removes every mark that ends sentences or clauses; points and
// commas inside numbers stay.
func withoutStops(key string) string {
	runes := []rune(key)
	kept := runes[:0]
	last := rune(0) // the rune before, which kept may have dropped
	for i, r := range runes {
		inNumber := unicode.IsDigit(last) && i+1 < len(runes) && unicode.IsDigit(runes[i+1])
		last = r
		if !isStop(r) || inNumber {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

package diff

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
)

// layoutKey returns the text without zero-width characters, and without spaces
// except those between two words of letters or numbers. Two texts with the same key
// differ in layout only.
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

// Fold returns a text without its typographic features in any language: two texts
// with the same result are at most typographic variants.
func Fold(text string) string { return wording.Key(text, "") }

// withoutLastStop removes the punctuation at the end of a clause.
func withoutLastStop(key string) string { return strings.TrimRightFunc(key, isStop) }

// withoutStops removes all punctuation that ends sentences or clauses, but keeps
// points and commas inside numbers.
func withoutStops(key string) string {
	runes := []rune(key)
	kept := runes[:0]
	last := rune(0) // the preceding rune, kept or not
	for i, r := range runes {
		inNumber := unicode.IsDigit(last) && i+1 < len(runes) && unicode.IsDigit(runes[i+1])
		last = r
		if !isStop(r) || inNumber {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

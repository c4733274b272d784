package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

// foldWord returns the key of a word: folded, lower case, no zero-width
// characters.
func foldWord(word string) string {
	ascii := true
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf || word[i] >= 'A' && word[i] <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return word
	}
	return strings.Map(func(r rune) rune {
		if lang.IsZeroWidth(r) {
			return -1
		}
		return unicode.ToLower(lang.Fold(r))
	}, word)
}

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
		case lang.IsZeroWidth(r):
			continue
		case isSpace(r):
			spaced = true
			continue
		case spaced && lang.IsSpaced(last) && lang.IsSpaced(r):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, spaced = r, false
	}
	return b.String()
}

// typographicKey returns the text as a reader hears it: one form for what
// typography varies, the style of numerals included, and no spaces but those
// that make two words, or two numbers, of one: "not able" is not "notable".
// Dashes in a row count as one.
func typographicKey(text string) string {
	if strings.ContainsFunc(text, lang.IsHanNumeral) {
		text = arabicNumerals(text)
	}
	var b strings.Builder
	b.Grow(len(text))
	last, group, spaced := rune(0), 0, false // group counts the digits since the last space
	for i, r := range text {
		if lang.IsCommonHan(r) {
			b.WriteRune(lang.Simplified(r))
			last, group, spaced = r, 0, false
			continue
		}
		switch {
		case lang.IsZeroWidth(r):
			continue
		case isSpace(r):
			spaced = true
			continue
		}
		r = lang.Fold(r)
		switch {
		case r == '…' || r == '⋯':
			b.WriteString("...")
			last, group, spaced = '.', 0, false
			continue
		case r == '-' && last == '-':
			spaced = false
			continue
		}
		if spaced && partsWords(last, r) && !(group > 0 && group <= 3 && isThousand(text[i:])) {
			b.WriteByte(' ')
		}
		if spaced || !unicode.IsDigit(r) {
			group = 0
		}
		if unicode.IsDigit(r) {
			group++
		}
		b.WriteRune(r)
		last, spaced = r, false
	}
	return b.String()
}

// sameHan reports whether two texts have the same Han characters in the same
// order, but for script variants and numerals. Texts with equal keys have.
func sameHan(old, new string) bool {
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

// nextHan returns the first Han character of a text that is no numeral,
// simplified, and the text behind it; 0 when there is none.
func nextHan(text string) (rune, string) {
	for i, r := range text {
		if !lang.IsHan(r) {
			continue
		}
		if s := lang.Simplified(r); !lang.IsHanNumeral(s) {
			return s, text[i+utf8.RuneLen(r):]
		}
	}
	return 0, ""
}

// partsWords reports whether a space between the runes makes two words, or two
// numbers, of one.
func partsWords(last, next rune) bool {
	return lang.IsSpaced(last) && lang.IsSpaced(next) && unicode.IsDigit(last) == unicode.IsDigit(next)
}

// isThousand reports whether a text begins with a group of three digits, as
// numbers have them: 12 000.
func isThousand(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.IsDigit(r) {
			break
		}
		n++
	}
	return n == 3
}

// Fold returns a text in the form in which typography makes no difference: two
// texts with the same form are at most typographic variants.
func Fold(text string) string { return typographicKey(text) }

// arabicNumerals puts the numbers written in Chinese into Arabic digits. In a
// date, where there is no other reading, a single character is a number as
// well.
func arabicNumerals(text string) string {
	runes := []rune(text)
	var b strings.Builder
	for i := 0; i < len(runes); {
		end := i
		for end < len(runes) && lang.IsHanNumeral(runes[end]) {
			end++
		}
		number, ok := lang.Arabic(runes[i:end])
		if end == i+1 && end < len(runes) && (runes[end] == '月' || runes[end] == '日') {
			number, ok = lang.Arabic([]rune{'零', runes[i]})
			number = strings.TrimPrefix(number, "0")
		}
		switch {
		case end == i:
			b.WriteRune(runes[i])
			end++
		case ok:
			b.WriteString(number)
		default:
			b.WriteString(string(runes[i:end]))
		}
		i = end
	}
	return b.String()
}

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

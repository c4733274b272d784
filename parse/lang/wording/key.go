package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/tree"
)

// Key returns a text without differences that cannot be heard: variants of typography
// and numerals are mapped to one form, and spaces remain only where they separate two
// words or numbers: "not able" is not "notable". A run of dashes counts as one. The
// spelling of words and numbers is normalised for the language; "" is for any. Texts
// with the same key are at most typographic variants.
//
//	"Each Side’s  co‑operation"     Each Side's cooperation    (en)
//	二○二二年，百分之五               2022年,5%                  (zh)
func Key(text string, l tree.Lang) string {
	text = chars.Ideographs(chars.Composed(chars.Visible(text)))
	if strings.ContainsFunc(text, func(r rune) bool { return chars.IsHanNumeral(chars.Simplified(r)) }) {
		text = numbers.ReplaceHan(text)
	}
	k := keyer{}
	k.b.Grow(len(text))
	for i, r := range text {
		k.add(r, text[i:])
	}
	return respelled(k.b.String(), l)
}

// keyer writes the key of a text, character by character.
type keyer struct {
	b      strings.Builder
	last   rune
	group  int // digits since the last space
	spaced bool
}

// add adds the character with which rest begins.
func (k *keyer) add(r rune, rest string) {
	switch {
	case chars.IsCommonHan(r):
		k.b.WriteRune(chars.Simplified(r))
		k.last, k.group, k.spaced = r, 0, false
		return
	case r < utf8.RuneSelf && r != ' ' && r != '~' && r != '`' && r > ' ':
		k.put(r, rest)
		return
	case r <= 0x3000 && unicode.IsSpace(r):
		k.spaced = true
		return
	}
	if r == '…' || r == '⋯' {
		k.dots()
		return
	}
	if s := chars.Expanded(r); s != "" {
		for _, e := range s {
			k.put(chars.Fold(e), "")
		}
		return
	}
	if s := fraction(r); s != "" {
		k.spaced = k.spaced || unicode.IsDigit(k.last)
		for _, e := range s {
			k.put(e, "")
		}
		return
	}
	if n := raised(r); n != 0 {
		if unicode.IsDigit(k.last) {
			k.put('^', "")
		}
		k.put(n, "")
		return
	}
	k.put(chars.Fold(r), rest)
}

// put writes a folded character, preceded by a space if that separates words.
func (k *keyer) put(r rune, rest string) {
	switch {
	case r == '-' && k.last == '-':
		k.spaced = false
		return
	case r == '.' && strings.HasPrefix(rest, "...") || r == '.' && k.last == '⋯':
		k.dots()
		return
	}
	if r == '\'' && !(unicode.IsLetter(k.last) && unicode.IsLetter(second(rest))) {
		r = '"' // a quotation mark, not an apostrophe
	}
	if k.spaced && partsWords(k.last, r) && !(k.group > 0 && k.group <= 3 && isThousand(rest)) {
		k.b.WriteByte(' ')
	}
	if k.spaced || !unicode.IsDigit(r) {
		k.group = 0
	}
	if unicode.IsDigit(r) {
		k.group++
	}
	k.b.WriteRune(r)
	k.last, k.spaced = r, false
}

// second returns the second character of a text, or 0.
func second(text string) rune {
	for i, r := range text {
		if i > 0 {
			return r
		}
	}
	return 0
}

// dots writes an ellipsis of any length as three dots.
func (k *keyer) dots() {
	if k.last != '⋯' {
		k.b.WriteString("...")
	}
	k.last, k.group, k.spaced = '⋯', 0, false
}

// partsWords reports whether a space between the runes separates two words or two
// numbers.
func partsWords(last, next rune) bool {
	return chars.IsSpaced(last) && chars.IsSpaced(next) && unicode.IsDigit(last) == unicode.IsDigit(next)
}

// isThousand reports whether a text begins with a group of exactly three digits, as in
// 12 000.
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

// fraction returns a fraction character, such as ½, in plain digits.
func fraction(r rune) string {
	if r != '½' && r != '¼' && r != '¾' && !(0x2150 <= r && r <= 0x215E) {
		return ""
	}
	return strings.ReplaceAll(norm.NFKC.String(string(r)), "⁄", "/")
}

// raised returns the plain digit of a superscript or subscript, or 0.
func raised(r rune) rune {
	if i := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); i >= 0 {
		return '0' + rune(utf8.RuneCountInString("⁰¹²³⁴⁵⁶⁷⁸⁹"[:i]))
	}
	if 0x2080 <= r && r <= 0x2089 {
		return r - 0x2080 + '0'
	}
	return 0
}

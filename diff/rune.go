package diff

import (
	"unicode"

	"github.com/clausediff/clausediff/parse/segment"
)

// What a character is, as far as this package asks. Han characters are those of
// segment.IsHan; where all that matters is speed, segment.IsCommonHan goes before.

// isSpace reports whether a rune is white space, as Unicode has it: all that lays
// a text out, and no word. The last of its ranges is the ideographic space, so a
// Han character needs no table.
func isSpace(r rune) bool { return r <= '\u3000' && unicode.IsSpace(r) }

// isZeroWidth reports whether a rune takes no room: joiners, marks of byte order,
// soft hyphens, which pages have for breaking lines. Unicode counts none as space.
func isZeroWidth(r rune) bool {
	switch r {
	case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD:
		return true
	}
	return false
}

// isLayout reports whether a rune only lays a text out.
func isLayout(r rune) bool { return !segment.IsCommonHan(r) && (isSpace(r) || isZeroWidth(r)) }

// isSpacedLetter reports whether a rune is a letter or digit of a script that
// puts spaces between words: none of Han and kana, which begin behind the marks of
// East Asia. Hangul is spaced.
func isSpacedLetter(r rune) bool {
	const firstEastAsian = 0x2E80
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && (r < firstEastAsian || !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

// isStop reports whether the rune is a mark that ends sentences or clauses.
func isStop(r rune) bool {
	switch r {
	case '，', '；', '：', '。', '、', '！', '？', ',', ';', ':', '.', '!', '?':
		return true
	}
	return false
}

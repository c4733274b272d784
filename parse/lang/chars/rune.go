package chars

import (
	"unicode"
	"unicode/utf8"
)

// IsHan reports whether r is a Han character. Two range checks decide nearly always:
// most characters of a Chinese text are in common use, and most others are marks.
func IsHan(r rune) bool {
	isMark := r < 0x2E80 || 0x3008 <= r && r <= 0x3020 || r == '、' || r == '。' || 0xFF00 <= r && r <= 0xFFFF
	return IsCommonHan(r) || !isMark && unicode.Is(unicode.Han, r)
}

// IsCommonHan reports whether r is in the block of Han characters in common use. It is
// cheaper than [IsHan].
func IsCommonHan(r rune) bool { return 0x4E00 <= r && r <= 0x9FFF }

// HanPrefix returns the length in bytes of the characters in common use ([IsCommonHan])
// with which a text begins. Their first bytes, E4 B8 to E9 BF, identify them, so that none
// is decoded. The text is UTF-8, of which the last character may be cut.
func HanPrefix(text string) int {
	at := 0
	for at+3 <= len(text) && (0xE5 <= text[at] && text[at] <= 0xE9 || text[at] == 0xE4 && text[at+1] >= 0xB8) {
		at += 3
	}
	return at
}

// IsWide reports whether a character takes two columns in Chinese text: a Han
// character, full-width punctuation, or another full-width form.
func IsWide(r rune) bool {
	return r >= 0x2014 && (IsHan(r) || 0x3000 <= r && r <= 0x303F || 0xFF01 <= r && r <= 0xFFE6)
}

// IsZeroWidth reports whether a character has neither width nor meaning: a mark that
// allows or forbids a line break (soft hyphen, zero-width space, word joiner), a
// joiner, or a byte order mark. Unicode does not count them as white space.
func IsZeroWidth(r rune) bool {
	return r >= 0xAD && (r == 0xAD || 0x200B <= r && r <= 0x200D || r == 0x2060 || r == 0xFEFF)
}

// IsSpaced reports whether a rune is a letter or digit of a script that separates words
// by spaces. Han and kana do not; Hangul does.
func IsSpaced(r rune) bool {
	const firstEastAsian = 0x2E80
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && (r < firstEastAsian || !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

// IsHanNumeral reports whether a character can be part of a number written in Chinese.
func IsHanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '廿':
		return true
	}
	return false
}

// ASCIIDigit maps the digits of every script to ASCII. The digits of a script are
// consecutive code points, from zero.
func ASCIIDigit(r rune) rune {
	if r < 0x80 || !unicode.IsDigit(r) {
		return r
	}
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return '0' + r - zero
}

// Count returns the number of characters of a text that are not white space, in code
// points.
func Count(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// First returns the first n characters of a text, or all if it has fewer.
func First(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// FirstBytes returns the longest beginning of a text with at most most bytes that cuts
// no character.
func FirstBytes(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// Last returns the last n characters of a text, or all if it has fewer.
func Last(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}

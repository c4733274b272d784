package chars

import (
	"unicode"
	"unicode/utf8"
)

// IsHan reports whether r is a Han character. Nearly all are common ones, and
// nearly all others in Chinese text are marks; the table is for the rest.
func IsHan(r rune) bool {
	isMark := r < 0x2E80 || 0x3008 <= r && r <= 0x3020 || r == '、' || r == '。' || 0xFF00 <= r && r <= 0xFFFF
	return IsCommonHan(r) || !isMark && unicode.Is(unicode.Han, r)
}

// IsCommonHan reports whether r is in the block of the Han characters in common
// use. It is the cheap test to put before [IsHan].
func IsCommonHan(r rune) bool { return 0x4E00 <= r && r <= 0x9FFF }

// IsWide reports whether a character takes two columns in Chinese text: a Han
// character, or punctuation and forms as wide as one.
func IsWide(r rune) bool {
	return r >= 0x2014 && (IsHan(r) || 0x3000 <= r && r <= 0x303F || 0xFF01 <= r && r <= 0xFFE6)
}

// IsZeroWidth reports whether a character takes no room and means nothing: marks
// of places where a line may break or not (soft hyphens, zero-width spaces, word
// joiners), joiners and byte order marks. Unicode counts none as white space.
func IsZeroWidth(r rune) bool {
	return r >= 0xAD && (r == 0xAD || 0x200B <= r && r <= 0x200D || r == 0x2060 || r == 0xFEFF)
}

// IsSpaced reports whether a rune is a letter or digit of a script that puts
// spaces between words: none of Han and kana, which begin behind the marks of
// East Asia. Hangul is spaced.
func IsSpaced(r rune) bool {
	const firstEastAsian = 0x2E80
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && (r < firstEastAsian || !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

// IsHanNumeral reports whether a character can stand in a number written in
// Chinese.
func IsHanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '廿':
		return true
	}
	return false
}

// ASCIIDigit maps the digits of every script to ASCII; the digits of a script
// stand in a row, from zero.
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

// Count returns how many characters of a text are not white space, in code points.
func Count(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// First returns the first n characters of a text, all where it has fewer.
func First(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// FirstBytes returns the whole characters that a text begins with, in no more bytes than
// most.
func FirstBytes(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// Last returns the last n characters of a text, all where it has fewer.
func Last(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}

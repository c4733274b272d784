package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Tidy normalises white space and changes nothing else. Zero-width characters are
// removed, except joiners inside words. A run of white space becomes one space, and is
// removed at both ends, and between two wide characters if it contains a line break.
func Tidy(s string) string {
	if isTidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	prev, gap, broken := rune(0), false, false
	for _, r := range s {
		switch {
		case chars.IsZeroWidth(r) && !isJoiner(prev, r, gap):
			continue
		case unicode.IsSpace(r):
			gap, broken = true, broken || r == '\n'
			continue
		}
		if gap && prev != 0 && !(broken && joinsTight(prev, r)) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		prev, gap, broken = r, false, false
	}
	return b.String()
}

// isTidy reports whether Tidy would change nothing, which is the usual case.
func isTidy(s string) bool {
	space, prev := true, rune(0)
	for at := 0; at < len(s); {
		if han := chars.HanPrefix(s[at:]); han > 0 { // no joiner follows one
			space, prev, at = false, 0, at+han
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		at += size
		if r == ' ' {
			if space {
				return false
			}
			space = true
			continue
		}
		if chars.IsZeroWidth(r) && !isJoiner(prev, r, space) || unicode.IsSpace(r) {
			return false
		}
		space, prev = false, r
	}
	return s == "" || !space
}

// isJoiner reports whether a zero-width character is part of how a word is written: it
// separates letters in Persian and joins them in Indian scripts. gap is set if white
// space precedes it.
func isJoiner(prev, r rune, gap bool) bool {
	return (r == '\u200C' || r == '\u200D') && !gap && prev > 0x600 && unicode.In(prev, unicode.Arabic, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
		unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Mongolian)
}

// joinsTight reports whether a line that ends with prev and one that begins with r are
// joined without a space, as in Chinese.
func joinsTight(prev, r rune) bool { return chars.IsWide(prev) || chars.IsWide(r) }

// IsBlank reports whether a string has no visible characters.
func IsBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !chars.IsZeroWidth(r) {
			return false
		}
	}
	return true
}

// Visible counts the characters that are not white space.
func Visible(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) && !chars.IsZeroWidth(r) {
			n++
		}
	}
	return n
}

// Columns returns the width of a line in columns, two for a wide character.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		if chars.IsWide(r) {
			n++
		}
		n++
	}
	return n
}

// IsWider reports whether a line is wider than a number of columns. It reads no more of
// the line than it needs.
func IsWider(s string, columns int) bool {
	if len(s) <= columns {
		return false // no character has more columns than bytes
	}
	for _, r := range s {
		if chars.IsWide(r) {
			columns--
		}
		if columns--; columns < 0 {
			return true
		}
	}
	return false
}

// lastRune returns the character that shows whether a sentence has ended: closing
// quotes and brackets at the end are skipped.
func lastRune(s string) rune {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`”’"'»」』）)】`, r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// EndsSentence reports whether a block ends with a mark that ends sentences.
func EndsSentence(s string) bool {
	return s != "" && strings.ContainsRune("。！？!?.…；;", lastRune(s))
}

// EndsOpen reports whether a block ends with a mark after which the text continues.
func EndsOpen(s string) bool { return s != "" && strings.ContainsRune("：:，,、", lastRune(s)) }

// Squeeze removes white space, soft hyphens and case, for comparing titles.
func Squeeze(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "\u00ad", ""))
}

// IsPlainLetter reports whether a character is an ASCII letter.
func IsPlainLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// Excerpt returns the beginning of a text for a message.
func Excerpt(text string) string {
	r := []rune(text)
	if len(r) <= 24 {
		return text
	}
	return string(r[:24]) + "…"
}

package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Tidy normalises white space and nothing else: zero-width characters go but for
// joiners inside words, runs
// of white space become one space and go at both ends, and a run with a line
// break between two wide characters goes as well.
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

// isTidy reports whether tidy has nothing to do, which is the usual case.
func isTidy(s string) bool {
	space, prev := true, rune(0)
	for _, r := range s {
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

// isJoiner reports whether a character of no width is part of how a word is written:
// Persian parts letters with it and the scripts of India join them. gap is set where
// white space stands before.
func isJoiner(prev, r rune, gap bool) bool {
	return (r == '\u200C' || r == '\u200D') && !gap && prev > 0x600 && unicode.In(prev, unicode.Arabic, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
		unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Mongolian)
}

// joinsTight reports whether no space belongs where a line ended after prev and
// the next begins with r: Chinese is written without spaces.
func joinsTight(prev, r rune) bool { return chars.IsWide(prev) || chars.IsWide(r) }

// IsBlank reports whether a string has nothing that can be seen.
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

// lastRune returns the last character that tells whether a sentence has ended:
// closing quotes and brackets after the end mark are skipped.
func lastRune(s string) rune {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`”’"'»」』）)】`, r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// EndsSentence reports whether a block ends as sentences do.
func EndsSentence(s string) bool {
	return s != "" && strings.ContainsRune("。！？!?.…；;", lastRune(s))
}

// EndsOpen reports whether a block announces what follows.
func EndsOpen(s string) bool { return s != "" && strings.ContainsRune("：:，,、", lastRune(s)) }

// Squeeze drops white space, soft hyphens and case, to compare titles.
func Squeeze(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "\u00ad", ""))
}

// IsPlainLetter reports whether a character is a letter of ASCII.
func IsPlainLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// Excerpt returns the beginning of a text for a message.
func Excerpt(text string) string {
	r := []rune(text)
	if len(r) <= 24 {
		return text
	}
	return string(r[:24]) + "…"
}

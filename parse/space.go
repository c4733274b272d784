package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isZeroWidth reports whether a character has no width and no meaning in
// Chinese, Russian and English: it is dropped from a statement's text.
func isZeroWidth(r rune) bool {
	return r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\uFEFF'
}

// tidy normalises white space and nothing else: zero-width characters go, runs
// of white space become one space and go at both ends, and a run with a line
// break between two wide characters goes as well.
func tidy(s string) string {
	if isTidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	prev, gap, broken := rune(0), false, false
	for _, r := range s {
		switch {
		case isZeroWidth(r):
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
	space := true
	for _, r := range s {
		if r == ' ' {
			if space {
				return false
			}
			space = true
			continue
		}
		if isZeroWidth(r) || unicode.IsSpace(r) {
			return false
		}
		space = false
	}
	return s == "" || !space
}

// joinsTight reports whether no space belongs where a line ended after prev and
// the next begins with r: Chinese is written without spaces.
func joinsTight(prev, r rune) bool { return isWide(prev) || isWide(r) }

// isWide reports whether a character is Han or punctuation of Chinese text.
func isWide(r rune) bool {
	switch {
	case r < 0x2014:
		return false
	case 0x4E00 <= r && r <= 0x9FFF, unicode.Is(unicode.Han, r), 0x3000 <= r && r <= 0x303F, 0xFF01 <= r && r <= 0xFFE6:
		return true
	}
	return false
}

// isBlank reports whether a string has nothing that can be seen.
func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !isZeroWidth(r) {
			return false
		}
	}
	return true
}

// visible counts the characters that are not white space.
func visible(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) && !isZeroWidth(r) {
			n++
		}
	}
	return n
}

// columns returns the width of a line in columns, two for a wide character.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if isWide(r) {
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

// endsSentence reports whether a block ends as sentences do.
func endsSentence(s string) bool {
	return s != "" && strings.ContainsRune("。！？!?.…；;", lastRune(s))
}

// endsOpen reports whether a block announces what follows.
func endsOpen(s string) bool { return s != "" && strings.ContainsRune("：:，,、", lastRune(s)) }

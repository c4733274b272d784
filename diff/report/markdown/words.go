package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/passage"
)

// words writes runs: deleted ones struck through, inserted ones bold. White space at the ends
// of changed words is outside of the mark.
func words(runs []passage.Run) string {
	var b strings.Builder
	runs = passage.Joined(runs) // Markdown has no other sign for keys
	for i, r := range runs {
		text := Escape(r.Text)
		if text == "" {
			space(&b, r.Text)
			continue
		}
		if startsWithSpace(r.Text) {
			space(&b, " ")
		}
		b.WriteString(marked(r.Mark, text, lastRune(b.String()), nextRune(runs[i:])))
		if endsWithSpace(r.Text) {
			space(&b, " ")
		}
	}
	return strings.TrimSpace(b.String())
}

// space writes white space as one space, unless the text ends in one.
func space(b *strings.Builder, text string) {
	if text != "" && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
		b.WriteByte(' ')
	}
}

func startsWithSpace(text string) bool {
	return strings.TrimLeftFunc(text, unicode.IsSpace) != text
}

func endsWithSpace(text string) bool {
	return strings.TrimRightFunc(text, unicode.IsSpace) != text
}

// marked puts escaped text between the signs of its mark.
func marked(mark passage.Mark, text string, before, after rune) string {
	sign, open, shut := "**", "<strong>", "</strong>"
	switch mark {
	case passage.Same:
		return text
	case passage.Deleted:
		sign, open, shut = "~~", "<del>", "</del>"
	}
	first, _ := utf8.DecodeRuneInString(text)
	if flanks(before, first) && flanks(after, lastRune(text)) {
		return sign + text + sign
	}
	return open + text + shut
}

// flanks reports whether Markdown recognizes a sign as the start or end of emphasis between the
// characters inside and outside: punctuation inside requires punctuation or a space outside.
// Versions of Markdown differ in which symbols are punctuation; the result holds for either.
func flanks(outside, inside rune) bool {
	if !unicode.IsPunct(inside) && !unicode.IsSymbol(inside) {
		return true
	}
	return unicode.IsSpace(outside) || unicode.IsPunct(outside)
}

// lastRune returns the last character of a text, a space if it is empty.
func lastRune(text string) rune {
	if text == "" {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// nextRune returns the first character written after the first run.
func nextRune(runs []passage.Run) rune {
	if endsWithSpace(runs[0].Text) {
		return ' '
	}
	for _, r := range runs[1:] {
		if startsWithSpace(r.Text) {
			return ' '
		}
		if text := Escape(r.Text); text != "" {
			if r.Mark != passage.Same {
				return '*' // or <, or ~: all are punctuation or symbols
			}
			first, _ := utf8.DecodeRuneInString(text)
			return first
		}
	}
	return ' '
}

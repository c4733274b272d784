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
	runs = passage.Joined(runs) // Markdown has no other sign for keys
	return written(runs, func(i int, text, before string) string {
		return marked(runs[i].Mark, text, lastRune(before), nextRune(runs[i:]))
	})
}

// anchored writes runs with the keys in bold.
func anchored(runs []passage.Run) string {
	return written(runs, func(i int, text, _ string) string {
		if runs[i].Key {
			return "<b>" + text + "</b>"
		}
		return text
	})
}

// written writes runs with one space for all white space between them. mark puts the escaped
// words of a run into signs; before is the text before them.
func written(runs []passage.Run, mark func(i int, text, before string) string) string {
	var b strings.Builder
	space := func(wanted bool) {
		if wanted && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
	}
	for i, r := range runs {
		space(startsWithSpace(r.Text))
		if text := Escape(r.Text); text != "" {
			b.WriteString(mark(i, text, b.String()))
		}
		space(endsWithSpace(r.Text))
	}
	return strings.TrimSpace(b.String())
}

func startsWithSpace(text string) bool { return strings.TrimLeftFunc(text, unicode.IsSpace) != text }

func endsWithSpace(text string) bool { return strings.TrimRightFunc(text, unicode.IsSpace) != text }

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

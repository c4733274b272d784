package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// words writes runs with their marks.
func words(runs []passage.Run) string { return inline(text.Runs(runs, text.Plain)) }

// inline writes pieces in one line: deleted words struck through, inserted ones bold, keys among
// unchanged words as emphasis, places as code. White space at the ends of changed words is
// outside of the mark, and one space stands for all white space.
func inline(pieces []text.Piece) string {
	var b strings.Builder
	space := func(wanted bool) {
		if wanted && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
	}
	pieces = joinedWords(pieces)
	for i, p := range pieces {
		space(startsWithSpace(p.Text))
		if p.Style == text.Separator {
			b.WriteString("·")
		}
		b.WriteString(markup(pieces[i:], b.String()))
		space(endsWithSpace(p.Text))
	}
	return strings.TrimSuffix(strings.TrimSpace(b.String()), " ·")
}

// joinedWords joins changed words that only keys separate, for which Markdown has no other sign.
func joinedWords(pieces []text.Piece) []text.Piece {
	out := make([]text.Piece, 0, len(pieces))
	for _, p := range pieces {
		switch p.Style {
		case text.OldKey:
			p.Style = text.OldWords
		case text.NewKey:
			p.Style = text.NewWords
		}
		if n := len(out); n > 0 && out[n-1].Style == p.Style && (p.Style == text.OldWords || p.Style == text.NewWords) {
			out[n-1].Text += p.Text
		} else {
			out = append(out, p)
		}
	}
	return out
}

// markup writes the first of some pieces. before is the text before them.
func markup(pieces []text.Piece, before string) string {
	p := &pieces[0]
	words := Escape(p.Text)
	if words == "" {
		return ""
	}
	switch p.Style {
	case text.OldWords:
		return marked("~~", "del", words, lastRune(before), nextRune(pieces))
	case text.NewWords:
		return marked("**", "strong", words, lastRune(before), nextRune(pieces))
	case text.Key:
		return "<em>" + words + "</em>"
	}
	if p.Place {
		return code(strings.TrimSpace(p.Text))
	}
	return words
}

func startsWithSpace(words string) bool { return strings.TrimLeftFunc(words, unicode.IsSpace) != words }

func endsWithSpace(words string) bool { return strings.TrimRightFunc(words, unicode.IsSpace) != words }

// marked puts escaped words between signs, or into an element if Markdown would not recognize the
// signs.
func marked(sign, element, words string, before, after rune) string {
	first, _ := utf8.DecodeRuneInString(words)
	if flanks(before, first) && flanks(after, lastRune(words)) {
		return sign + words + sign
	}
	return "<" + element + ">" + words + "</" + element + ">"
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
func lastRune(words string) rune {
	if words == "" {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(words)
	return r
}

// nextRune returns the first character written after the first piece.
func nextRune(pieces []text.Piece) rune {
	if endsWithSpace(pieces[0].Text) {
		return ' '
	}
	for _, p := range pieces[1:] {
		if startsWithSpace(p.Text) {
			return ' '
		}
		if words := Escape(p.Text); words != "" {
			if p.Style != text.Plain {
				return '*' // or <, or ~: all are punctuation or symbols
			}
			first, _ := utf8.DecodeRuneInString(words)
			return first
		}
	}
	return ' '
}

package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
)

// The lengths of texts in messages, in characters.
const (
	excerptMost = 60
	aroundMost  = 12
)

// excerpt returns the beginning of a text on one line.
func excerpt(text string) string { return cut(strings.Join(strings.Fields(text), " "), excerptMost) }

func cut(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

// marked returns word edits on one line, [-deleted-]{+inserted+}, with a little text
// around each.
func marked(words []diff.Edit, new string) string {
	return markedBy(words, new, diff.Edit.Marked)
}

// markedBy is [marked] with other marks for deletions and insertions.
func markedBy(words []diff.Edit, new string, mark func(diff.Edit) string) string {
	if words == nil {
		return excerpt(new)
	}
	var b strings.Builder
	for i, e := range words {
		text := oneSpaced(e.Text)
		switch {
		case e.Op == diff.Equal:
			b.WriteString(around(e.Text, i == 0, i == len(words)-1))
		case text == " ": // layout at one end
		default:
			b.WriteString(mark(diff.Edit{Op: e.Op, Text: cut(text, excerptMost)}))
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// oneSpaced collapses white space, but keeps it at the ends.
func oneSpaced(text string) string {
	var b strings.Builder
	spaced := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			spaced = true
			continue
		}
		if spaced {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		spaced = false
	}
	if spaced {
		b.WriteByte(' ')
	}
	return b.String()
}

// around shortens the unchanged text around edits: before the first edit to its end,
// after the last to its beginning, between two to both. It does not cut words of letters.
func around(text string, first, last bool) string {
	r := []rune(strings.ReplaceAll(text, "\n", " "))
	head, tail := wordBorder(r, aroundMost), wordBorder(r, len(r)-aroundMost)
	switch {
	case len(r) <= 3*aroundMost:
		return string(r)
	case first:
		return "…" + string(r[tail:])
	case last:
		return string(r[:head]) + "…"
	}
	return string(r[:head]) + "…" + string(r[tail:])
}

// wordBorder returns the offset of the space before at if at is inside a word of letters
// with case, and at otherwise.
func wordBorder(r []rune, at int) int {
	for i := at; i > 0 && at-i < aroundMost && i < len(r); i-- {
		if unicode.IsSpace(r[i]) {
			return i
		}
		if !unicode.IsUpper(r[i]) && !unicode.IsLower(r[i]) {
			return at
		}
	}
	return at
}

package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/dict"
)

// rejoin joins the pieces of an element that br elements cut at a width.
func rejoin(pieces []piece) []piece {
	var out []piece
	for start := 0; start < len(pieces); {
		end := start + 1
		for end < len(pieces) && pieces[end].breaks > 0 && pieces[end].node == pieces[start].node {
			end++
		}
		out = append(out, rejoinGroup(pieces[start:end])...)
		start = end
	}
	return out
}

func rejoinGroup(group []piece) []piece {
	lines := make([]string, len(group))
	for i := range group {
		lines[i] = group[i].text
	}
	last := func(i int) bool {
		return i+1 == len(group) || group[i+1].breaks > 1 || beginsBlock(lines[i+1]) || group[i].level != group[i+1].level
	}
	if !isWrapped(lines, last) {
		return joinBroken(group)
	}
	var out []piece
	start := 0
	for i := range group {
		if last(i) {
			out = append(out, joinPieces(group[start:i+1]))
			start = i + 1
		}
	}
	return out
}

// joinBroken joins the pieces between which a br stands in the middle of a
// sentence; two of them part paragraphs.
func joinBroken(group []piece) []piece {
	var out []piece
	start := 0
	for i := 1; i <= len(group); i++ {
		if i < len(group) && group[i].breaks == 1 && !group[i-1].isMarkedUp() && breaksSentence(group[i-1].text, group[i].text, i-1 > start) {
			continue
		}
		out = append(out, joinPieces(group[start:i]))
		start = i
	}
	return out
}

// breaksSentence reports whether a sentence goes on from one line to the next:
// the first ends with no mark, and the second begins with a small letter or in
// the middle of a Chinese word. Lines that all begin with small letters are a
// list; joined tells that the first line goes on from the one before.
func breaksSentence(a, b string, joined bool) bool {
	prev, next := lastOf(a), firstOf(b)
	switch {
	case beginsBlock(a) || beginsBlock(b):
		return false
	case unicode.IsDigit(next): // on ⏎ 2 March
		return unicode.IsLower(prev) && columns(a) >= longLine
	case unicode.IsLower(next):
		open := unicode.IsLetter(prev) || unicode.IsDigit(prev) || strings.ContainsRune(",，-–—)”»\"", prev)
		return open && (joined || !unicode.IsLower(firstOf(a)))
	}
	return unicode.Is(unicode.Han, prev) && unicode.Is(unicode.Han, next) && (isInWord(a, b) || columns(a) >= longLine && endsSentence(b))
}

// longLine is how long a line is, in columns, that a heading seldom reaches.
const longLine = 60

// isInWord reports whether a word stands across the border of two Chinese lines.
func isInWord(a, b string) bool {
	a = a[strings.LastIndexFunc(a, func(r rune) bool { return !unicode.Is(unicode.Han, r) })+1:]
	a = a[max(0, len(a)-longestWord):]
	for !utf8.RuneStart(a[0]) {
		a = a[1:]
	}
	if end := strings.IndexFunc(b, func(r rune) bool { return !unicode.Is(unicode.Han, r) }); end >= 0 {
		b = b[:end]
	}
	run := a + b
	return !slices.Contains(dict.Words(run[:min(len(run), 2*longestWord)], nil), len(a))
}

// longestWord is how many bytes of a line are looked at for a word: ten
// characters of Han.
const longestWord = 30

// joinPieces makes one piece of the lines of a paragraph.
func joinPieces(group []piece) piece {
	p := group[0]
	var b strings.Builder
	b.WriteString(p.text)
	for i, q := range group[1:] {
		if needsSpace(group[i].text, q.text, false) {
			b.WriteByte(' ')
		}
		b.WriteString(q.text)
		if p.lead == p.size {
			p.lead += q.lead
		}
		p.size, p.linked, p.strong, p.slanted = p.size+q.size, p.linked+q.linked, p.strong+q.strong, p.slanted+q.slanted
	}
	p.text = b.String()
	p.emphasise()
	return p
}

package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/dict"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
)

// Rejoin joins the pieces of an element that br elements cut at a width.
func Rejoin(pieces []Piece) []Piece {
	var out []Piece
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

func rejoinGroup(group []Piece) []Piece {
	lines := make([]string, len(group))
	for i := range group {
		lines[i] = group[i].Text
	}
	last := func(i int) bool {
		return i+1 == len(group) || group[i+1].breaks > 1 || label.BeginsBlock(lines[i+1]) || group[i].Level != group[i+1].Level
	}
	if !page.IsWrapped(lines, last) {
		return joinBroken(group)
	}
	var out []Piece
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
func joinBroken(group []Piece) []Piece {
	var out []Piece
	start := 0
	for i := 1; i <= len(group); i++ {
		if i < len(group) && group[i].breaks == 1 && !group[i-1].IsMarkedUp() && BreaksSentence(group[i-1].Text, group[i].Text, i-1 > start) {
			continue
		}
		out = append(out, joinPieces(group[start:i]))
		start = i
	}
	return out
}

// BreaksSentence reports whether a sentence goes on from one line to the next:
// the first ends with no mark, and the second begins with a small letter or in
// the middle of a Chinese word. Lines that all begin with small letters are a
// list; joined tells that the first line goes on from the one before.
func BreaksSentence(a, b string, joined bool) bool {
	prev, next := page.LastOf(a), page.FirstOf(b)
	switch {
	case label.BeginsBlock(a) || label.BeginsBlock(b):
		return false
	case unicode.IsDigit(next): // on ⏎ 2 March
		return unicode.IsLower(prev) && page.Columns(a) >= longLine
	case unicode.IsLower(next):
		open := unicode.IsLetter(prev) || unicode.IsDigit(prev) || strings.ContainsRune(",，-–—)”»\"", prev)
		return open && (joined || !unicode.IsLower(page.FirstOf(a)))
	}
	return unicode.Is(unicode.Han, prev) && unicode.Is(unicode.Han, next) && (isInWord(a, b) || page.Columns(a) >= longLine && page.EndsSentence(b))
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
func joinPieces(group []Piece) Piece {
	p := group[0]
	var b strings.Builder
	b.WriteString(p.Text)
	for i, q := range group[1:] {
		if page.NeedsSpace(group[i].Text, q.Text, false) {
			b.WriteByte(' ')
		}
		b.WriteString(q.Text)
		if p.Lead == p.Size {
			p.Lead += q.Lead
		}
		p.Size, p.Linked, p.strong, p.slanted = p.Size+q.Size, p.Linked+q.Linked, p.strong+q.strong, p.slanted+q.slanted
	}
	p.Text = b.String()
	p.emphasise()
	return p
}

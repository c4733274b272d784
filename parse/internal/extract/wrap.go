package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/dict"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
)

// Rejoin joins the pieces of an element that were broken at a width, by br or by one
// element per printed line.
func Rejoin(pieces []Piece) []Piece {
	var out []Piece
	lines := 0 // end of the one-line elements examined so far
	for start := 0; start < len(pieces); {
		end := start + 1
		for end < len(pieces) && pieces[end].breaks > 0 && pieces[end].node == pieces[start].node {
			end++
		}
		if start >= lines {
			for lines = start + 1; lines < len(pieces) && isLineBehind(&pieces[lines-1], &pieces[lines]); {
				lines++
			}
			if group := pieces[start:lines]; areLines(group) {
				out, start = append(out, joinLines(group)...), lines
				continue
			}
		}
		out = append(out, rejoinGroup(pieces[start:end])...)
		start = end
	}
	return out
}

// isLineBehind reports whether a piece may be the next printed line: the next div of
// the same element.
func isLineBehind(a, b *Piece) bool {
	return a.node != b.node && a.node.Parent == b.node.Parent && a.node.DataAtom == atom.Div && b.node.DataAtom == atom.Div && b.breaks == 0
}

// fewestOfPrint is the minimum number of printed lines.
const fewestOfPrint = 8

// areLines reports whether pieces are lines broken at a width, as in a page converted
// from PDF: they are filled, and more than half begin inside a sentence.
func areLines(group []Piece) bool {
	if len(group) < fewestOfPrint {
		return false
	}
	lines, inside := linesOf(group), 0
	for i := range lines {
		first, last := page.FirstOf(lines[i]), page.LastOf(lines[max(0, i-1)])
		if unicode.IsLower(first) || unicode.Is(unicode.Han, first) && unicode.Is(unicode.Han, last) {
			inside++
		}
	}
	width := widest(lines)
	return inside*2 > len(lines) && page.IsWrapped(lines, func(i int) bool { return page.EndsLine(lines, i, width) })
}

// joinLines joins printed lines into paragraphs.
func joinLines(group []Piece) []Piece {
	lines := linesOf(group)
	width := widest(lines)
	return joinUpTo(group, func(_, i int) bool {
		return page.EndsLine(lines, i, width) || label.BeginsBlock(lines[i+1]) || group[i].Level != group[i+1].Level
	})
}

// joinUpTo joins the pieces of each paragraph. last reports whether piece i is the last
// of the paragraph that begins with piece start.
func joinUpTo(group []Piece, last func(start, i int) bool) []Piece {
	var out []Piece
	start := 0
	for i := range group {
		if i+1 == len(group) || last(start, i) {
			out = append(out, joinPieces(group[start:i+1]))
			start = i + 1
		}
	}
	return out
}

func linesOf(group []Piece) []string {
	lines := make([]string, len(group))
	for i := range group {
		lines[i] = group[i].Text
	}
	return lines
}

// widest returns the width of the widest line, in columns.
func widest(lines []string) int {
	width := 0
	for _, l := range lines {
		width = max(width, page.Columns(l))
	}
	return width
}

func rejoinGroup(group []Piece) []Piece {
	lines := linesOf(group)
	last := func(i int) bool {
		return i+1 == len(group) || group[i+1].breaks > 1 || label.BeginsBlock(lines[i+1]) || group[i].Level != group[i+1].Level
	}
	if !page.IsWrapped(lines, last) {
		return joinBroken(group)
	}
	return joinUpTo(group, func(_, i int) bool { return last(i) })
}

// joinBroken joins the pieces between which a br breaks a sentence. Two br separate
// paragraphs.
func joinBroken(group []Piece) []Piece {
	return joinUpTo(group, func(start, i int) bool {
		return group[i+1].breaks != 1 || group[i].IsMarkedUp() || !BreaksSentence(group[i].Text, group[i+1].Text, i > start)
	})
}

// BreaksSentence reports whether a sentence continues from one line to the next: the
// first ends without a mark, and the second begins with a small letter or inside a
// Chinese word. Lines that all begin with small letters are a list. joined is set if
// the first line continues the preceding one.
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

// longLine is a length, in columns, that headings rarely reach.
const longLine = 60

// isInWord reports whether a word continues across the break between two Chinese lines.
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

// longestWord is the maximum number of bytes of a line that are searched for a word:
// ten Han characters.
const longestWord = 30

// joinPieces joins the lines of a paragraph into one piece.
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

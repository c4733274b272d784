package tables

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/quantities"
)

// The minimum and maximum number of characters in a Chinese name.
const leastHan, mostHan = 2, 18

// startHan takes the piece up to the end of the name, without leading words that name
// nothing.
func (n *namer) startHan(out *naming) bool {
	start := n.pieceStart(out.name.End)
	for {
		piece := n.text[start:out.name.End]
		if r, size := utf8.DecodeRuneInString(piece); unicode.IsSpace(r) {
			start += size
			continue
		}
		if k := n.dateFrom(start); k > start && k <= out.name.End {
			start = k
			continue
		}
		c, size := n.first(piece)
		if c&(level|aim|goal|forecast|rise|fall|scope|moment|comparing) == 0 || size == len(piece) || !n.isWhole(start, start+size) {
			break
		}
		out.said |= c &^ bound
		out.changes(c)
		start += size
	}
	name := n.text[start:out.name.End]
	out.name.Start = start
	length := utf8.RuneCountInString(name)
	return leastHan <= length && length <= mostHan && !strings.HasSuffix(name, "了") &&
		!n.begins("part-of", name) &&
		!strings.ContainsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsDigit(r) || r == '。' })
}

// pieceStart returns the start of the piece that ends at a place. A piece includes text in
// brackets, and the preceding items of an enumeration if they have no number.
func (n *namer) pieceStart(end int) int {
	at := end
	for {
		start := strings.LastIndexFunc(n.text[:at], isBorder)
		if start < 0 {
			return 0
		}
		r, size := utf8.DecodeRuneInString(n.text[start:])
		if open := n.bracket(start + size); open >= 0 {
			at = open
			continue
		}
		if r == '、' && !n.numberIn(n.pieceStartOf(start), start) {
			at = start
			continue
		}
		return start + size
	}
}

// pieceStartOf returns the start of the piece that a mark ends.
func (n *namer) pieceStartOf(end int) int {
	start := strings.LastIndexFunc(n.text[:end], isBorder)
	return max(start, 0)
}

// numberIn reports whether a span contains a number that is not a date.
func (n *namer) numberIn(start, end int) bool {
	return slices.ContainsFunc(n.quantities, func(q quantities.Quantity) bool { return q.Start >= start && q.End <= end && !q.Date })
}

// dateFrom returns the end of the date that begins at a place, 0 for none.
func (n *namer) dateFrom(start int) int {
	for _, q := range n.quantities {
		if q.Start == start && q.Date {
			return q.End
		}
	}
	return 0
}

// comparison returns where the last piece of a text begins to say what a value is compared
// with, -1 for none: 财政赤字 比去年.
func (n *namer) comparison(end int) int {
	for at := n.pieceStart(end); at < end; {
		c, size := n.first(n.text[at:end])
		if c&comparing != 0 {
			if next, _ := n.first(n.text[at+size : end]); next&moment != 0 || at+size == end || n.dateFrom(at+size) > 0 {
				return at
			}
		}
		_, size = utf8.DecodeRuneInString(n.text[at:])
		at += size
	}
	return -1
}

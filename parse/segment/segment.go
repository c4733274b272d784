package segment

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Sentences returns the sentences of a block of text, as byte spans that tile it, in
// linear time.
func Sentences(text string, l tree.Lang) []tree.Span {
	return spans(sentences(decode(nil, text), l, nil), len(text))
}

// Clauses returns the clauses of one sentence, as byte spans that tile it, in linear
// time.
func Clauses(text string, l tree.Lang) []tree.Span {
	return spans(clauses(decode(nil, text), l, nil), len(text))
}

// Sentence is a sentence of a block with its clauses, as byte spans of the block.
type Sentence struct {
	tree.Span
	Clauses []tree.Span
}

// Segmenter divides the blocks of a text one after the other, in the same memory. The
// zero value is ready to use.
type Segmenter struct {
	runes []char
	depth []int32 // room for nested
}

// Block returns the [Sentences] of a block of text, each with its [Clauses].
func (s *Segmenter) Block(text string, l tree.Lang) []Sentence {
	s.runes = decode(s.runes[:0], text)
	s.depth = slices.Grow(s.depth[:0], len(s.runes)+1)
	pieces := sentences(s.runes, l, s.depth)
	all := make([]Sentence, len(pieces))
	for k, span := range spans(pieces, len(text)) {
		all[k] = Sentence{span, spans(clauses(pieces[k], l, s.depth), span.End)}
	}
	return all
}

func sentences(runes []char, l tree.Lang, room []int32) [][]char {
	depth := nested(runes, room)
	if isChinese(l, runes) {
		return pieces(runes, sentenceEndsZH(runes, depth))
	}
	return pieces(runes, sentenceEndsLatin(runes, depth, lexiconOf(l)))
}

func clauses(runes []char, l tree.Lang, room []int32) [][]char {
	return pieces(runes, clauseEnds(runes, nested(runes, room), l))
}

// char is one character with its byte offset in a block of less than 2 GB.
type char struct {
	r  rune
	at int32
}

// decode appends the characters of a text.
func decode(runes []char, text string) []char {
	runes = slices.Grow(runes, utf8.RuneCountInString(text))
	for i, r := range text {
		runes = append(runes, char{r, int32(i)})
	}
	return runes
}

// isChinese reports whether Chinese rules apply. They do not to an English paragraph in
// a Chinese text. For a language without rules of its own, the first letter decides.
func isChinese(l tree.Lang, runes []char) bool {
	switch l {
	case tree.Chinese:
		return slices.ContainsFunc(runes, func(c char) bool { return chars.IsHan(c.r) }) || !slices.ContainsFunc(runes, isLetter)
	case "ja":
		return slices.ContainsFunc(runes, func(c char) bool { return unicode.IsLetter(c.r) && !chars.IsSpaced(c.r) }) || !slices.ContainsFunc(runes, isLetter)
	case "":
		first := slices.IndexFunc(runes, isLetter)
		return first >= 0 && chars.IsHan(runes[first].r)
	}
	return false
}

func isLetter(c char) bool { return unicode.IsLetter(c.r) }

// pieces splits a text after ascending indices. White space after an end belongs to the
// piece before it. What follows the last end is a piece too.
func pieces(runes []char, ends []int) [][]char {
	all := make([][]char, 0, len(ends)+1)
	start := 0
	for _, end := range ends {
		for end < len(runes) && unicode.IsSpace(runes[end].r) {
			end++
		}
		if start < end && end < len(runes) {
			all = append(all, runes[start:end])
			start = end
		}
	}
	if start < len(runes) {
		all = append(all, runes[start:])
	}
	return all
}

// spans returns the byte spans of adjacent pieces, of which the last ends at end.
func spans(pieces [][]char, end int) []tree.Span {
	all := make([]tree.Span, len(pieces))
	for k := range pieces {
		all[k].Start = int(pieces[k][0].at)
		if k > 0 {
			all[k-1].End = all[k].Start
		}
	}
	if n := len(all); n > 0 {
		all[n-1].End = end
	}
	return all
}

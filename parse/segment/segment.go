package segment

import (
	"slices"
	"unicode"

	"github.com/clausediff/clausediff/parse/internal/dict"
	"github.com/clausediff/clausediff/parse/tree"
)

// Sentences returns the sentences of a block of text, as byte spans that tile
// it. It takes time linear in the text.
func Sentences(text string, lang tree.Lang) []tree.Span {
	runes := decode(text)
	if isChinese(lang, runes) {
		return spans(runes, sentenceEndsZH(runes), len(text))
	}
	return spans(runes, sentenceEndsLatin(runes), len(text))
}

// Clauses returns the clauses of one sentence, as byte spans that tile it. It
// takes time linear in the text.
func Clauses(text string, lang tree.Lang) []tree.Span {
	runes := decode(text)
	return spans(runes, clauseEnds(runes, isChinese(lang, runes)), len(text))
}

// Simplified returns the simplified form of a traditional Chinese character, and
// every other character itself.
func Simplified(r rune) rune { return dict.Simplified(r) }

// IsHan reports whether r is a Han character. Nearly all are common ones, and
// nearly all others in Chinese text are marks; the table is for the rest.
func IsHan(r rune) bool {
	isMark := r < 0x2E80 || 0x3008 <= r && r <= 0x3020 || r == '、' || r == '。' || 0xFF00 <= r && r <= 0xFFFF
	return IsCommonHan(r) || !isMark && unicode.Is(unicode.Han, r)
}

// IsCommonHan reports whether r is in the block of the Han characters in common
// use.
func IsCommonHan(r rune) bool { return 0x4E00 <= r && r <= 0x9FFF }

// char is one character with its byte offset, in a block of less than 2 GB.
type char struct {
	r  rune
	at int32
}

func decode(text string) []char {
	runes := make([]char, 0, len(text)/2+1)
	for i, r := range text {
		runes = append(runes, char{r, int32(i)})
	}
	return runes
}

// isChinese reports whether Chinese rules apply: in a Chinese text not to an
// English paragraph. A language without rules of its own is told by the first
// letter.
func isChinese(lang tree.Lang, runes []char) bool {
	switch lang {
	case tree.Chinese:
		return slices.ContainsFunc(runes, func(c char) bool { return IsHan(c.r) }) || !slices.ContainsFunc(runes, isLetter)
	case tree.English, tree.Russian:
		return false
	}
	for _, c := range runes {
		if unicode.IsLetter(c.r) {
			return IsHan(c.r)
		}
	}
	return false
}

func isLetter(c char) bool { return unicode.IsLetter(c.r) }

// spans turns ascending ends, as numbers of characters, into byte spans. White
// space after an end goes to the piece before it; what follows the last end is a
// piece too.
func spans(runes []char, ends []int, size int) []tree.Span {
	var out []tree.Span
	start := 0
	cut := func(end int) {
		if end > start {
			out = append(out, tree.Span{Start: start, End: end})
			start = end
		}
	}
	for _, end := range ends {
		for end < len(runes) && unicode.IsSpace(runes[end].r) {
			end++
		}
		if end == len(runes) {
			break
		}
		cut(int(runes[end].at))
	}
	cut(size)
	return out
}

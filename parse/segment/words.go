package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	uax29 "github.com/clipperhouse/uax29/v2/words"

	"github.com/clausediff/clausediff/parse/internal/dict"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Words returns the tokens of a text for word edits, as byte spans that tile it: words,
// numbers with their fractions and signs, single marks, runs of white space. Runs of
// Han characters are split by a word table (package dict) that keeps numbers whole
// (六十二年, 二〇二三年). Other text is split at the word boundaries of Unicode (UAX #29), and
// some tokens are joined: 1-1/4, longer-run, $1.25, U.S., 8.1%, 10:30, 2022年. It takes
// linear time.
func Words(text string, l tree.Lang) []tree.Span { return AppendWords(nil, text, l) }

// AppendWords appends the [Words] of a text to spans.
func AppendWords(spans []tree.Span, text string, _ tree.Lang) []tree.Span {
	const bytesPerWord = 4
	w := tokenizer{text: text, spans: slices.Grow(spans, len(text)/bytesPerWord+1), first: len(spans)}
	for at := 0; at < len(text); {
		if end := hanEnd(text, at); end > at {
			w.han(at, end)
			at = end
			continue
		}
		end := at
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if chars.IsHan(r) {
				break
			}
			end += size
		}
		w.other(at, end)
		at = end
	}
	return w.spans
}

// hanEnd returns the end of the run of Han characters at a byte offset.
func hanEnd(text string, at int) int {
	for at < len(text) {
		at += chars.HanPrefix(text[at:])
		r, size := utf8.DecodeRuneInString(text[at:])
		if !chars.IsHan(r) {
			break
		}
		at += size
	}
	return at
}

type tokenizer struct {
	text  string
	spans []tree.Span
	first int // index of the text's first span
}

// han appends the words of a run of Han characters. A number is one word; a unit of
// time or count that follows digits is part of the number: 2022年, 5万亿.
func (w *tokenizer) han(start, end int) {
	var room [64]int // enough for most runs
	from := start
	for _, e := range joinNumbers(w.text[start:end], dict.Words(w.text[start:end], room[:0])) {
		span := tree.Span{Start: from, End: start + e}
		if from == start && w.afterNumber() && isUnit(w.text[span.Start:span.End]) {
			w.spans[len(w.spans)-1].End = span.End
		} else {
			w.spans = append(w.spans, span)
		}
		from = start + e
	}
}

// afterNumber reports whether the last token ends in a digit.
func (w *tokenizer) afterNumber() bool {
	if len(w.spans) == w.first {
		return false
	}
	last := w.text[w.spans[len(w.spans)-1].Start:w.spans[len(w.spans)-1].End]
	r, _ := utf8.DecodeLastRuneInString(last)
	return unicode.IsDigit(r)
}

// units follow the number that they date or count, and belong to it.
const units = " 年 月 日 时 分 万 亿 千 百 万亿 亿元 万元 元 美元 万亿元 个 次 届 周年 世纪 岁 人 名 万人 公里 吨 万吨 亿吨 "

func isUnit(word string) bool { return strings.Contains(units, " "+word+" ") }

// other adds the tokens of a run without Han characters.
func (w *tokenizer) other(start, end int) {
	first := len(w.spans)
	tokens := uax29.FromString(w.text[start:end])
	for tokens.Next() {
		span := tree.Span{Start: start + tokens.Start(), End: start + tokens.End()}
		if n := len(w.spans); n > first && w.joins(w.spans[n-1], span) {
			w.spans[n-1].End = span.End
			continue
		}
		w.spans = append(w.spans, span)
	}
}

// joins reports whether two adjacent tokens are one: the parts of a number, a
// hyphenated word, an abbreviation with points, or a run of dashes, dots or white
// space.
func (w *tokenizer) joins(before, after tree.Span) bool {
	left, right := w.text[before.Start:before.End], w.text[after.Start:after.End]
	last, _ := utf8.DecodeLastRuneInString(left)
	first, _ := utf8.DecodeRuneInString(right)
	next, _ := utf8.DecodeRuneInString(w.text[after.End:])
	switch {
	case unicode.IsSpace(last) || unicode.IsSpace(first):
		return unicode.IsSpace(last) && unicode.IsSpace(first)
	case last == first && strings.ContainsRune("—-….", first):
		return true
	case unicode.IsDigit(last):
		// 8.1% · 1-1/4: the sign joins if a digit follows.
		return first == '%' || first == '％' || first == '‰' ||
			strings.ContainsRune("-/.,:", first) && unicode.IsDigit(next) ||
			unicode.IsLetter(first) && !chars.IsHan(first)
	case strings.ContainsRune("$€£№", last):
		return unicode.IsDigit(first)
	case strings.ContainsRune("-‑/:", last): // after a letter or digit
		inner, _ := utf8.DecodeLastRuneInString(left[:len(left)-utf8.RuneLen(last)])
		return isWordRune(inner) && isWordRune(first)
	case unicode.IsLetter(last):
		return (first == '-' || first == '‑') && isWordRune(next) && !beginsDotted(w.text[after.End:]) ||
			first == '.' && isDotted(left) // U.S + .
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// beginsDotted reports whether a text begins with single letters with points between them.
// A hyphen does not join them to the word before, as it does not join a word to them: three
// words each in Norland-U.S. and U.S.-Norland.
func beginsDotted(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(r) || !strings.HasPrefix(text[size:], ".") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[size+1:])
	return unicode.IsLetter(next)
}

// isDotted reports whether a word consists of single letters with points between them:
// U.S, т.н.
func isDotted(word string) bool {
	if len(word) > longestAbbreviation {
		return false
	}
	letters := 0
	point := false
	for _, r := range word {
		if r == '.' {
			point = true
			letters = 0
			continue
		}
		letters++
		if letters > 1 || !unicode.IsLetter(r) {
			return false
		}
	}
	return point
}

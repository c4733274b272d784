package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// joinNumbers removes the word ends that the word table set inside a number. Whole
// words are joined, 六十|二年, 第二|十一届, 百分之六|十三, except words that merely end or begin like
// a number: 统一|三十, 三十|一样.
func joinNumbers(run string, ends []int) []int {
	kept := ends[:0]
	start, joined := 0, 0 // start of the current word; end of the number being joined
	for i, end := range ends {
		if end >= joined && insideNumber(run, end) {
			joined = numberAt(run, start, ends[i:])
		}
		if end >= joined {
			kept = append(kept, end)
			start = end
		}
	}
	return kept
}

// insideNumber reports whether the characters on both sides of a byte offset can be in
// one number. Looking at two bytes excludes most characters.
func insideNumber(run string, at int) bool {
	if at < 3 || !mayStand[lowByte(run[at-2], run[at-1])] {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(run[:at])
	after, _ := utf8.DecodeRuneInString(run[at:])
	return inNumber(before) && inNumber(after)
}

// mayStand is indexed by the low byte of a character, and is set if the character may
// be part of a number. 〇 and 万 share a byte.
var mayStand = [256]bool{
	'零' & 0xFF: true, '一' & 0xFF: true, '二' & 0xFF: true, '三' & 0xFF: true, '四' & 0xFF: true,
	'五' & 0xFF: true, '六' & 0xFF: true, '七' & 0xFF: true, '八' & 0xFF: true, '九' & 0xFF: true,
	'〇' & 0xFF: true, '两' & 0xFF: true, '十' & 0xFF: true, '廿' & 0xFF: true, '百' & 0xFF: true,
	'千' & 0xFF: true, '亿' & 0xFF: true, '点' & 0xFF: true,
}

// lowByte returns the low byte of the character whose UTF-8 form ends in two bytes.
func lowByte(before, last byte) byte { return before<<6 | last&0x3F }

func inNumber(r rune) bool { return chars.IsHanNumeral(r) || r == point }

// point separates a number from its fraction: 六点五.
const point = '点'

// notCounted are characters that never follow a number: after 一, 万, 百 and 千 they make
// words, 一些, 一带一路, 万众, 百姓, 千瓦.
const notCounted = "些定样切起直般致律流众物姓带旦贯向再足全瓦克米"

// numberAt returns the end of the number that begins in the word at start and continues
// after the first of ends, or 0.
func numberAt(run string, start int, ends []int) int {
	from := start + len(run[start:ends[0]]) - len(numberEnd(run[start:ends[0]]))
	if before := run[start:from]; before != "" && before != "第" && !strings.HasSuffix(before, "之") {
		return 0
	}
	to := ends[0] + len(strings.TrimRight(numberStart(run[ends[0]:]), string(point)))
	for k := 1; k < len(ends) && ends[k-1] < to; k++ {
		behind, _ := utf8.DecodeRuneInString(run[to:])
		if ends[k] > to && strings.ContainsRune(notCounted, behind) {
			to = ends[k-1]
		}
	}
	if !isNumber(run[from:to]) {
		return 0
	}
	return to
}

// longestNumber is the maximum number of characters of a number on either side of a
// word end.
const longestNumber = 16

// numberStart returns the leading characters of words that can be part of a number.
func numberStart(words string) string {
	n := 0
	for i, r := range words {
		if n++; n > longestNumber || !inNumber(r) {
			return words[:i]
		}
	}
	return words
}

// numberEnd returns the trailing characters of a word that can be part of a number.
func numberEnd(word string) string {
	at := len(word)
	for n := 0; n < longestNumber && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(word[:at])
		if !inNumber(r) {
			break
		}
		at -= size
	}
	return word[at:]
}

// isNumber reports whether a text is a number, with or without a fraction.
func isNumber(text string) bool {
	whole, fraction, pointed := strings.Cut(text, string(point))
	if pointed {
		if _, ok := numbers.Positional([]rune(fraction)); !ok || fraction == "" || strings.ContainsRune(fraction, point) {
			return false
		}
	}
	digits := []rune(whole)
	_, ok := numbers.Arabic(digits)
	return ok || pointed && len(digits) == 1
}

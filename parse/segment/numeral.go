package segment

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

const hanDigits = "零一二三四五六七八九"

// IsHanNumeral reports whether a character can stand in a number written in
// Chinese.
func IsHanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '廿':
		return true
	}
	return false
}

// Arabic returns a number written in Chinese, of two to sixteen characters, in
// Arabic digits: 二〇二二 is 2022, 四十二 is 42. It is not ok for what is no
// number, such as 万一, or is one in a way that is not read here: each of 亿 and
// 万 may stand once, 亿 first, so the number is below 10^12.
//
//	三亿 五千万 六百       3 × 10^8 + 5000 × 10^4 + 600
func Arabic(run []rune) (number string, ok bool) {
	if len(run) < 2 || len(run) > longestNumber {
		return "", false
	}
	if n, ok := positional(run); ok {
		return n, true
	}
	const none = math.MaxInt64 // as the unit before: any may follow
	// total holds the parts of 亿 and 万 that are done, group what is behind them,
	// digit the last digit, -1 for none.
	total, group, digit := int64(0), int64(0), int64(-1)
	large, small := int64(none), int64(none) // units before: they fall, the small ones in each part
	for i, r := range run {
		unit := unitOf(r)
		switch {
		case r == '两' && (i+1 == len(run) || unitOf(run[i+1]) < 100), (unit == 0 || r == '廿') && digit > 0:
			return "", false
		case r == '廿' && small > 10:
			group += 20
			digit, small = -1, 10
		case unit == 0:
			digit = digitOf(r)
		case unit >= 10_000:
			group += max(digit, 0)
			if group == 0 || unit >= large {
				return "", false
			}
			total += group * unit
			group, digit, large, small = 0, -1, unit, none
		case digit <= 0 && (unit != 10 || i > 0 && digit != 0), unit >= small:
			return "", false
		default:
			group += max(digit, 1) * unit
			digit, small = -1, unit
		}
	}
	return strconv.FormatInt(total+group+max(digit, 0), 10), true
}

// positional reads digits that stand for themselves.
func positional(run []rune) (string, bool) {
	var b strings.Builder
	for _, r := range run {
		if unitOf(r) > 0 || r == '两' {
			return "", false
		}
		b.WriteByte(byte('0' + digitOf(r)))
	}
	return b.String(), true
}

// unitOf returns 10 to 10^8 for a unit, also for 廿, which is two tens; 0 for a
// digit.
func unitOf(r rune) int64 {
	switch r {
	case '十', '廿':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 10_000
	case '亿':
		return 100_000_000
	}
	return 0
}

func digitOf(r rune) int64 {
	switch r {
	case '〇':
		return 0
	case '两':
		return 2
	}
	return int64(strings.IndexRune(hanDigits, r) / len("零"))
}

// joinNumbers takes out the ends that the word table sets inside a number. The
// words at both ends of it come whole, 六十|二年, 第二|十一届, 百分之六|十三, unless
// they are words that only end or begin like a number: 统一|三十, 三十|一样.
func joinNumbers(run string, ends []int) []int {
	kept := ends[:0]
	start, joined := 0, 0 // of the word at hand; up to where a number goes
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

// insideNumber reports whether the characters on both sides of a byte offset can
// stand in one number. Most cannot, as two bytes tell.
func insideNumber(run string, at int) bool {
	if at < 3 || !mayStand[lowByte(run[at-2], run[at-1])] {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(run[:at])
	after, _ := utf8.DecodeRuneInString(run[at:])
	return inNumber(before) && inNumber(after)
}

// mayStand tells by the low byte of a character whether it may stand in a number.
// 〇 and 万 share one.
var mayStand = [256]bool{
	'零' & 0xFF: true, '一' & 0xFF: true, '二' & 0xFF: true, '三' & 0xFF: true, '四' & 0xFF: true,
	'五' & 0xFF: true, '六' & 0xFF: true, '七' & 0xFF: true, '八' & 0xFF: true, '九' & 0xFF: true,
	'〇' & 0xFF: true, '两' & 0xFF: true, '十' & 0xFF: true, '廿' & 0xFF: true, '百' & 0xFF: true,
	'千' & 0xFF: true, '亿' & 0xFF: true, '点' & 0xFF: true,
}

// lowByte returns the low byte of the character that two bytes of UTF-8 end.
func lowByte(before, last byte) byte { return before<<6 | last&0x3F }

func inNumber(r rune) bool { return IsHanNumeral(r) || r == point }

// point parts a number from its fraction: 六点五.
const point = '点'

// notCounted are characters that nothing is counted with: behind 一, 万, 百 and 千
// they make words, 一些, 一带一路, 万众, 百姓, 千瓦.
const notCounted = "些定样切起直般致律流众物姓带旦贯向再足全瓦克米"

// numberAt returns the end of the number that begins in the word at start and
// goes on behind the first of ends, 0 when there is none.
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

// longestNumber bounds the characters of a number on either side of a place.
const longestNumber = 16

// numberStart returns the characters that words begins with and that can stand
// in a number.
func numberStart(words string) string {
	n := 0
	for i, r := range words {
		if n++; n > longestNumber || !inNumber(r) {
			return words[:i]
		}
	}
	return words
}

// numberEnd returns the characters that a word ends in and that can stand in a
// number.
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

// isNumber reports whether a text is a number, with its fraction perhaps.
func isNumber(text string) bool {
	whole, fraction, pointed := strings.Cut(text, string(point))
	if pointed {
		if _, ok := positional([]rune(fraction)); !ok || fraction == "" || strings.ContainsRune(fraction, point) {
			return false
		}
	}
	digits := []rune(whole)
	_, ok := Arabic(digits)
	return ok || pointed && len(digits) == 1
}

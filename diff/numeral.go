package diff

import (
	"math"
	"strconv"
	"strings"
)

const hanDigits = "零一二三四五六七八九"

// isHanNumeral reports whether a character can stand in a number written in
// Chinese.
func isHanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return true
	}
	return false
}

// arabic returns a number written in Chinese, of two to sixteen characters, in
// Arabic digits: 二〇二二 is 2022, 四十二 is 42. It is not ok for what is no
// number, such as 万一, or is one in a way that is not read here: each of 亿 and
// 万 may stand once, 亿 first, so the number is below 10^12.
//
//	三亿 五千万 六百       3 × 10^8 + 5000 × 10^4 + 600
func arabic(run []rune) (number string, ok bool) {
	if len(run) < 2 || len(run) > 16 {
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
		case unit == 0:
			if digit > 0 {
				return "", false
			}
			digit = digitOf(r)
		case unit >= 10000:
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
		if unitOf(r) > 0 {
			return "", false
		}
		b.WriteByte(byte('0' + digitOf(r)))
	}
	return b.String(), true
}

// unitOf returns 10 to 10^8 for a unit, 0 for a digit.
func unitOf(r rune) int64 {
	switch r {
	case '十':
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
	if r == '〇' {
		return 0
	}
	return int64(strings.IndexRune(hanDigits, r) / len("零"))
}

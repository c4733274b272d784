package diff

import (
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

// arabic returns a number written in Chinese, of two characters and more, in
// Arabic digits: 二〇二二 is 2022, 四十二 is 42. It is not ok for what is no
// number, such as 万一, or too large.
func arabic(run []rune) (number string, ok bool) {
	if len(run) < 2 || len(run) > 16 {
		return "", false
	}
	if n, ok := positional(run); ok {
		return n, true
	}
	// total holds 万 and 亿 that are done, group what is below, digit the last.
	total, group, digit := 0, 0, -1
	last := 1 << 62 // unit before: units fall inside a group
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
			if group == 0 {
				return "", false
			}
			total, group, digit, last = (total+group)*unit, 0, -1, 1<<62
		case digit <= 0 && (unit != 10 || i > 0 && digit != 0), unit >= last:
			return "", false
		default:
			group += max(digit, 1) * unit
			digit, last = -1, unit
		}
	}
	return strconv.Itoa(total + group + max(digit, 0)), true
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
func unitOf(r rune) int {
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

func digitOf(r rune) int {
	if r == '〇' {
		return 0
	}
	return strings.IndexRune(hanDigits, r) / len("零")
}

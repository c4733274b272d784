package numbers

import (
	"math"
	"strconv"
	"strings"
)

// HanDigits are the digits of Chinese numbers, from zero. Zero is also written 零 or ○.
const HanDigits = "〇一二三四五六七八九"

// longestNumber is the maximum number of characters of a number in Chinese.
const longestNumber = 16

// Arabic returns a number of two to sixteen Chinese characters in Arabic digits: 二〇二二
// is 2022, 四十二 is 42. ok is false for what is not a number, such as 万一, and for forms
// that are not supported: each of 亿 and 万 may occur once, 亿 first, so the number is
// below 10^12.
//
//	三亿 五千万 六百       3 × 10^8 + 5000 × 10^4 + 600
func Arabic(run []rune) (number string, ok bool) {
	if len(run) < 2 || len(run) > longestNumber {
		return "", false
	}
	if n, ok := Positional(run); ok {
		return n, true
	}
	const none = math.MaxInt64 // as the preceding unit: any unit may follow
	// total is the sum of the completed parts of 亿 and 万, group the value after them,
	// and digit the last digit, or -1.
	total, group, digit := int64(0), int64(0), int64(-1)
	large, small := int64(none), int64(none) // the preceding units; each must be smaller than the last, the small ones within a part
	for i, r := range run {
		unit := Unit(r)
		switch {
		case r == '两' && (i+1 == len(run) || Unit(run[i+1]) < 100), (unit == 0 || r == '廿') && digit > 0:
			return "", false
		case r == '廿' && small > 10:
			group += 20
			digit, small = -1, 10
		case unit == 0:
			if digit = Digit(r); digit < 0 {
				return "", false
			}
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

// Positional reads Chinese digits by place: 二〇二二 is 2022. ok is false if a character is
// not a digit.
func Positional(run []rune) (number string, ok bool) {
	var b strings.Builder
	for _, r := range run {
		d := Digit(r)
		if d < 0 || r == '两' {
			return "", false
		}
		b.WriteByte(byte('0' + d))
	}
	return b.String(), true
}

// Unit returns 10 to 10^8 for a unit, 10 also for 廿, which means twenty, and 0 for
// other characters.
func Unit(r rune) int64 {
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

// Digit returns 0 to 9 for a digit, and -1 for other characters.
func Digit(r rune) int64 {
	switch r {
	case '零', '○':
		return 0
	case '两':
		return 2
	}
	if i := strings.IndexRune(HanDigits, r); i >= 0 {
		return int64(i / len("〇"))
	}
	return -1
}

// WriteHan writes a number below ten thousand in Chinese: 十二 for 12, 一百一十二 for 112,
// 一百零二 for 102. It returns "" for others.
func WriteHan(n int) string {
	s := WriteHanPlaces(n)
	if 10 <= n && n < 20 {
		return strings.TrimPrefix(s, "一")
	}
	return s
}

// WriteHanPlaces is [WriteHan] with 一十 for 10, as in legal documents.
func WriteHanPlaces(n int) string {
	switch {
	case n < 0 || n > 9999:
		return ""
	case n == 0:
		return "〇"
	}
	var b strings.Builder
	gap := false
	for i, place := range []int{1000, 100, 10, 1} {
		d := n / place % 10
		switch {
		case d == 0:
			gap = b.Len() > 0
			continue
		case gap:
			b.WriteString("零")
			gap = false
		}
		b.WriteString(WriteDigits(d, HanDigits) + []string{"千", "百", "十", ""}[i])
	}
	return b.String()
}

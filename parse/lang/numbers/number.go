package numbers

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Parse reads a whole number in Arabic digits of any script and width, in Roman
// numerals, or in Chinese characters: 12, １２, XII, xii, 十二, 一二. It returns 0 for
// anything else.
func Parse(s string) int {
	if n := Roman(s); n > 0 {
		return n
	}
	if n, err := strconv.Atoi(strings.Map(chars.ASCIIDigit, s)); err == nil && n > 0 {
		return n
	}
	run := []rune(s)
	if len(run) == 1 {
		return max(int(Digit(run[0])), int(Unit(run[0]))) % 10_000
	}
	digits, _ := Arabic(run)
	n, _ := strconv.Atoi(digits)
	return n
}

// romans are the values of Roman numerals, largest first.
var romans = [...]struct {
	value int
	sign  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman reads I to MMMCMXCIX, or i to mmmcmxcix. It returns 0 for anything else,
// including IIII and IIX.
func Roman(s string) int {
	upper := strings.ToUpper(s)
	if s == "" || len(s) > 15 || upper != s && strings.ToLower(s) != s {
		return 0
	}
	n, rest := 0, upper
	for _, r := range romans {
		for strings.HasPrefix(rest, r.sign) {
			n, rest = n+r.value, rest[len(r.sign):]
		}
	}
	if rest != "" || WriteRoman(n) != upper {
		return 0
	}
	return n
}

// WriteRoman writes 1 to 3999 in Roman numerals, and returns "" for others.
func WriteRoman(n int) string {
	if n < 1 || n >= 4000 {
		return ""
	}
	var b strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

// WriteDigits writes a number with ten other digits, and returns "" for a negative one.
func WriteDigits(n int, zeroToNine string) string {
	if n < 0 {
		return ""
	}
	signs := []rune(zeroToNine)
	return strings.Map(func(r rune) rune { return signs[r-'0'] }, strconv.Itoa(n))
}

package lang

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// Number reads a whole number of Arabic digits of any script and width, of Roman
// numerals or in Chinese characters: 12, １２, XII, xii, 十二, 一二. It returns 0 for
// anything else.
func Number(s string) int {
	if n := Roman(s); n > 0 {
		return n
	}
	if n, err := strconv.Atoi(strings.Map(asciiDigit, s)); err == nil && n > 0 {
		return n
	}
	run := []rune(s)
	if len(run) == 1 {
		return max(int(digitOf(run[0])), int(unitOf(run[0]))) % 10_000
	}
	digits, _ := Arabic(run)
	n, _ := strconv.Atoi(digits)
	return n
}

// asciiDigit maps the digits of every script to ASCII; the digits of a script
// stand in a row, from zero.
func asciiDigit(r rune) rune {
	if r < 0x80 || !unicode.IsDigit(r) {
		return r
	}
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return '0' + r - zero
}

// romans are the values of Roman numerals, from the largest on.
var romans = [...]struct {
	value int
	sign  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
	{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman reads I to MMMCMXCIX, or i to mmmcmxcix; it returns 0 for anything else,
// also for IIII and IIX.
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

// WriteRoman writes 1 to 3999 in Roman numerals, "" for others.
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

// WriteDigits writes a number place by place with ten other digits; "" for one
// below zero.
func WriteDigits(n int, zeroToNine string) string {
	if n < 0 {
		return ""
	}
	signs := []rune(zeroToNine)
	return strings.Map(func(r rune) rune { return signs[r-'0'] }, strconv.Itoa(n))
}

// Ordinal reads the number that an expression of a language begins with or spells
// out: 20th, 42-й, twenty-first, двенадцатого. It is not ok where there is none.
func Ordinal(text string, l tree.Lang) (n int, ok bool) {
	if n = firstNumber(text); n > 0 {
		return n, true
	}
	text = strings.ToLower(text)
	for word := range strings.SplitSeq(text, "-") {
		n += indexOf(List(l, "ordinals"), word) + 10*indexOf(List(l, "tens"), word)
	}
	return n, n > 0
}

// indexOf returns the number, from 1, of the entry of a list that a word is; an
// entry has forms, and a star for any ending.
func indexOf(list []string, word string) int {
	for i, entry := range list {
		for form := range strings.SplitSeq(entry, "|") {
			stem, open := strings.CutSuffix(form, "*")
			if word == stem || open && strings.HasPrefix(word, stem) {
				return i + 1
			}
		}
	}
	return 0
}

// firstNumber returns the first number of a text in ASCII digits, 0 for none.
func firstNumber(text string) int {
	digits := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(digits[0])
	return n
}

package numbers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// ReplaceHan replaces the numbers written in Chinese by Arabic digits, and 百分之 by a
// percent sign. A single character is replaced only in a date or after 百分之, where it
// must be a number.
func ReplaceHan(text string) string {
	runes := []rune(chars.SimplifiedText(text))
	var b strings.Builder
	for i := 0; i < len(runes); {
		from := i
		percent := i+3 < len(runes) && runes[i] == '百' && runes[i+1] == '分' && runes[i+2] == '之'
		if percent {
			from += 3
		}
		number, end := numeralAt(runes, from, percent)
		switch {
		case number == "" && percent && from < len(runes) && unicode.IsDigit(runes[from]):
			end = from
			for end < len(runes) && (unicode.IsDigit(runes[end]) || end+1 < len(runes) && strings.ContainsRune(".．", runes[end]) && unicode.IsDigit(runes[end+1])) {
				end++
			}
			b.WriteString(string(runes[from:end]) + "%")
		case number == "" && percent:
			b.WriteString("百分之")
			end = from
		case number == "":
			end = max(end, i+1)
			b.WriteString(string(runes[i:end]))
		case percent:
			b.WriteString(number + "%")
		default:
			b.WriteString(number)
		}
		i = end
	}
	return b.String()
}

// Percentage reads the percentage in Chinese characters that a text begins with, and
// returns it in Arabic digits without the sign, with its length in bytes: 百分之三十 is 30.
// size is 0 if there is none. Variant forms of the characters are accepted.
func Percentage(text string) (number string, size int) {
	sign := []rune("百分之")
	var runes []rune
	var ends []int
	for i, r := range text {
		if chars.IsZeroWidth(r) || chars.IsModifier(r) {
			continue
		}
		plain := chars.Fold(r)
		if at := len(runes); at < len(sign) && plain != sign[at] || at >= len(sign) && !chars.IsHanNumeral(plain) && plain != '点' {
			break
		}
		runes, ends = append(runes, plain), append(ends, i+utf8.RuneLen(r))
	}
	if len(runes) <= len(sign) {
		return "", 0
	}
	number, end := numeralAt(runes, len(sign), true)
	if number == "" {
		return "", 0
	}
	return number, ends[end-1]
}

// numeralAt reads the number in Chinese characters that begins at index from, and
// returns its end. If the numerals there are not a number, number is "" and end is
// after them.
func numeralAt(runes []rune, from int, percent bool) (number string, end int) {
	end = from
	for end < len(runes) && isNumeral(runes, end) {
		end++
	}
	number, ok := Arabic(runes[from:end])
	if end == from+1 && (percent || end < len(runes) && (runes[end] == '月' || runes[end] == '日')) {
		number, ok = single(runes[from])
	}
	if !ok {
		return "", end
	}
	if percent && end+1 < len(runes) && runes[end] == '点' {
		to := end + 1
		for to < len(runes) && Digit(runes[to]) >= 0 && runes[to] != '两' {
			to++
		}
		if fraction, ok := Positional(runes[end+1 : to]); ok && fraction != "" {
			return number + "." + fraction, to
		}
	}
	return number, end
}

// isNumeral reports whether the character at i is part of a number. ○ is only next to
// another digit.
func isNumeral(runes []rune, i int) bool {
	if runes[i] != '○' {
		return chars.IsHanNumeral(runes[i])
	}
	return i > 0 && Digit(runes[i-1]) >= 0 || i+1 < len(runes) && Digit(runes[i+1]) >= 0 && runes[i+1] != '○'
}

// single reads a number of one character.
func single(r rune) (number string, ok bool) {
	if r == '十' {
		return "10", true
	}
	d := Digit(r)
	return string(rune('0' + d)), d >= 0 && r != '两'
}

package quantities

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Ordinal reads the number that an expression begins with or spells out: 20th, 42-й,
// twenty-first, двенадцатого. ok is false if there is none.
func Ordinal(text string, l tree.Lang) (n int, ok bool) {
	if n = firstNumber(text); n > 0 {
		return n, true
	}
	text = strings.ToLower(text)
	for word := range strings.SplitSeq(text, "-") {
		n += indexOf(lang.List(l, "ordinals"), word) + 10*indexOf(lang.List(l, "tens"), word)
	}
	return n, n > 0
}

// indexOf returns the position, from 1, of the list entry that matches a word, or 0.
// Entries list forms; a star stands for any ending.
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

// firstNumber returns the first number of a text in ASCII digits, or 0.
func firstNumber(text string) int {
	digits := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(digits[0])
	return n
}

package lang

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// IsAbbreviation reports whether a word is made of capitals, for the most part, as what
// stands in brackets behind a long name is.
func IsAbbreviation(word string) bool {
	capitals := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2 && 2*capitals >= utf8.RuneCountInString(word)
}

// LongForm returns where the words begin that a text ends with and that a short form
// abbreviates: its letters stand in them in their order, and the first begins a word, in
// Chinese any character. It is -1 where there are none (Schwartz and Hearst 2003). An s at
// the end of a short form is that of the plural.
//
//	the Coastal Rescue Union    CRU    from the last letter to the first, each as late as may be
//	    C       R      U
func LongForm(short, text string) int {
	letters := []rune(short)
	if n := len(letters); n > 1 && letters[n-1] == 's' {
		letters = letters[:n-1]
	}
	at := len(text)
	for i, letter := range slices.Backward(letters) {
		if !unicode.IsLetter(letter) && !unicode.IsDigit(letter) {
			continue
		}
		for {
			r, size := utf8.DecodeLastRuneInString(text[:at])
			if size == 0 {
				return -1
			}
			at -= size
			if unicode.ToLower(r) == unicode.ToLower(letter) && (i > 0 || beginsWord(text, at)) {
				break
			}
		}
	}
	return at
}

// beginsWord reports whether a character begins a word.
func beginsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return !unicode.IsLetter(before) || chars.IsHan(before)
}

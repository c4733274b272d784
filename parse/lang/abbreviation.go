package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// IsAbbreviation reports whether a word is an abbreviation: it has two capitals or
// more, and at least half of its letters are capitals.
func IsAbbreviation(word string) bool {
	capitals := 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2 && 2*capitals >= utf8.RuneCountInString(word)
}

// LongForm returns the offset at which the long form of an abbreviation begins, which
// ends the text, or -1 if there is none. The letters of the short form occur in it in
// order: each begins a word if few words have no letter, otherwise only the first does
// (Schwartz and Hearst 2003); in Chinese every character begins a word. A final s of the
// short form is taken as a plural ending.
//
//	the Coastal Rescue Union    CRU    matched backwards, each letter as late as possible
//	    C       R      U
func LongForm(short, text string) int {
	letters := []rune(short)
	if n := len(letters); n > 1 && letters[n-1] == 's' {
		letters = letters[:n-1]
	}
	if at := ending(letters, text, true); at >= 0 && len(strings.Fields(text[at:])) <= len(letters)+mostPassedOver {
		return at
	}
	return ending(letters, text, false)
}

// mostPassedOver is how many words, such as "of" and "the", may have no letter in a short
// form made of initials.
const mostPassedOver = 2

// ending returns the offset at which the letters begin when they are matched backwards
// from the end of a text, or -1 if they do not occur. The first letter must begin a word;
// with initials, every letter must.
func ending(letters []rune, text string, initials bool) int {
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
			if unicode.ToLower(r) == unicode.ToLower(letter) && (i > 0 && !initials || beginsWord(text, at)) {
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

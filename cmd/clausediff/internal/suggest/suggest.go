// Package suggest names what was probably meant by a word that is not known.
package suggest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/xrash/smetrics"
)

// alike is how alike a word and what was meant must be, from 0 to 1.
const alike = .85

// Meant returns "did you mean WORD? " for the word that is most like what was
// given, by the measure of Jaro and Winkler, "" where none is.
func Meant(given string, words []string) string {
	if !strings.ContainsFunc(given, unicode.IsLetter) {
		return "" // another year is another one
	}
	best, nearest := alike, ""
	for _, w := range words {
		const boost, prefix = .7, 4 // those of Winkler
		if score := smetrics.JaroWinkler(strings.ToLower(given), strings.ToLower(w), boost, prefix); score > best {
			best, nearest = score, w
		}
	}
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %s? ", nearest)
}

// Argument returns a word as it is typed on a command line: in quotes where a shell would
// take it for several, or for something else.
func Argument(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:", r)
	}
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
		return word
	}
	return strconv.Quote(word)
}

// mostWords is how many words an error lists.
const mostWords = 10

// List joins words; of many it gives the first, and how many there are more.
func List(words []string) string {
	if len(words) <= mostWords {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:mostWords], ", "), len(words)-mostWords)
}

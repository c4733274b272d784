// Package suggest finds the word that was probably meant by an unknown one.
package suggest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/xrash/smetrics"
)

// alike is the least similarity of a word and a suggestion, from 0 to 1.
const alike = .85

// Meant returns "did you mean WORD? " for the most similar word by the Jaro-Winkler
// measure, "" if none is similar enough.
func Meant(given string, words []string) string {
	if !strings.ContainsFunc(given, unicode.IsLetter) {
		return "" // numbers, such as years, have no nearest one
	}
	best, nearest := alike, ""
	for _, w := range words {
		const boost, prefix = .7, 4 // Winkler's values
		if score := smetrics.JaroWinkler(strings.ToLower(given), strings.ToLower(w), boost, prefix); score > best {
			best, nearest = score, w
		}
	}
	if nearest == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %s? ", nearest)
}

// Argument returns a word as it is typed on a command line, in quotes if a shell would
// split or interpret it.
func Argument(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:", r)
	}
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
		return word
	}
	return strconv.Quote(word)
}

// mostWords is the most words that an error lists.
const mostWords = 10

// List joins words; of many it gives the first ones, and the number of the others.
func List(words []string) string {
	if len(words) <= mostWords {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:mostWords], ", "), len(words)-mostWords)
}

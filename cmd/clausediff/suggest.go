package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/xrash/smetrics"
)

// alike is how alike a word and what was meant must be, from 0 to 1.
const alike = .85

// meant returns "did you mean WORD? " for the word that is most like what was
// given, "" where none is.
func meant(given string, words []string) string {
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

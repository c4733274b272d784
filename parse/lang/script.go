package lang

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// Letters of Cyrillic and Latin that look the same, in the same order.
const (
	looksCyrillic = "АВЕКМНОРСТХІЈЅаеорсухіјѕ"
	looksLatin    = "ABEKMHOPCTXIJSaeopcyxijs"
)

// InOneScript returns a word that mixes Cyrillic and Latin letters in the script of
// those letters that exist only in one; a Roman numeral in Cyrillic capitals, ХХІ,
// becomes Latin. Other words are returned unchanged.
func InOneScript(word string) string {
	cyrillic, latin, only := false, false, ""
	for _, r := range word {
		switch {
		case r < 'A':
		case r < 0x80:
			latin = true
			if !strings.ContainsRune(looksLatin, r) {
				only += "l"
			}
		case 0x400 <= r && r <= 0x52F:
			cyrillic = true
			if !strings.ContainsRune(looksCyrillic, r) {
				only += "c"
			}
		}
	}
	switch {
	case !cyrillic || strings.Contains(only, "l") && strings.Contains(only, "c"):
		return word
	case !latin && (len(word) < 4 || strings.Trim(word, "ХІ") != "" || numbers.Roman(transliterated(word, looksCyrillic, looksLatin)) == 0):
		return word
	case strings.Contains(only, "l"), only == "" && numbers.Roman(transliterated(word, looksCyrillic, looksLatin)) > 0:
		return transliterated(word, looksCyrillic, looksLatin)
	}
	return transliterated(word, looksLatin, looksCyrillic)
}

func transliterated(word, from, to string) string {
	targets := []rune(to)
	sources := []rune(from)
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			for i, s := range sources {
				if s == r {
					return targets[i]
				}
			}
		}
		return r
	}, word)
}

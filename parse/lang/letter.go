package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// IsLatin reports whether a language is written in Latin letters.
func IsLatin(l tree.Lang) bool { return isWrittenIn(l, unicode.Latin) }

// IsCyrillic reports whether a language is written in Cyrillic letters.
func IsCyrillic(l tree.Lang) bool { return isWrittenIn(l, unicode.Cyrillic) }

// isWrittenIn reports whether the most frequent words of a language are in a script.
func isWrittenIn(l tree.Lang, script *unicode.RangeTable) bool {
	for _, word := range List(l, "common-words") {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.Is(script, r)
	}
	return false
}

// romanized maps Cyrillic letters to Latin ones, and merges Latin letters that
// languages choose differently for the same sound.
var romanized = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "e", "ж", "j", "з", "s", "и", "i", "й", "i",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f",
	"х", "h", "ц", "s", "ч", "ch", "ш", "sh", "щ", "sh", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "iu", "я", "ia",
	"і", "i", "ї", "i", "є", "e", "ў", "u",
	"ch", "ch", "ce", "se", "ci", "si", "cy", "si", "c", "k", "ph", "f", "th", "t", "qu", "k", "x", "ks", "y", "i", "w", "v", "z", "s",
)

// Romanized returns a word, in lower case and without accents, spelled so that words
// borrowed between languages look alike: концепция and concept both begin with konse.
func Romanized(word string) string { return romanized.Replace(word) }

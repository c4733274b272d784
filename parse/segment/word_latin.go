package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestAbbreviation bounds the characters examined before a point.
const longestAbbreviation = 24

// wordBefore returns the run of letters, digits and inner points that ends at i.
func wordBefore(runes []char, i int) string {
	start := i
	for start > 0 && i-start < longestAbbreviation {
		r := runes[start-1].r
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-' && r != '°' {
			break
		}
		start--
	}
	return text(runes[start:i])
}

// wordAfter returns the first run of letters after i, skipping white space, opening
// marks and dashes.
func wordAfter(runes []char, i int) string {
	for i < len(runes) && (unicode.IsSpace(runes[i].r) || isOpener(runes[i].r) || isDash(runes[i].r)) {
		i++
	}
	end := i
	for end < len(runes) && end-i < longestAbbreviation && unicode.IsLetter(runes[end].r) {
		end++
	}
	if end == i+1 && end < len(runes) && runes[end].r == '.' {
		return text(runes[i : end+1]) // an initial keeps its point
	}
	return text(runes[i:end])
}

func text(runes []char) string {
	size := 0
	for _, c := range runes {
		size += utf8.RuneLen(c.r)
	}
	var b strings.Builder
	b.Grow(size)
	for _, c := range runes {
		b.WriteRune(c.r)
	}
	return b.String()
}

// startsSentence reports whether the next word after i typically begins sentences, or
// the text ends.
func (t *latin) startsSentence(i int) bool {
	return t.lex.is(strings.ToLower(wordAfter(t.runes, i)), starter) || blankEnd(t.runes, i) == len(t.runes)
}

// isCapitalized reports whether a word begins with a capital and a small letter.
func isCapitalized(word string) bool {
	letters := []rune(word)
	return len(letters) > 1 && unicode.IsUpper(letters[0]) && unicode.IsLower(letters[1])
}

// isInitial reports whether a word is one capital, or single letters separated by
// points: J, U.S, т.н.
func isInitial(word string) bool {
	letters := strings.Split(word, ".")
	for _, l := range letters {
		runes := []rune(l)
		if len(runes) != 1 || !unicode.IsLetter(runes[0]) {
			return false
		}
	}
	return len(letters) > 1 || unicode.IsUpper([]rune(word)[0])
}

// isLabel reports whether a word can number what follows: 1, 3.2, IV, a.
func isLabel(word string) bool {
	letters := []rune(word)
	if len(letters) == 1 {
		return true
	}
	return strings.Trim(word, "0123456789.") == "" || len(letters) <= 5 && strings.Trim(word, "IVX") == ""
}

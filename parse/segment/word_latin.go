package segment

import (
	"strings"
	"unicode"
)

// longestAbbreviation bounds the characters looked at before a point.
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

// wordAfter returns the first run of letters behind i, past white space, opening
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
	var b strings.Builder
	for _, c := range runes {
		b.WriteRune(c.r)
	}
	return b.String()
}

// kindOf returns what the point at i does behind a word. Initials are names,
// whatever small letters mean: В. is no century. Letters with spaces between are
// one abbreviation: т. д.
func kindOf(runes []char, i int, word string) afterPoint {
	letters := []rune(word)
	if len(letters) > 1 {
		return abbreviations[strings.ToLower(word)]
	}
	if unicode.IsUpper(letters[0]) {
		return always
	}
	if i >= 4 && unicode.IsSpace(runes[i-2].r) && runes[i-3].r == '.' && unicode.IsLetter(runes[i-4].r) &&
		(i == 4 || !unicode.IsLetter(runes[i-5].r)) {
		if kind := abbreviations[strings.ToLower(string(runes[i-4].r))+"."+word]; kind != always {
			return kind
		}
	}
	return abbreviations[word]
}

// startsSentence reports whether the next word behind i begins sentences. At the
// end of the text it does.
func startsSentence(runes []char, i int) bool {
	return starters[strings.ToLower(wordAfter(runes, i))] || blankEnd(runes, i) == len(runes)
}

// isCapitalized reports whether a word is a capital with small letters behind it.
func isCapitalized(word string) bool {
	letters := []rune(word)
	return len(letters) > 1 && unicode.IsUpper(letters[0]) && unicode.IsLower(letters[1])
}

// longestTime is the number of characters of a phrase of time or place before a
// sentence: "В первой половине 2020".
const longestTime = 24

// opensWithTime reports whether a sentence has come no further than such a
// phrase.
func opensWithTime(piece []char) bool {
	piece = piece[blankEnd(piece, 0):]
	if len(piece) > longestTime {
		return false
	}
	first, _, _ := strings.Cut(text(piece), " ")
	return prepositions[strings.ToLower(first)]
}

// isInitial reports whether a word is one capital, or single letters with points
// between: J, U.S, т.н.
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

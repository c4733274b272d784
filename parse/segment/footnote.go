package segment

import "unicode"

// footnoteEnd returns the end of the sign of a footnote at i, and i when there is
// none: agreed.[3] The, agreed.³ The, 合作。[3]双方.
func footnoteEnd(runes []char, i int) int {
	end := i
	for end < len(runes) && isSuperscript(runes[end].r) {
		end++
	}
	if end > i || i >= len(runes) || runes[i].r != '[' && runes[i].r != '［' {
		return end
	}
	digits := digitsEnd(runes, i+1)
	if digits > i+1 && digits < len(runes) && runes[digits].r == closingOf(runes[i].r) {
		return digits + 1
	}
	return i
}

// flatFootnoteEnd returns the end of a footnote number that lost its raised
// place, behind a point at i-1: "agreed.12 The". A number that a known
// abbreviation announces is none: "Fig.12 The".
func flatFootnoteEnd(runes []char, i int) int {
	end := digitsEnd(runes, i)
	if end == i || end-i > 2 {
		return i
	}
	word := wordBefore(runes, i-1)
	for _, r := range word {
		if !unicode.IsLower(r) {
			return i
		}
	}
	if len(word) < 3 || abbreviations[word] != always {
		return i
	}
	return end
}

func digitsEnd(runes []char, i int) int {
	for i < len(runes) && unicode.IsDigit(runes[i].r) {
		i++
	}
	return i
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁹'
}

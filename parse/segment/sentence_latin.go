package segment

import (
	"strings"
	"unicode"
)

// sentenceEndsLatin returns the numbers of the characters behind which an
// English or Russian sentence ends: a mark with the closing quotes behind it,
// then white space and a beginning (a capital, a digit, an opening mark, a dash),
// outside brackets and quotes, and not behind an abbreviation or an initial.
func sentenceEndsLatin(runes []char) []int {
	depth := nested(runes)
	var ends []int
	for i := 0; i < len(runes); i++ {
		if !isStopLatin(runes[i].r) {
			continue
		}
		first, end := i, i+1
		for end < len(runes) && isStopLatin(runes[end].r) {
			end++
		}
		i = end - 1
		closed := end
		for closed < len(runes) && isCloser(runes[closed].r) {
			closed++
		}
		if closed > end && footnote(runes, closed) > closed {
			closed = footnote(runes, closed)
		}
		if depth[i] > 0 && (closed == end || !outside(depth, closed)) {
			continue // inside a pair that goes on
		}
		if begins(runes, closed) && (end-first > 1 || runes[first].r != '.' || pointEnds(runes, first, closed)) {
			ends = append(ends, closed)
		}
	}
	return ends
}

func isStopLatin(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '…' || r == '。' || r == '！' || r == '？'
}

// footnote returns the end of a footnote mark in brackets at i, and i when there
// is none: "…agreed.[3] The".
func footnote(runes []char, i int) int {
	if i >= len(runes) || runes[i].r != '[' {
		return i
	}
	end := i + 1
	for end < len(runes) && unicode.IsDigit(runes[end].r) {
		end++
	}
	if end > i+1 && end < len(runes) && runes[end].r == ']' {
		return end + 1
	}
	return i
}

// begins reports whether a sentence can begin behind i: white space, then
// something that begins one. The end of the text counts.
func begins(runes []char, i int) bool {
	at := i
	for at < len(runes) && unicode.IsSpace(runes[at].r) {
		at++
	}
	if at == len(runes) {
		return true
	}
	r := runes[at].r
	if at == i {
		return isHan(r)
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r) || isOpener(r) || isHan(r) ||
		r == '—' || r == '–' || r == '-' || r == '•' || r == '$' || r == '№'
}

// pointEnds reports whether the point at i, behind which the next word stands
// at next, ends a sentence.
func pointEnds(runes []char, i, next int) bool {
	word := wordBefore(runes, i)
	following := wordAfter(runes, next)
	switch {
	case word == "":
		return true
	case isInitial(word):
		// U.S. and т.н. are abbreviations, A. is an initial before a name.
		return startsSentence(following) && strings.Contains(word, ".")
	case isNumber(word):
		// A numeral alone before its item: "1. The sides".
		return !atStart(runes, i, word)
	case mayEnd[strings.ToLower(word)]:
		return startsSentence(following)
	}
	return !abbreviations[strings.ToLower(word)]
}

func startsSentence(word string) bool { return word == "" || starters[strings.ToLower(word)] }

// wordBefore returns the run of letters, digits and inner points that ends at i.
func wordBefore(runes []char, i int) string {
	start := i
	for start > 0 && i-start < 24 {
		r := runes[start-1].r
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-' {
			break
		}
		start--
	}
	return text(runes[start:i])
}

// wordAfter returns the first run of letters behind i, past white space and
// opening marks.
func wordAfter(runes []char, i int) string {
	for i < len(runes) && !unicode.IsLetter(runes[i].r) && (unicode.IsSpace(runes[i].r) || isOpener(runes[i].r)) {
		i++
	}
	end := i
	for end < len(runes) && unicode.IsLetter(runes[end].r) {
		end++
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

// isInitial reports whether a word is one letter, or single letters with points
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

func isNumber(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// atStart reports whether nothing but white space stands before the word that
// ends at i.
func atStart(runes []char, i int, word string) bool {
	for k := i - len([]rune(word)) - 1; k >= 0; k-- {
		if !unicode.IsSpace(runes[k].r) {
			return false
		}
	}
	return true
}

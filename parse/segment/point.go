package segment

import (
	"slices"
	"strings"
	"unicode"
)

// pointEnds reports whether the point at i, behind which the next word stands at
// next, ends the sentence that began at start.
func pointEnds(runes []char, start, i, next int) bool {
	word := wordBefore(runes, i)
	if word == "" {
		return true
	}
	if isLabel(word) && blankEnd(runes, start) == i-len([]rune(word)) {
		return false // 1. The sides
	}
	kind := kindOf(runes, i, word)
	if opensAside(runes, next) && (kind != always || len([]rune(word)) == 1) {
		return false // 3 октября 1994 г. (далее – Договор), 5 тыс. т. (см. ст. 4)
	}
	if kind != always {
		return kindEnds(kind, runes, start, i, next)
	}
	return !isInitial(word) || startsSentence(runes, next)
}

// opensAside reports whether a bracket stands behind i that begins with a small
// letter.
func opensAside(runes []char, i int) bool {
	i = blankEnd(runes, i)
	return i+1 < len(runes) && (runes[i].r == '(' || runes[i].r == '[') && unicode.IsLower(runes[i+1].r)
}

// kindEnds is [pointEnds] behind an abbreviation.
func kindEnds(kind afterPoint, runes []char, start, i, next int) bool {
	switch kind {
	case beforeNumber:
		return !numberFollows(runes, i, next)
	case beforeName:
		return !nameFollows(runes, next)
	case atStarter:
		return startsSentence(runes, next) && !opensWithTime(runes[start:i])
	case atCapital:
		return startsSentence(runes, next) || isCapitalized(wordAfter(runes, next))
	case atTime:
		word := wordAfter(runes, next)
		return (startsSentence(runes, next) || isCapitalized(word) && !isNameGiven(runes[start:i], word)) &&
			!daysAndZones(strings.ToLower(word)) && !opensWithTime(runes[start:i])
	case atPlace:
		return numberPrecedes(runes, i) && kindEnds(atTime, runes, start, i, next)
	}
	return false
}

// kindOf returns what the point at i does behind a word. Initials are names,
// whatever small letters mean: В. is no century. Letters with spaces between are
// one abbreviation: т. д. A number may be glued on: 2021г.
func kindOf(runes []char, i int, word string) afterPoint {
	if at := i - len([]rune(word)); at > 0 && runes[at-1].r == '/' {
		return always // км/ч
	}
	word = strings.TrimLeft(word, "0123456789")
	letters := []rune(word)
	switch {
	case len(letters) == 0:
		return always
	case len(letters) == 1 && unicode.IsUpper(letters[0]):
		return always
	case len(letters) == 1:
		if kind := spacedKind(runes, i, word); kind != always {
			return kind
		}
	}
	lower := strings.ToLower(word)
	if lower == "пр" && strings.ToLower(wordBefore(runes, blankStart(runes, i-2))) == "и" {
		return atCapital // и пр. and others, not the avenue
	}
	if kind := abbreviations()[lower]; kind != always {
		return kind
	}
	// Without a space behind the sentence before: Tuesday.Mr. Brown
	if point := strings.LastIndexByte(lower, '.'); point >= 0 && len([]rune(lower[point+1:])) > 1 {
		return abbreviations()[lower[point+1:]]
	}
	return always
}

// spacedKind is [kindOf] the last letter of an abbreviation with spaces: т. д.
func spacedKind(runes []char, i int, letter string) afterPoint {
	if i < 4 || !unicode.IsSpace(runes[i-2].r) || runes[i-3].r != '.' || !unicode.IsLetter(runes[i-4].r) ||
		i > 4 && unicode.IsLetter(runes[i-5].r) {
		return always
	}
	return abbreviations()[strings.ToLower(string(runes[i-4].r))+"."+letter]
}

// numberFollows reports whether what stands behind an abbreviation at i numbers
// what it names: 5, № 5, IV, a letter. After a small letter A and I are words.
func numberFollows(runes []char, i, next int) bool {
	at := blankEnd(runes, next)
	if at == len(runes) {
		return false
	}
	if unicode.IsDigit(runes[at].r) || runes[at].r == '№' || runes[at].r == '§' {
		return true
	}
	word := strings.TrimSuffix(wordAfter(runes, next), ".")
	if word == "A" || word == "I" {
		return unicode.IsUpper([]rune(wordBefore(runes, i))[0])
	}
	return len(word) == 1 && unicode.IsUpper(rune(word[0])) || word != "" && strings.Trim(word, "IVXLC") == ""
}

// nameFollows reports whether what stands behind им. is the name in the genitive
// that something has, and not a sentence behind the pronoun им: "завод им. Иванова",
// "руководить им. Стороны", "руководить им. Договор вступает". No genitive but
// those of adjectives ends in a consonant; foreign names that are not declined
// stand beside another name.
func nameFollows(runes []char, next int) bool {
	if startsSentence(runes, next) {
		return false
	}
	word := []rune(wordAfter(runes, next))
	if len(word) < 2 || !strings.ContainsRune("бвгджзклмнпрстфцчшщ", word[len(word)-1]) {
		return true
	}
	behind := blankEnd(runes, blankEnd(runes, next)+len(word))
	return behind == len(runes) || !unicode.IsLower(runes[behind].r)
}

// naming begin the verbs that give a name, and instrumental end the nouns that
// are given with them: объявляют 2024–2025 гг. Годами туризма.
var (
	naming       = strings.Fields("объяв провозгла назва назов назыв имену переимен")
	instrumental = strings.Fields("ом ем ём ами ями ой ей")
)

// longestNaming bounds the characters between a verb that gives a name and the
// name.
const longestNaming = 120

// isNameGiven reports whether a word with a capital is the name that a verb before
// it gives.
func isNameGiven(before []char, word string) bool {
	hasEnding := func(ending string) bool { return strings.HasSuffix(word, ending) }
	if !slices.ContainsFunc(instrumental, hasEnding) {
		return false
	}
	for _, w := range strings.Fields(text(before[max(0, len(before)-longestNaming):])) {
		if startsWithAny(strings.ToLower(w), naming) {
			return true
		}
	}
	return false
}

// numberPrecedes reports whether the word before the point at i counts or dates:
// 2021 г., XX в., 2021г.
func numberPrecedes(runes []char, i int) bool {
	word := wordBefore(runes, i)
	if unicode.IsDigit([]rune(word)[0]) {
		return true
	}
	before := wordBefore(runes, blankStart(runes, i-len([]rune(word))))
	if before == "" {
		return false
	}
	return unicode.IsDigit([]rune(before)[len([]rune(before))-1]) || strings.Trim(before, "IVXLC") == ""
}

// Lengths of the phrases of time or place before a sentence.
const (
	longestTime = 24 // characters: "В первой половине 2020"
	// longestTimeRU is for phrases without a verb: "По состоянию на конец 2020".
	longestTimeRU = 48
)

// opensWithTime reports whether a sentence has come no further than such a
// phrase.
func opensWithTime(piece []char) bool {
	piece = piece[blankEnd(piece, 0):]
	if len(piece) > longestTimeRU {
		return false
	}
	words := strings.Fields(text(piece))
	if len(words) == 0 || !prepositions(strings.ToLower(words[0])) {
		return false
	}
	return len(piece) <= longestTime || isCyrillic(words[0]) && !hasVerbRU(words)
}

func isCyrillic(word string) bool { return unicode.Is(unicode.Cyrillic, []rune(word)[0]) }

// verbEndings are the ends of Russian verbs in the past and of short
// participles; the present looks too much like nouns.
var verbEndings = strings.Fields("ал ила ала ела ыла шла ло или али ели ыли шли лся лась лось лись ет ут ют ен ена ено ены сан дан ван ана ано аны")

// hasVerbRU reports whether a word looks like a verb or a comma parts the words.
func hasVerbRU(words []string) bool {
	for _, word := range words {
		if strings.HasSuffix(word, ",") {
			return true
		}
		for _, ending := range verbEndings {
			if len(word) > len(ending)+2 && strings.HasSuffix(word, ending) {
				return true
			}
		}
	}
	return false
}

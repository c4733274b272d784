package segment

import (
	"strings"
	"unicode"
)

// pointEnds reports whether the point at i ends the sentence that began at start. next
// is where the next word begins.
func (t *latin) pointEnds(start, i, next int) bool {
	runes := t.runes
	word := wordBefore(runes, i)
	if word == "" {
		return true
	}
	if isLabel(word) && beginsList(runes, start, i, word) {
		return false // 1. The sides, The Sides agreed: 1. The ports
	}
	if t.isOrdinal(word) || t.goesOn(word, next) {
		return t.startsSentence(next) && t.isOrdinal(word)
	}
	kind := t.kindOf(i, word)
	if opensAside(runes, next) && (kind != always || len([]rune(word)) == 1) {
		return false // 3 октября 1994 г. (далее – Договор), 5 тыс. т. (см. ст. 4)
	}
	switch {
	case kind == always && !isInitial(lastPart(word)):
		return true
	case t.closesAside(start, i, next):
		return false // (2015 г.) Совета, (at 5 p.m.) Ambassador
	case kind == always:
		return t.startsSentence(next)
	}
	return t.kindEnds(kind, start, i, next)
}

// beginsList reports whether a label before the point at i begins the sentence, or is
// the first label after a colon.
func beginsList(runes []char, start, i int, label string) bool {
	at := i - len([]rune(label))
	if blankEnd(runes, start) == at {
		return true
	}
	end := blankStart(runes, at)
	return 0 < end && end < at && runes[end-1].r == ':' && (label == "1" || label == "I" || label == "a" || label == "а")
}

// isOrdinal reports whether a point may make a number ordinal, as in German: 1. Januar.
func (t *latin) isOrdinal(word string) bool {
	return len(t.lex.parts["ordinal-points"]) > 0 && len(word) <= 2 && strings.Trim(word, "0123456789") == ""
}

// goesOn reports whether the word after a point is the second part of a known
// abbreviation: z. B., EE. UU.
func (t *latin) goesOn(word string, next int) bool {
	second := strings.TrimSuffix(wordAfter(t.runes, next), ".")
	return second != "" && len(second) <= len(word) && strings.Count(word, ".") == 0 && t.lex.knows(word+"."+second)
}

// lastPart returns the part of a word after its last hyphen.
func lastPart(word string) string { return word[strings.LastIndexByte(word, '-')+1:] }

// closesAside reports whether the point at i is the last character in brackets that
// were opened inside the sentence.
func (t *latin) closesAside(start, i, closed int) bool {
	if closed <= i+1 || t.depth[i] == 0 || !strings.ContainsRune(")]）", t.runes[i+1].r) {
		return false
	}
	return openedAt(t.depth, i) > blankEnd(t.runes, start)
}

// opensAside reports whether a bracket that begins with a small letter follows i.
func opensAside(runes []char, i int) bool {
	i = blankEnd(runes, i)
	return i+1 < len(runes) && (runes[i].r == '(' || runes[i].r == '[') && unicode.IsLower(runes[i+1].r)
}

// kindEnds is [pointEnds] for the point after an abbreviation.
func (t *latin) kindEnds(kind afterPoint, start, i, next int) bool {
	runes := t.runes
	switch kind {
	case beforeNumber:
		return !numberFollows(runes, i, next)
	case beforeName:
		return !t.nameFollows(next)
	case atStarter:
		return t.startsSentence(next) && !t.opensWithTime(runes[start:i])
	case atCapital:
		return t.startsSentence(next) || isCapitalized(wordAfter(runes, next))
	case atTime:
		word := wordAfter(runes, next)
		return (t.startsSentence(next) || isCapitalized(word) && !t.isNameGiven(runes[start:i], word)) &&
			!t.lex.is(strings.ToLower(word), day) && !t.opensWithTime(runes[start:i])
	case atPlace:
		return numberPrecedes(runes, i) && t.kindEnds(atTime, start, i, next)
	}
	return false
}

// kindOf returns what the point at i does after a word. A single capital is an initial,
// even if the small letter is an abbreviation: В. is not a century. Letters separated
// by spaces are one abbreviation: т. д. A number may be attached: 2021г.
func (t *latin) kindOf(i int, word string) afterPoint {
	runes := t.runes
	if at := i - len([]rune(word)); at > 0 && runes[at-1].r == '/' {
		return always // км/ч
	}
	word = strings.TrimLeft(word, "0123456789")
	letters := []rune(word)
	switch {
	case len(letters) == 0:
		return always
	case len(letters) == 1 && unicode.IsUpper(letters[0]):
		if unicode.Is(unicode.Latin, letters[0]) {
			return t.spacedKind(i, word) // H. E. Dr. Brown
		}
		return always
	case len(letters) == 1:
		if kind := t.spacedKind(i, word); kind != always {
			return kind
		}
	}
	lower := strings.ToLower(word)
	if lower == "пр" && strings.ToLower(wordBefore(runes, blankStart(runes, i-2))) == "и" {
		return atCapital // и пр. means "and others", not the avenue
	}
	if kind := t.lex.pointOf(word); kind != always {
		return kind
	}
	// The preceding sentence may end without a space: Tuesday.Mr. Brown
	if point := strings.LastIndexByte(lower, '.'); point >= 0 && len([]rune(lower[point+1:])) > 1 {
		return t.lex.pointOf(lower[point+1:])
	}
	return always
}

// spacedKind is [kindOf] for the last letter of an abbreviation with spaces: т. д.
func (t *latin) spacedKind(i int, letter string) afterPoint {
	runes := t.runes
	if i < 4 || !unicode.IsSpace(runes[i-2].r) || runes[i-3].r != '.' || !unicode.IsLetter(runes[i-4].r) ||
		i > 4 && unicode.IsLetter(runes[i-5].r) {
		return always
	}
	return t.lex.pointOf(string(runes[i-4].r) + "." + letter)
}

// numberFollows reports whether a number follows the abbreviation at i: 5, № 5, IV, a
// letter. After a small letter, A and I are words.
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

// nameFollows reports whether им. is followed by a name in the genitive that something
// bears, and not by a new sentence after the pronoun им: "завод им. Иванова",
// "руководить им. Стороны", "руководить им. Договор вступает". Only the genitive of
// adjectives ends in a consonant, and indeclinable foreign names come with another
// name.
func (t *latin) nameFollows(next int) bool {
	runes := t.runes
	if t.startsSentence(next) {
		return false
	}
	word := []rune(wordAfter(runes, next))
	if len(word) < 2 || !strings.ContainsRune("бвгджзклмнпрстфцчшщ", word[len(word)-1]) {
		return true
	}
	behind := blankEnd(runes, blankEnd(runes, next)+len(word))
	return behind == len(runes) || !unicode.IsLower(runes[behind].r)
}

// longestNaming is the maximum number of characters between a verb that gives a name
// and the name.
const longestNaming = 120

// isNameGiven reports whether a capitalized word is the name given by a preceding verb:
// объявляют 2024–2025 гг. Годами туризма.
func (t *latin) isNameGiven(before []char, word string) bool {
	if !t.lex.endsLike(word, "instrumental-endings") {
		return false
	}
	for _, w := range strings.Fields(text(before[max(0, len(before)-longestNaming):])) {
		if t.lex.beginsLike(strings.ToLower(w), "naming") {
			return true
		}
	}
	return false
}

// numberPrecedes reports whether the abbreviation before the point at i follows a
// number: 2021 г., XX в., 2021г.
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

// Maximum lengths of an opening phrase of time or place.
const (
	longestTime = 24 // characters: "В первой половине 2020"
	// longestTimeRU is for phrases without a verb: "По состоянию на конец 2020".
	longestTimeRU = 48
)

// opensWithTime reports whether piece, the sentence so far, is only such a phrase.
func (t *latin) opensWithTime(piece []char) bool {
	piece = piece[blankEnd(piece, 0):]
	if len(piece) > longestTimeRU {
		return false
	}
	words := strings.Fields(text(piece))
	if len(words) == 0 || !t.lex.is(strings.ToLower(words[0]), timing) {
		return false
	}
	return len(piece) <= longestTime || isCyrillic(words[0]) && !t.hasVerbRU(words)
}

func isCyrillic(word string) bool { return unicode.Is(unicode.Cyrillic, []rune(word)[0]) }

// hasVerbRU reports whether a word looks like a verb in the past or a short participle,
// or a comma follows a word. The present is too easily mistaken for nouns.
func (t *latin) hasVerbRU(words []string) bool {
	for _, word := range words {
		if strings.HasSuffix(word, ",") || t.lex.endsLike(word, "past-endings") {
			return true
		}
	}
	return false
}

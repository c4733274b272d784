package finding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// vocabulary holds each word of both statements once, so that what is asked of a
// word is found out once, and counted without a search.
type vocabulary struct {
	*language
	lexemes map[string]*lexeme               // by how the word is written
	terms   map[string]*term                 // by the stem
	sides   map[string]*side                 // sentences that were read before, by their texts
	counted map[string][]quantities.Quantity // by the texts in which they were looked for
	spans   []tree.Span                      // of words, to be used again
	found   collector                        // of phrases, to be used again
	// definitions are the short names that either statement explains.
	definitions []definition
}

// lexeme is a word as rules compare it.
type lexeme struct {
	key     string // folded, without the ending of a possessive
	content bool   // long enough to be a word of content
	term    *term
	// joiner joins the members of a list, opener begins a clause, inside may stand
	// inside a name with a small letter, title is an office before a person's name.
	joiner, opener, inside, title bool
	// acronym is all capitals, first says what the first letter is.
	acronym bool
	first   letter
	// compound has a mark that may join words.
	compound bool
	number   bool // written in digits
}

// letter is what a first letter may be.
type letter uint8

const (
	noLetter letter = iota
	upperCase
	lowerCase
	withoutCase
)

// letterOf returns what a word begins with.
func letterOf(text string) letter {
	switch r, _ := utf8.DecodeRuneInString(text); {
	case chars.IsCommonHan(r):
		return withoutCase
	case unicode.IsUpper(r):
		return upperCase
	case unicode.IsLower(r):
		return lowerCase
	case unicode.IsLetter(r):
		return withoutCase
	}
	return noLetter
}

// term is a stem, and what the two statements have of it.
type term struct {
	stem  string
	has   [2]bool // as any word
	count [2]int  // sentences that have it as a word of content
	last  any     // what counted it last: a sentence or a change counts it once
	worth worth   // set when it is asked for
	place int     // among the stems of the change that counted it last
	topic *change // that has it as a word of its topic, the last one
	lead  *change // that has it and that others are compared with, the last one
}

// newVocabulary returns a vocabulary for texts of so many bytes.
func newVocabulary(l *language, size int) *vocabulary {
	const bytesPerWord, most = 24, 4096 // of words that are new, and of those at once
	n := min(size/bytesPerWord, most)
	return &vocabulary{language: l, lexemes: make(map[string]*lexeme, n), terms: make(map[string]*term, n), sides: map[string]*side{}, counted: map[string][]quantities.Quantity{}}
}

// lexeme returns a word.
func (v *vocabulary) lexeme(text string) *lexeme {
	if x := v.lexemes[text]; x != nil {
		return x
	}
	key := strings.TrimSuffix(fold(text), "'s")
	if plural := strings.TrimSuffix(text, "s"); plural != text && isAcronym(plural) {
		key = fold(plural)
	}
	x := &lexeme{key: key, content: isContent(key), term: v.terms[stem(key)],
		joiner: v.language.words[kindJoiners][key], opener: v.language.words[kindOpeners][key],
		inside: v.language.words[kindInside][key], title: v.language.words[kindTitles][key],
		acronym: isAcronym(text), first: letterOf(text), compound: strings.ContainsFunc(key, joins), number: isNumber(key)}
	if x.term == nil {
		x.term = &term{stem: stem(key)}
		v.terms[x.term.stem] = x.term
	}
	v.lexemes[text] = x
	return x
}

// stemLength is how many letters of a word tell it from others: endings go.
const stemLength = 6

// stem returns the beginning of a folded word.
func stem(key string) string {
	n := 0
	for i := range key {
		if n++; n > stemLength {
			return key[:i]
		}
	}
	return key
}

// isContent reports whether a folded word is long enough to be one of content.
func isContent(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= 4 || n >= 2 && len(key) >= 3*n
}

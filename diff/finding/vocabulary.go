package finding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// vocabulary holds each word of both statements once, so that its properties are computed
// once and its counts need no search. It is complete before any rule runs: rules only read
// it, so that changes can be read concurrently.
type vocabulary struct {
	*language
	lexemes   map[string]*lexeme   // by spelling
	terms     map[string]*term     // by stem
	phrasings map[string]*phrasing // of the sentences, by text
	inOrder   []*phrasing          // likewise, in the order of the statements
	spans     []tree.Span          // buffer for words, reused
	found     collector            // buffer for phrases, reused
	begun     []beginning          // buffer for the phrases of a word, reused
	free      struct {
		lexemes    block[lexeme]
		terms      block[term]
		beginnings block[beginning]
	}
	// definitions holds the short names that either statement explains.
	definitions []definition
}

// lexeme is a distinct word with the properties that rules compare.
type lexeme struct {
	key     string // folded, without a possessive ending
	content bool   // long enough to be a content word
	mark    bool   // a punctuation mark or another sign, not a word or a number
	term    *term
	roles
	// acronym: all capitals. first: the kind of its first letter.
	acronym bool
	first   letter
	// compound: has a mark that may join words.
	compound bool
	number   bool        // written in digits
	seen     [2]bool     // in each statement
	states   []name      // that a compound word names, with offsets in the word
	variant  bool        // has a traditional character
	phrases  []beginning // of the tables, that may begin in it
}

// roles tells which lists of a language have a folded word.
type roles struct {
	joiner   bool // joins the members of a list
	opener   bool // begins a clause
	inside   bool // may occur uncapitalized inside a name
	title    bool // an office before a person's name
	function bool // a function word
	unit     bool // belongs to a number
}

// letter is the kind of a word's first letter.
type letter uint8

const (
	noLetter letter = iota
	upperCase
	lowerCase
	withoutCase
)

// letterOf returns the kind of a word's first letter.
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

// term is a stem with its counts in the two statements.
type term struct {
	stem  string
	has   [2]bool   // in any word
	count [2]int    // number of sentences that have it in a content word
	last  *sentence // that counted it last, so that each counts it once
	// number is that of its first occurrence among the terms, by which stems are sorted.
	number int
	worth  worth   // set when both statements are counted
	lead   *change // the last leading change with it in its topic
}

// newVocabulary returns a vocabulary for texts of size bytes in all.
func newVocabulary(l *language, size int) *vocabulary {
	const bytesPerWord, most = 24, 4096 // text per distinct word; most words to reserve space for
	n := min(size/bytesPerWord, most)
	return &vocabulary{language: l, lexemes: make(map[string]*lexeme, n), terms: make(map[string]*term, n), phrasings: map[string]*phrasing{}}
}

// lexeme returns the lexeme of a word, adding it if needed.
func (v *vocabulary) lexeme(text string) *lexeme {
	if x := v.lexemes[text]; x != nil {
		return x
	}
	key := keyOf(text)
	root := stem(key)
	x := v.free.lexemes.next()
	*x = lexeme{key: key, content: isContent(key), mark: isMark(key), term: v.terms[root], roles: v.language.roles[key],
		acronym: isAcronym(text), first: letterOf(text), compound: strings.ContainsFunc(key, joins), number: isNumber(key)}
	x.phrases, x.variant = v.beginnings(text, key)
	if x.term == nil {
		x.term = v.free.terms.next()
		x.term.stem, x.term.number = root, len(v.terms)
		v.terms[root] = x.term
	}
	v.lexemes[text] = x
	return x
}

// keyOf returns a word folded and without a possessive ending or the plural of an acronym.
func keyOf(text string) string {
	if plural := strings.TrimSuffix(text, "s"); plural != text && isAcronym(plural) {
		return fold(plural)
	}
	return strings.TrimSuffix(fold(text), "'s")
}

// settle sets the worth of every term, when both statements are counted.
func (v *vocabulary) settle() {
	for _, t := range v.terms {
		t.settle()
	}
}

// beginnings returns the phrases that may begin in a word, and whether [foldHan] changes it.
func (v *vocabulary) beginnings(text, key string) (all []beginning, variant bool) {
	p := &v.language.phrases
	if p.lang != tree.Chinese {
		return p.beginningWith(key), false
	}
	folded := text
	if key != text {
		folded = foldHan(text)
	}
	v.begun = p.appendHan(v.begun[:0], folded)
	all = v.free.beginnings.take(len(v.begun))
	copy(all, v.begun)
	return all, folded != text
}

// stemLength is the number of letters in a stem. The rest of a word is taken as its ending.
const stemLength = 6

// stem returns the stem of a folded word.
func stem(key string) string {
	n := 0
	for i := range key {
		if n++; n > stemLength {
			return key[:i]
		}
	}
	return key
}

// isMark reports whether a token begins with neither a letter nor a digit.
func isMark(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	return !isLetterOrDigit(r)
}

// isContent reports whether a folded word is long enough to be a content word: four
// characters, or two if each takes three bytes.
func isContent(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= 4 || n >= 2 && len(key) >= 3*n
}

package segment

import (
	"slices"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// class is a set of the lists that a word stands in.
type class uint32

const (
	starter     class = 1 << iota // begins sentences
	timing                        // opens a phrase of time or place
	day                           // names a day or a zone
	speaking                      // says who spoke
	reporting                     // ends a lead-in
	connective                    // is a lead-in
	finite                        // is a predicate
	subject                       // is a pronoun before a predicate
	relative                      // its predicate is not the piece's own
	subordinate                   // opens a piece with a predicate of its own
	joining                       // may stand before the opening of a piece
	determiner                    // shows that the word before is a verb
	unfinished                    // leaves a piece unfinished
	adjective                     // makes the word behind a noun
	preposition                   // ends in -ing and opens no predicate
	agreed                        // is a predicate before an infinitive
	verb                          // is a verb and no noun
	verbOrNoun
	irregular   // is a past form and a participle
	gerund      // opens a piece with a predicate of its own
	pronoun     // is a relative pronoun
	comparing   // opens what is only compared
	attributive // is a plural that stands before a noun
)

// classes are the lists of words.
var classes = map[string]class{
	"starters": starter, "prepositions": timing, "days": day, "speaking": speaking, "reporting": reporting,
	"connectives": connective, "finite": finite, "subjects": subject, "relative": relative,
	"subordinate": subordinate, "joining": joining, "determiners": determiner, "unfinished": unfinished,
	"before-noun": adjective, "not-participles": preposition, "past-verbs": agreed, "verbs": verb,
	"verbs-or-nouns": verbOrNoun, "irregular-past": irregular, "gerunds": gerund, "relative-pronouns": pronoun,
	"comparing": comparing, "plural-attributes": attributive,
}

// parts are the lists of the ends or beginnings of words.
var parts = []string{"speaking", "reporting", "carrying", "opening", "naming", "instrumental-endings", "past-endings",
	"verb-endings", "infinitive-endings", "not-verb-endings", "not-verbs", "adjective-endings", "noun-endings",
	"ordinal-points"}

// lexicon is what is known of the words of a language: what the points of its
// abbreviations do, the lists that its words stand in, and lists of the parts of
// words.
type lexicon struct {
	points map[string]afterPoint
	words  map[string]class
	parts  map[string][]string
}

func (l *lexicon) is(word string, c class) bool { return l.words[word]&c != 0 }

// endsLike reports whether a word ends in one of a list, with at
// least one more character.
func (l *lexicon) endsLike(word, list string) bool {
	for _, ending := range l.parts[list] {
		if len(word) > len(ending) && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// beginsLike reports whether a word begins with one of a list.
func (l *lexicon) beginsLike(word, list string) bool {
	return startsWithAny(word, l.parts[list])
}

// lexicons are made when they are first asked for: a program's start needs none.
var lexicons = sync.OnceValue(func() map[tree.Lang]func() *lexicon {
	all := map[tree.Lang]func() *lexicon{}
	for _, l := range lang.Languages() {
		all[l] = sync.OnceValue(func() *lexicon { return readLexicon(tree.Russian, tree.English, l) })
	}
	return all
})

// lexiconOf returns the lexicon of a language. English and Russian words are in
// all: every text names companies and people with their abbreviations.
func lexiconOf(l tree.Lang) *lexicon {
	if read, ok := lexicons()[l]; ok {
		return read()
	}
	return lexicons()[tree.English]()
}

// readLexicon reads the lists of languages. A later language has the last word on
// a point.
func readLexicon(langs ...tree.Lang) *lexicon {
	lex := &lexicon{map[string]afterPoint{}, map[string]class{}, map[string][]string{}}
	for i, l := range langs {
		if !slices.Contains(langs[:i], l) {
			lex.read(l)
		}
	}
	return lex
}

func (l *lexicon) read(of tree.Lang) {
	for list, kind := range pointLists {
		for _, word := range lang.List(of, list) {
			l.points[word] = kind
		}
	}
	for _, month := range dates.MonthNames(of) {
		l.words[month] |= day
	}
	for _, month := range dates.ShortMonths(of) {
		l.points[month] = atTime
	}
	for list, c := range classes {
		for _, word := range lang.List(of, list) {
			l.words[word] |= c
		}
	}
	for _, list := range parts {
		l.parts[list] = append(l.parts[list], lang.List(of, list)...)
	}
}

package segment

import (
	"slices"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// class is the set of lists that contain a word.
type class uint32

const (
	starter     class = 1 << iota // begins sentences
	timing                        // opens a phrase of time or place
	day                           // names a day or a zone
	speaking                      // introduces the speaker of a quotation
	reporting                     // ends a lead-in
	connective                    // is a lead-in
	finite                        // is a predicate
	subject                       // is a pronoun before a predicate
	relative                      // introduces a predicate that is not the piece's own
	subordinate                   // opens a piece that has a predicate of its own
	joining                       // may precede the opening of a piece
	determiner                    // shows that the preceding word is a verb
	unfinished                    // leaves a piece unfinished
	adjective                     // shows that the following word is a noun
	preposition                   // ends in -ing and opens no predicate
	agreed                        // is a predicate if an infinitive follows
	verb                          // is a verb and not a noun
	verbOrNoun
	irregular   // is both a past form and a participle
	gerund      // opens a piece that has a predicate of its own
	pronoun     // is a relative pronoun
	comparing   // opens a mere comparison
	attributive // is a plural that can precede a noun
)

// classes maps the word lists in the data files to their classes.
var classes = map[string]class{
	"starters": starter, "prepositions": timing, "days": day, "speaking": speaking, "reporting": reporting,
	"connectives": connective, "finite": finite, "subjects": subject, "relative": relative,
	"subordinate": subordinate, "joining": joining, "determiners": determiner, "unfinished": unfinished,
	"before-noun": adjective, "not-participles": preposition, "past-verbs": agreed, "verbs": verb,
	"verbs-or-nouns": verbOrNoun, "irregular-past": irregular, "gerunds": gerund, "relative-pronouns": pronoun,
	"comparing": comparing, "plural-attributes": attributive,
}

// parts names the lists of beginnings or ends of words.
var parts = []string{"speaking", "reporting", "carrying", "opening", "naming", "instrumental-endings", "past-endings",
	"verb-endings", "infinitive-endings", "not-verb-endings", "not-verbs", "adjective-endings", "noun-endings",
	"ordinal-points"}

// lexicon is what the data files say about the words of a language: what the points
// after its abbreviations do, the classes of its words, and lists of parts of words.
type lexicon struct {
	points map[string]afterPoint
	words  map[string]class
	parts  map[string][]string
}

func (l *lexicon) is(word string, c class) bool { return l.words[word]&c != 0 }

// endsLike reports whether a word ends in an entry of a list and has at least one more
// character.
func (l *lexicon) endsLike(word, list string) bool {
	for _, ending := range l.parts[list] {
		if len(word) > len(ending) && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// beginsLike reports whether a word begins with an entry of a list.
func (l *lexicon) beginsLike(word, list string) bool {
	return startsWithAny(word, l.parts[list])
}

// lexicons are read on first use, so that start-up costs nothing.
var lexicons = sync.OnceValue(func() map[tree.Lang]func() *lexicon {
	all := map[tree.Lang]func() *lexicon{}
	for _, l := range lang.Languages() {
		all[l] = sync.OnceValue(func() *lexicon { return readLexicon(tree.Russian, tree.English, l) })
	}
	return all
})

// lexiconOf returns the lexicon of a language. Every lexicon includes the English and
// Russian words: texts in any language name companies and people with their
// abbreviations.
func lexiconOf(l tree.Lang) *lexicon {
	if read, ok := lexicons()[l]; ok {
		return read()
	}
	return lexicons()[tree.English]()
}

// readLexicon reads the lists of languages. A later language overrides an earlier one
// for the points of abbreviations.
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

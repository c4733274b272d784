package segment

import (
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// form is an inflected form of an English verb.
type form uint8

const (
	noForm  form = iota
	base         // support
	thirdS       // supports
	past         // supported, built: a past form and a participle
	withIng      // supporting
)

// inflections are the endings of verbs, each with its replacement in the base form.
var inflections = []struct {
	ending, base string
	form         form
}{
	{"ies", "y", thirdS}, {"es", "", thirdS}, {"s", "", thirdS},
	{"ied", "y", past}, {"ed", "", past}, {"ed", "e", past},
	{"ing", "", withIng}, {"ing", "e", withIng},
}

// verbForm returns the form of a verb, and whether its base form can also be a noun.
func verbForm(w word) (f form, noun bool) {
	switch {
	case w.is(verb | verbOrNoun):
		return base, !w.is(verb)
	case w.is(irregular):
		return past, false
	}
	lex := lexiconOf(tree.English)
	for _, in := range inflections {
		stem, ok := strings.CutSuffix(w.text, in.ending)
		if !ok || len(stem) < 2 {
			continue
		}
		for _, b := range []string{stem + in.base, withoutDoubling(stem)} {
			if c := lex.words[b]; c&(verb|verbOrNoun) != 0 {
				return in.form, c&verb == 0
			}
		}
	}
	return noForm, false
}

// withoutDoubling returns a stem without the second of two equal letters at its end: plann.
func withoutDoubling(stem string) string {
	if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
		return stem[:n-1]
	}
	return stem
}

// readPieceEN classifies an English piece.
func readPieceEN(words []word) piece {
	p := piece{words: len(words)}
	rest, joined := opening(words)
	p.joined = joined
	if len(rest) == 0 {
		return p
	}
	p.unfinished = words[len(words)-1].is(unfinished) || awaitsClause(words)
	p.predicate = openingEN(rest)
	if p.predicate == noPredicate && hasPredicateEN(rest) {
		p.predicate = whole
	}
	f, noun := verbForm(rest[0])
	p.doubtful = f == base && noun && len(rest) > 1 && !rest[1].is(unfinished)
	return p
}

// awaitsClause reports whether no verb follows the last "that" of a piece: "they
// reaffirm that in their fight against smuggling".
func awaitsClause(words []word) bool {
	for i := len(words) - 2; i > 0; i-- {
		if words[i].text == "that" {
			f, _ := verbForm(words[i-1])
			return (f != noForm || words[i+1].is(unfinished|timing)) && !hasPredicateEN(words[i+1:])
		}
	}
	return false
}

// openingEN returns the predicate that the first words of a piece indicate.
func openingEN(words []word) predicate {
	first, second := words[0], word{}
	if len(words) > 1 {
		second = words[1]
	}
	f, noun := verbForm(first)
	next, _ := verbForm(second)
	object := opensObject(second) && (f != thirdS || second.text != "to")
	if second.text == "and" && len(words) > 3 {
		third, _ := verbForm(words[2])
		object = object || !noun && third == f // strengthen and expand trade
	}
	switch {
	case first.is(pronoun):
		if len(words) > 2 {
			return dependent
		}
	case first.is(subordinate):
		if hasPredicateEN(words[1:]) {
			return dependent
		}
	case first.text == "to":
		if next == base || second.text == "be" || second.text == "have" || second.text == "do" {
			return infinitive
		}
	case first.is(finite) && !first.capital:
		return bare
	case f == withIng && !first.is(preposition):
		if len(words) > 2 && (object || !noun && !second.is(unfinished|joining) || second.text == "on" || second.text == "with") {
			return dependent
		}
	case f == base && (object || !noun && second.text != "" && !second.is(joining) && second.text != "of"):
		return whole
	case f == thirdS && (!noun || object):
		return bare
	case f == past && (opensObject(second) && second.text != "to" || first.is(agreed)):
		return bare
	}
	return noPredicate
}

// hasPredicateEN reports whether a piece has a verb of its own, outside its relative
// clauses ("bodies that support peace").
func hasPredicateEN(words []word) bool {
	borrowed := 0 // verbs to come that belong to relative clauses
	adverbial := len(words) > 0 && words[0].is(unfinished|timing)
	for i, w := range words {
		before := word{}
		if i > 0 {
			before = words[i-1]
		}
		switch {
		case w.is(relative) && i > 0:
			borrowed++
		case w.is(subject) && i > 0 && !adverbial && !before.is(joining|relative|subordinate):
			borrowed++ // the progress we made
		case isVerbEN(words, i):
			if borrowed == 0 {
				return true
			}
			borrowed--
		}
	}
	return false
}

// isVerbEN reports whether the word at i is the verb of a predicate.
func isVerbEN(words []word, i int) bool {
	w, before, after := words[i], word{}, word{}
	if i > 0 {
		before = words[i-1]
	}
	if i+1 < len(words) {
		after = words[i+1]
	}
	if w.is(finite) {
		return !(w.capital && i > 0) && before.text != "to" && !(w.text == "will" && before.is(adjective|determiner))
	}
	f, noun := verbForm(w)
	if f == noForm || f == withIng || before.text == "to" || i == 0 {
		return false
	}
	if f == past {
		return (after.is(determiner) || after.text == "that" || w.is(agreed)) && !before.is(determiner|unfinished) || subjectBefore(words, i)
	}
	if subjectBefore(words, i) {
		return true
	}
	if i <= 2 && f == base && noun && isPlural(before) && !before.is(attributive|determiner) && after.is(unfinished) && after.text != "of" {
		return true // trains run on time
	}
	if w.capital || before.is(determiner|unfinished|joining|adjective) || noun && !(opensObject(after) && (f == base || after.text != "to")) {
		return false
	}
	return (isPlural(before) || before.capital && after.text == "to") == (f == base)
}

func isPlural(w word) bool { return strings.HasSuffix(w.text, "s") || w.text == "people" }

// opensObject reports whether a word shows that the preceding one is a verb: nouns do
// not precede determiners or adjectives.
func opensObject(w word) bool {
	if w.is(determiner) || w.text == "to" || w.text == "that" {
		return true
	}
	lex := lexiconOf(tree.English)
	return lex.endsLike(w.text, "adjective-endings") && !lex.endsLike(w.text, "noun-endings")
}

// mostAdverbs is the maximum number of words between a pronoun and its verb.
const mostAdverbs = 4

// subjectBefore reports whether a pronoun precedes the verb at i, possibly with adverbs
// between them.
func subjectBefore(words []word, i int) bool {
	for n := 0; i > 0 && n < mostAdverbs; n++ {
		i--
		if words[i].is(subject) {
			return true
		}
		if !isAdverb(words[i]) && !words[i].is(joining) {
			return false
		}
	}
	return false
}

package segment

import (
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// readPieceRU classifies a Russian piece.
func readPieceRU(words []word) piece {
	p := piece{words: len(words)}
	rest, joined := opening(words)
	p.joined = joined
	if len(rest) == 0 {
		return p
	}
	p.unfinished = words[len(words)-1].is(unfinished)
	if rest[0].is(comparing) {
		return p // быстрее, чем ожидалось
	}
	p.predicate = openingRU(rest)
	if p.predicate == noPredicate && hasPredicateRU(rest) {
		p.predicate = whole
	}
	return p
}

// openingRU returns the predicate that the first words of a piece indicate. A relative
// clause may open with a preposition: в котором.
func openingRU(words []word) predicate {
	first := words[0]
	switch {
	case first.is(subordinate), first.is(unfinished) && len(words) > 1 && words[1].is(subordinate) && words[1].is(relative):
		if len(words) > 1 {
			return dependent // что выше прогноза
		}
	case first.is(gerund), isGerundRU(first.text):
		if len(words) > 1 {
			return dependent
		}
	case isInfinitive(first.text):
		return infinitive
	case isVerbRU(first):
		return bare
	}
	return noPredicate
}

// hasPredicateRU reports whether a piece has a finite verb outside its relative
// clauses.
func hasPredicateRU(words []word) bool {
	borrowed := 0
	for i, w := range words {
		switch {
		case w.is(relative) && i > 0:
			borrowed++
		case isVerbRU(w) && !(w.capital && i > 0):
			if borrowed == 0 {
				return true
			}
			borrowed--
		}
	}
	return false
}

func isVerbRU(w word) bool {
	if w.is(finite) {
		return true
	}
	lex := lexiconOf(tree.Russian)
	return lex.endsLike(w.text, "verb-endings") && !lex.endsLike(w.text, "not-verb-endings") && !lex.beginsLike(w.text, "not-verbs")
}

func isInfinitive(text string) bool {
	lex := lexiconOf(tree.Russian)
	return lex.endsLike(text, "infinitive-endings") && !strings.HasSuffix(text, "ость") && !lex.beginsLike(text, "not-verbs")
}

// isGerundRU reports whether a word has an ending that only gerunds have.
func isGerundRU(text string) bool {
	for _, ending := range []string{"уясь", "аясь", "ясь", "ившись", "авшись"} {
		if strings.HasSuffix(text, ending) {
			return true
		}
	}
	return strings.HasSuffix(text, "уя") && len(text) > len("буря")
}

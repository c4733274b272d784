package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// predicate says how a piece between two marks can take part in a sentence.
type predicate uint8

const (
	noPredicate predicate = iota // in May 2020, the Minister of Trade
	dependent                    // which entered into force, recalling the plan
	infinitive                   // to simplify procedures
	bare                         // remains in force: the subject stands before
	whole                        // the sides agreed on a plan
)

// piece is what stands between two marks. An unfinished one ends in a word that
// another must follow: "they agreed that, in May, trade had grown"; a joined one
// opens with a conjunction; a doubtful one with a word that is a noun too.
type piece struct {
	predicate
	unfinished, joined, doubtful bool
	words                        int
}

// predicateCommas returns what tells whether a clause ends at the comma with a
// number: the clause at hand has a predicate of its own, and the piece behind the
// comma begins another. What stands between a subject and its verb is part of the
// clause.
//
//	Trade, energy, and transport, which matter most, will grow, and prices will fall.
//	└────────────────────────── one predicate ───────────────┘  └──── another ────┘
func predicateCommas(runes []char, marks []mark, l tree.Lang) func(k int) bool {
	pieces := make([]piece, len(marks))
	read := pieceReader(runes, l)
	if read == nil {
		return func(int) bool { return false }
	}
	depth := nested(runes)
	for k, m := range marks {
		pieces[k] = read(pieceWords(runes, depth, m.start, m.stop))
		if p := &pieces[k]; p.joined && p.predicate == noPredicate && l == tree.Russian && m.isDash(runes) {
			p.predicate = whole // а мост – гордость города
		}
	}
	resume(pieces)
	c := clause{}
	ends := make([]bool, len(marks))
	for k, p := range pieces {
		if k > 0 && marks[k-1].comma {
			ends[k-1] = c.endsBefore(pieces, k)
			if ends[k-1] && p.predicate == noPredicate {
				p.predicate = whole
			}
		}
		if k == 0 || !marks[k-1].comma || ends[k-1] {
			c = clause{opens: k == 0}
		}
		c.add(p)
	}
	return func(k int) bool { return ends[k] }
}

// resume looks for a verb that stands behind an insertion in a clause of its own:
// "…, and the hosts, as chairs, will report". The clause begins with its subject.
func resume(pieces []piece) {
	for k := 2; k < len(pieces); k++ {
		subject, inserted := &pieces[k-2], pieces[k-1]
		if pieces[k].predicate == bare && inserted.inserts() && subject.predicate == noPredicate && subject.joined && subject.words > 1 {
			subject.predicate = whole
			pieces[k].predicate = noPredicate
		}
	}
}

// inserts reports whether a piece can stand between a subject and its verb.
func (p piece) inserts() bool { return p.predicate == noPredicate || p.predicate == dependent }

// clause is what is known of the pieces since the last end.
type clause struct {
	opens                              bool // the sentence
	pieces                             int
	hasPredicate, unfinished, inserted bool
}

func (c *clause) add(p piece) {
	// A dependent clause stands alone at the beginning only: "as trade grows, …"; so
	// does an infinitive, but not at that of the sentence: "to boost trade, they …".
	c.hasPredicate = c.hasPredicate || p.predicate >= bare ||
		c.pieces == 0 && (p.predicate == dependent || p.predicate == infinitive && !c.opens)
	if p.predicate != noPredicate || p.unfinished {
		c.unfinished = p.unfinished
	}
	c.pieces++
	c.inserted = p.inserts()
}

// endsBefore reports whether the clause ends before a piece.
func (c *clause) endsBefore(pieces []piece, k int) bool {
	if !c.hasPredicate || c.unfinished {
		return false
	}
	switch pieces[k].predicate {
	case noPredicate:
		// "the sides keep the peace, and support trade": a list has two commas
		return pieces[k].doubtful && pieces[k].joined && c.pieces == 1
	case bare, infinitive:
		return !c.inserted || pieces[k].joined
	case dependent:
		if pieces[k].joined && pieces[k-1].words <= 1 {
			return false // supporting, assisting, and advising partners
		}
		// "the treaty, which entered into force, remains" is not split
		return k+1 == len(pieces) || pieces[k+1].predicate != bare || pieces[k+1].joined
	}
	return true
}

// pieceReader returns the reader of the pieces of a text, by its script; nil when
// the predicates of its language are not known.
func pieceReader(runes []char, l tree.Lang) func([]word) piece {
	switch l {
	case tree.English, tree.Russian, tree.Chinese, "":
	default:
		return nil
	}
	for _, c := range runes {
		switch {
		case unicode.Is(unicode.Cyrillic, c.r):
			return readPieceRU
		case unicode.Is(unicode.Latin, c.r):
			return readPieceEN
		}
	}
	return nil
}

// word is a word of a piece in lower case, with its classes.
type word struct {
	text    string
	class   class
	capital bool
}

func (w word) is(c class) bool { return w.class&c != 0 }

// pieceWords returns the words from start to stop that stand in no quotes and
// brackets.
func pieceWords(runes []char, depth []int32, start, stop int) []word {
	lex := lexiconOf(tree.English)
	var words []word
	for i := start; i < stop; i++ {
		if depth[i] > 0 || !isWordChar(runes[i].r) {
			continue
		}
		from := i
		for i < stop && (isWordChar(runes[i].r) || isInner(runes, i, stop)) {
			i++
		}
		written := text(runes[from:i])
		lower := strings.ReplaceAll(strings.ToLower(written), "’", "'")
		words = append(words, word{lower, lex.words[lower], unicode.IsUpper(runes[from].r)})
	}
	return words
}

func isWordChar(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// isInner reports whether a hyphen, an apostrophe or a point at i stands between
// two characters of a word.
func isInner(runes []char, i, stop int) bool {
	return i+1 < stop && strings.ContainsRune("-'’.", runes[i].r) && isWordChar(runes[i+1].r)
}

// opening returns the words behind those that a piece may open with before its
// predicate, and whether there were any of them.
func opening(words []word) (rest []word, joined bool) {
	n := 0
	for n < len(words) && (words[n].is(joining) || isAdverb(words[n])) {
		n++
	}
	return words[n:], n > 0 && words[0].is(joining)
}

// isAdverb reports whether a word ends like an English adverb.
func isAdverb(w word) bool {
	return !w.capital && len(w.text) > 4 && strings.HasSuffix(w.text, "ly") && !w.is(verb|verbOrNoun)
}

// IsVerb reports whether a word, in lower case, is a verb in any form and no noun, as
// far as the lists and endings of its language tell. English and Russian are known.
func IsVerb(text string, l tree.Lang) bool {
	w := word{text: text, class: lexiconOf(l).words[text]}
	if l == tree.Russian {
		return isVerbRU(w) || isInfinitive(text)
	}
	f, noun := verbForm(w)
	return f != noForm && !noun || w.is(finite)
}

package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// predicate is the role that a piece between two marks can have in a sentence.
type predicate uint8

const (
	noPredicate predicate = iota // in May 2020, the Minister of Trade
	dependent                    // which entered into force, recalling the plan
	infinitive                   // to simplify procedures
	bare                         // remains in force: the subject precedes the piece
	whole                        // the sides agreed on a plan
)

// piece is the text between two marks. It is unfinished if it ends in a word that needs
// a continuation: "they agreed that, in May, trade had grown"; joined if it opens with
// a conjunction; doubtful if it opens with a word that can be a verb or a noun.
type piece struct {
	predicate
	unfinished, joined, doubtful bool
	words                        int
}

// predicateCommas returns a function that reports whether a clause ends at the k-th
// mark, if that is a comma: the current clause has a predicate of its own, and the
// piece after the comma begins another. An insertion between a subject and its verb is
// part of the clause.
//
//	Trade, energy, and transport, which matter most, will grow, and prices will fall.
//	└────────────────────────── one predicate ───────────────┘  └──── another ────┘
func predicateCommas(runes []char, depth []int32, marks []mark, l tree.Lang) func(k int) bool {
	pieces := make([]piece, len(marks))
	read := pieceReader(runes, l)
	if read == nil {
		return func(int) bool { return false }
	}
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

// resume finds verbs that follow an insertion: "…, and the hosts, as chairs, will
// report". The clause then begins with its subject, not with the verb.
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

// clause is the state of the clause that the pieces since the last end form.
type clause struct {
	opens                              bool // the clause opens the sentence
	pieces                             int
	hasPredicate, unfinished, inserted bool
}

func (c *clause) add(p piece) {
	// A dependent clause counts as a predicate only at the beginning of a clause: "as
	// trade grows, …". So does an infinitive, except at the beginning of the sentence:
	// "to boost trade, they …".
	c.hasPredicate = c.hasPredicate || p.predicate >= bare ||
		c.pieces == 0 && (p.predicate == dependent || p.predicate == infinitive && !c.opens)
	if p.predicate != noPredicate || p.unfinished {
		c.unfinished = p.unfinished
	}
	c.pieces++
	c.inserted = p.inserts()
}

// endsBefore reports whether the clause ends before piece k.
func (c *clause) endsBefore(pieces []piece, k int) bool {
	if !c.hasPredicate || c.unfinished {
		return false
	}
	switch pieces[k].predicate {
	case noPredicate:
		// "the sides keep the peace, and support trade": a list would have two commas
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

// pieceReader returns the function that reads the pieces of a text, chosen by its
// script. It is nil if predicates of the language are not known.
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

// pieceWords returns the words from start to stop that are outside quotes and brackets.
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

// isInner reports whether a hyphen, apostrophe or point at i is inside a word.
func isInner(runes []char, i, stop int) bool {
	return i+1 < stop && strings.ContainsRune("-'’.", runes[i].r) && isWordChar(runes[i+1].r)
}

// opening returns the words after those that may precede the predicate of a piece, and
// whether the piece opens with a conjunction.
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

// IsVerb reports whether a word, in lower case, is a verb in any form and not a noun,
// according to the lists and endings of its language. Only English and Russian are
// supported.
func IsVerb(text string, l tree.Lang) bool {
	w := word{text: text, class: lexiconOf(l).words[text]}
	if l == tree.Russian {
		return isVerbRU(w) || isInfinitive(text)
	}
	f, noun := verbForm(w)
	return f != noForm && !noun || w.is(finite)
}

package report

import (
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// weigher says how much a change is news; the package documentation tells how.
type weigher struct {
	words  *vocabulary
	common rarity
	marked [2][]uint32 // scratch: terms of deleted and of inserted text
}

func newWeigher(r *diff.Result) *weigher {
	w := &weigher{words: newVocabulary(r.New)}
	w.common.add(r.Old.Text)
	w.common.add(r.New.Text)
	return w
}

// weigh returns the weight of a row, 0 for what is no news, and the classes of
// words that give it force.
func (w *weigher) weigh(s *Section, row *Row) (weight int, why []string) {
	if row.Stub || row.Kind == diff.Typographic || row.Kind == diff.Unchanged || row.Certainty == diff.Possible || row.Routine {
		return 0, nil
	}
	if weight = root(w.information(row)); row.Kind == diff.Reworded {
		var bonus int
		bonus, why = w.force(row)
		weight = reworded*weight + bonus
	} else {
		weight *= whole
	}
	if s.Kind == tree.KindPreamble || s.Kind == tree.KindClosing {
		weight /= 2
	}
	if w.words.isCeremony(row.Old) || w.words.isCeremony(row.New) {
		weight /= 4
	}
	return weight, why
}

// whole and reworded are what the root of a row's information is worth: less in
// a sentence that was put in other words, where both wordings have some.
const (
	whole    = 10
	reworded = 7
)

// force returns what the changed classes of words are worth: the strongest of
// one clause, in the measure in which the clause is the same otherwise, because
// in other words everything is different. It names the classes of clauses of
// which half is kept.
func (w *weigher) force(row *Row) (bonus int, why []string) {
	clauses := row.Clauses
	if clauses == nil {
		clauses = []Row{*row}
	}
	var classes [forces]bool
	for i := range clauses {
		c := &clauses[i]
		if c.Stub || c.Kind != diff.Reworded || c.Old.Repeated && c.New.Repeated {
			continue
		}
		all := len(c.Old.Text()) + len(c.New.Text())
		kept := all - markedBytes(c)
		for _, class := range w.words.changed(c.Old.Text(), c.New.Text()) {
			bonus = max(bonus, forceWeight[class]*kept/max(all, 1))
			classes[class] = classes[class] || 2*kept >= all
		}
	}
	for class, is := range classes {
		if is {
			why = append(why, force(class).String())
		}
	}
	return bonus, why
}

func markedBytes(row *Row) int {
	n := 0
	for _, side := range []Side{row.Old, row.New} {
		for _, r := range side.Runs {
			if r.Mark != Same {
				n += len(r.Text)
			}
		}
	}
	return n
}

// information adds up how rare the changed terms are. A term that is both
// deleted and inserted only changed its place in the sentence, and counts
// nothing.
func (w *weigher) information(row *Row) int {
	for i, side := range []Side{row.Old, row.New} {
		w.marked[i] = w.marked[i][:0]
		for _, r := range side.Runs {
			if r.Mark != Same {
				w.marked[i] = appendTerms(w.marked[i], r.Text)
			}
		}
		slices.Sort(w.marked[i])
	}
	sum := 0
	old, new := w.marked[0], w.marked[1]
	for len(old)+len(new) > 0 {
		switch {
		case len(new) == 0 || len(old) > 0 && old[0] < new[0]:
			sum += w.common.points(old[0])
			old = old[1:]
		case len(old) == 0 || new[0] < old[0]:
			sum += w.common.points(new[0])
			new = new[1:]
		default:
			old, new = old[1:], new[1:]
		}
	}
	return sum
}

// rarity counts about how often the terms of two texts are said, by places that
// few terms share.
type rarity [1 << 14]uint16

func (c *rarity) add(text string) {
	var terms []uint32
	for start := 0; start < len(text); {
		end := min(start+1<<12, len(text))
		for end < len(text) && !utf8.RuneStart(text[end]) {
			end++
		}
		terms = appendTerms(terms[:0], text[start:end])
		for _, t := range terms {
			if n := &c[t%uint32(len(c))]; *n < 1<<15 {
				*n++
			}
		}
		start = end
	}
}

// points is 7 for a term that is said once, and one less each time it is said
// twice as often, but never below 1.
func (c *rarity) points(term uint32) int {
	return max(1, 8-bits.Len16(c[term%uint32(len(c))]))
}

// appendTerms appends the terms of a text, as numbers: its words, and each two
// Han characters that are neighbours, or one that has none.
func appendTerms(terms []uint32, text string) []uint32 {
	const prime = 16777619
	word, before, pair := uint32(0), rune(0), false
	endHan := func() {
		if before != 0 && !pair {
			terms = append(terms, mix(uint32(before)))
		}
		before, pair = 0, false
	}
	for _, r := range text {
		han := lang.IsHan(r)
		if !han && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			endHan()
			word = (word ^ uint32(unicode.ToLower(r))) * prime
			continue
		}
		if word != 0 {
			terms, word = append(terms, mix(word)), 0
		}
		switch {
		case !han:
			endHan()
		case before != 0:
			terms = append(terms, mix(uint32(before)*prime^uint32(r)))
			before, pair = r, true
		default:
			before = r
		}
	}
	if word != 0 {
		terms = append(terms, mix(word))
	}
	endHan()
	return terms
}

// mix spreads a number over the places of a rarity.
func mix(n uint32) uint32 {
	n ^= n >> 15
	n *= 0x2c1b3c6d
	return n ^ n>>12
}

// root returns the square root, rounded down.
func root(n int) int {
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

package series

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Neighbour is a word that occurs in the same clauses as a phrase more often than elsewhere.
type Neighbour struct {
	Text      string // its most frequent form near the phrase
	Clauses   int    // number of clauses with the phrase and the word
	Elsewhere int    // number of other clauses with the word
}

// leastTie is the minimum log-likelihood ratio of a neighbour: a chance of one in a hundred.
const leastTie = 6.63

// ClausesSaying returns the clauses of each statement that say a phrase, matched as in
// [Lineage.Saying].
func (l *Lineage) ClausesSaying(phrase string) [][]*tree.Node {
	all := make([][]*tree.Node, len(l.Statements))
	for i, s := range l.Statements {
		p := wording.NewPhrase(phrase, s.Lang)
		for _, n := range s.Nodes(tree.KindClause) {
			if p.Count(wording.Spoken(s.TextOf(n), s.Lang)) > 0 {
				all[i] = append(all[i], n)
			}
		}
	}
	return all
}

// Neighbours returns at most most words that occur near a phrase, the most closely tied
// first. said are the clauses of each statement that say it, from [Lineage.ClausesSaying].
// Function words of all lists, single Chinese characters, the words of the phrase, and
// words in only one clause with it are left out. It takes time linear in these clauses.
//
// The tie is the log-likelihood ratio of the clauses with both, one or neither (Dunning
// 1993), which is valid for small counts too.
func (l *Lineage) Neighbours(phrase string, said [][]*tree.Node, most int) []Neighbour {
	c := neighbourCount{texts: l.texts, forms: map[int32]map[string]int{}, clauses: map[int32]int{}, function: functionWords(l.texts.v.language)}
	for i := range said {
		c.read(i, phrase, said[i])
	}
	type tied struct {
		Neighbour
		tie float64
	}
	var all []tied
	for id, with := range c.clauses {
		n := Neighbour{mostOften(c.forms[id]), with, int(c.v.clauses[id]) - with}
		if tie := tieOf(n, c.saying, c.v.total); with > 1 && tie >= leastTie {
			all = append(all, tied{n, tie})
		}
	}
	slices.SortFunc(all, func(x, y tied) int {
		return cmp.Or(cmp.Compare(y.tie, x.tie), strings.Compare(x.Text, y.Text))
	})
	var near []Neighbour
	for _, n := range all[:min(most, len(all))] {
		near = append(near, n.Neighbour)
	}
	return near
}

// functionWords returns the function words of all lists of a language, by key, including
// those that formulas may have at their edges.
func functionWords(l tree.Lang) map[string]bool {
	all := map[string]bool{}
	for _, name := range []string{"formula-edges", "function-words", "common-words"} {
		for _, w := range lang.List(l, name) {
			all[wording.WordKey(w, l)] = true
		}
	}
	return all
}

// neighbourCount counts the words of clauses that say a phrase.
type neighbourCount struct {
	*texts
	saying   int // clauses
	function map[string]bool
	clauses  map[int32]int
	forms    map[int32]map[string]int
}

// read counts the words of the clauses of a statement that say the phrase.
func (c *neighbourCount) read(statement int, phrase string, said []*tree.Node) {
	s := c.statements[statement]
	p, own := wording.NewPhrase(phrase, s.Lang), newOwnWords(phrase, s.Lang)
	for _, n := range said {
		c.saying++
		seen := map[int32]bool{}
		c.wordsIn(Place{statement, n, n.Span}, func(_ int, w word) {
			text := s.Text[w.start:w.end]
			if key := wording.Spoken(text, s.Lang); c.function[wording.WordKey(text, s.Lang)] || own.has(key) || p.Count(key) > 0 || isSyllable(key) {
				return
			}
			if !seen[w.id] {
				seen[w.id] = true
				c.clauses[w.id]++
			}
			if c.forms[w.id] == nil {
				c.forms[w.id] = map[string]int{}
			}
			c.forms[w.id][text]++
		})
	}
}

// ownWords are the words of a phrase. In scripts without spaces, all words with its
// characters count.
type ownWords struct {
	key   string
	words []string
}

func newOwnWords(phrase string, l tree.Lang) ownWords {
	key := wording.Spoken(phrase, l)
	return ownWords{key, strings.FieldsFunc(key, func(r rune) bool { return r == ' ' || strings.ContainsRune(quotes+"*", r) })}
}

func (o ownWords) has(key string) bool {
	first, _ := utf8.DecodeRuneInString(key)
	return slices.Contains(o.words, key) || chars.IsHan(first) && strings.Contains(o.key, key)
}

// isSyllable reports whether a word is a single Chinese character, which occurs in many
// words.
func isSyllable(key string) bool {
	first, size := utf8.DecodeRuneInString(key)
	return size == len(key) && chars.IsHan(first)
}

// mostOften returns the most frequent form, the first in string order if tied.
func mostOften(forms map[string]int) string {
	best := ""
	for text, n := range forms {
		if best == "" || n > forms[best] || n == forms[best] && text < best {
			best = text
		}
	}
	return best
}

// tieOf returns the log-likelihood ratio of a word and a phrase that saying of total clauses
// have, 0 if the word is not more frequent near the phrase than elsewhere.
func tieOf(n Neighbour, saying, total int) float64 {
	having := n.Clauses + n.Elsewhere
	if n.Clauses*total <= having*saying {
		return 0
	}
	part := func(count, row, column int) float64 {
		if count == 0 {
			return 0
		}
		return float64(count) * math.Log(float64(count)*float64(total)/(float64(row)*float64(column)))
	}
	return 2 * (part(n.Clauses, having, saying) + part(n.Elsewhere, having, total-saying) +
		part(saying-n.Clauses, total-having, saying) + part(total-saying-n.Elsewhere, total-having, total-saying))
}

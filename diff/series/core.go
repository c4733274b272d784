package series

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Shares of core wording. From saidShare on, a place says the core. Below linkedShare, or
// nearShare if no link leads there, it is unrelated.
const (
	linkedShare = 0.3
	nearShare   = 0.45
	saidShare   = 0.65
)

// rarity is the weight of a word: the logarithm of how few clauses of the series have it,
// 0 if all do.
func (v *vocabulary) rarity(id int32) float64 {
	if id == cut || v.kinds[id] != contentWord {
		return 0
	}
	r := math.Log(float64(v.total+1) / float64(v.clauses[id]+1))
	if first, size := utf8.DecodeRuneInString(v.keys[id]); size == len(v.keys[id]) && chars.IsHan(first) {
		return r / 2 // a syllable, which occurs in many words
	}
	return r
}

// rarityOf is the weight of several words: the rarest counts in full and the others less and
// less, so that length alone does not make a formula rare.
func (v *vocabulary) rarityOf(ids []int32) float64 {
	var all []float64
	for _, id := range distinct(ids) {
		all = append(all, v.rarity(id))
	}
	slices.SortFunc(all, func(x, y float64) int { return int(math.Copysign(1, y-x)) })
	sum := 0.0
	for k, r := range all {
		sum += r / float64(k+1)
	}
	return sum
}

// distinct returns the sorted ids without duplicates.
func distinct(ids []int32) []int32 {
	all := slices.Clone(ids)
	slices.Sort(all)
	return slices.Compact(all)
}

// content returns the distinct content words among ids, sorted.
func (v *vocabulary) content(ids []int32) []int32 {
	return slices.DeleteFunc(distinct(ids), func(id int32) bool { return id == cut || v.kinds[id] != contentWord })
}

// shareOf returns the share of the weight of some words that is there, 1 for words without
// weight.
func (v *vocabulary) shareOf(ids []int32, there func(id int32) bool) float64 {
	whole, sum := 0.0, 0.0
	for _, id := range ids {
		r := v.rarity(id)
		whole += r
		if there(id) {
			sum += r
		}
	}
	if whole == 0 {
		return 1
	}
	return sum / whole
}

// said finds where a statement says the core of a wording: the words that few clauses of
// the series have.
type said struct {
	v        *vocabulary
	words    []word
	first    int32             // number of the first clause in the series
	clauses  []*tree.Node      // of the statement
	sentence []int32           // of each clause
	having   map[int32][]int32 // clauses with each word, by number in the statement
	inside   map[int32][]int32 // clauses with each word inside other words
	roots    map[string]bool   // of the content words, nil until needed
	keys     *keyText          // nil until needed
	counts   []int32           // clauses with each word known when the statement was read
	// Sums that nearest makes by clause and by sentence, 0 between calls.
	ofClause, ofSentence []float64
}

func newSaid(v *vocabulary, words []word, clauses []*tree.Node, sentence map[*tree.Node]int32) *said {
	s := &said{v: v, words: words, clauses: clauses, having: map[int32][]int32{}, inside: map[int32][]int32{}}
	if len(words) > 0 {
		s.first = words[0].clause
	}
	for _, c := range clauses {
		s.sentence = append(s.sentence, sentence[c])
	}
	s.ofClause, s.ofSentence = make([]float64, len(clauses)), make([]float64, len(clauses))
	for _, w := range words {
		if w.id != cut && v.kinds[w.id] == contentWord {
			s.having[w.id] = appendOnce(s.having[w.id], w.clause-s.first)
		}
	}
	s.counts = make([]int32, len(v.keys))
	for id, list := range s.having {
		s.counts[id] = int32(len(list))
	}
	return s
}

// count returns the number of clauses with a word.
func (s *said) count(id int32) int {
	if int(id) < len(s.counts) {
		return int(s.counts[id])
	}
	return 0
}

// mentions reports whether the statement has a word, or one with the same root.
func (s *said) mentions(id int32) bool {
	if s.roots == nil {
		s.roots = map[string]bool{}
		for id := range s.having {
			s.roots[s.v.root(s.v.keys[id])] = true
		}
	}
	return s.roots[s.v.root(s.v.keys[id])] || len(s.clausesOf(id)) > 0
}

// in returns which words a clause has.
func (s *said) in(clause int) func(id int32) bool {
	return func(id int32) bool { return slices.Contains(s.clausesOf(id), int32(clause)) }
}

// asWord returns the clauses that have id as a whole word.
func (s *said) asWord(id int32) []int32 { return s.having[id] }

// clauseAt returns the clause that contains a byte offset of the statement's text.
func (s *said) clauseAt(at int) *tree.Node {
	k, found := slices.BinarySearchFunc(s.clauses, at, func(n *tree.Node, at int) int { return n.Span.Start - at })
	if !found {
		k--
	}
	return s.clauses[max(k, 0)]
}

// appendOnce appends n unless it is the last element.
func appendOnce(list []int32, n int32) []int32 {
	if len(list) > 0 && list[len(list)-1] == n {
		return list
	}
	return append(list, n)
}

// text returns the words of the statement as a text in which patterns can be found.
func (s *said) text() *keyText {
	if s.keys == nil {
		k := s.v.write(s.words)
		k.index()
		s.keys = &k
	}
	return s.keys
}

// clausesOf returns the clauses with a word. Chinese words, and words that the statement
// does not have, are also found inside other words: 体制改革 in 金融体制改革.
func (s *said) clausesOf(id int32) []int32 {
	if list, ok := s.having[id]; ok && !s.v.fleeting && s.v.language != tree.Chinese {
		return list
	}
	list, ok := s.inside[id]
	if !ok {
		list = s.clausesWith(s.v.beginning(id))
		s.inside[id] = list
	}
	return list
}

// clausesWith returns the clauses with a string of keys.
func (s *said) clausesWith(keys string) []int32 {
	var list []int32
	for _, n := range s.text().find(keys) {
		list = appendOnce(list, s.words[n].clause-s.first)
	}
	return list
}

// beginning returns the pattern by which a word is found inside others. It is the word
// itself in Chinese, otherwise the stem without its last letter, since vowels may vary
// there: ставка, ставок; усиливает, усиливать.
func (v *vocabulary) beginning(id int32) string {
	key := v.keys[id]
	if first, _ := utf8.DecodeRuneInString(key); chars.IsHan(first) {
		return key
	}
	if _, size := utf8.DecodeLastRuneInString(key); utf8.RuneCountInString(key) > shortestStem {
		key = key[:len(key)-size]
	}
	return " " + key
}

// shortestStem is the minimum number of letters to search for.
const shortestStem = 4

// nearest returns the clause closest to the core of some words, with its share of the core
// and that of its sentence. The sentence with the most decides first. It returns -1 if no
// word is found. weigh gives the rarity of a word, clausesOf the clauses that have it.
func (s *said) nearest(ids []int32, weigh weigher, clausesOf func(id int32) []int32) (clause int, ofClause, ofSentence float64) {
	total := 0.0
	var having []int32 // clauses that have one of the words
	for _, id := range distinct(ids) {
		r := weigh(id)
		total += r
		last := int32(-1)
		for _, c := range clausesOf(id) {
			if s.ofClause[c] == 0 {
				having = append(having, c)
			}
			s.ofClause[c] += r
			if g := s.sentence[c]; g != last {
				s.ofSentence[g] += r
				last = g
			}
		}
	}
	clause, ofClause, ofSentence = s.most(having)
	for _, c := range having {
		s.ofClause[c], s.ofSentence[s.sentence[c]] = 0, 0
	}
	if total == 0 {
		return -1, 0, 1
	}
	return clause, ofClause / total, ofSentence / total
}

// most returns the clause that ranks first by the weight of its sentence, then by its own,
// then by position; -1 for none.
func (s *said) most(having []int32) (clause int, ofClause, ofSentence float64) {
	clause = -1
	for _, c := range having {
		inClause, inSentence := s.ofClause[c], s.ofSentence[s.sentence[c]]
		order := cmp.Or(cmp.Compare(inSentence, ofSentence), cmp.Compare(inClause, ofClause), cmp.Compare(clause, int(c)))
		if clause < 0 || order > 0 {
			clause, ofClause, ofSentence = int(c), inClause, inSentence
		}
	}
	return clause, ofClause, ofSentence
}

package series

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Shares of core wording: below linkedShare, or nearShare where no link leads
// there, a place only has to do with the same matter; from saidShare on a statement
// says it.
const (
	linkedShare = 0.3
	nearShare   = 0.45
	saidShare   = 0.65
)

// rarity is what a word tells of its clause: nothing when every clause of the series
// has it.
func (v *vocabulary) rarity(id int32) float64 {
	if id == cut || v.kinds[id] != contentWord {
		return 0
	}
	r := math.Log(float64(v.total+1) / float64(v.clauses[id]+1))
	if first, size := utf8.DecodeRuneInString(v.keys[id]); size == len(v.keys[id]) && chars.IsHan(first) {
		return r / 2 // a syllable, which many words have
	}
	return r
}

// rarityOf is what words tell together: the rarest in full, the others less and
// less, so that a long formula is not rare by its length.
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

// distinct returns the numbers once each, in order.
func distinct(ids []int32) []int32 {
	all := slices.Clone(ids)
	slices.Sort(all)
	return slices.Compact(all)
}

// content returns the different content words among some, in order of number.
func (v *vocabulary) content(ids []int32) []int32 {
	return slices.DeleteFunc(distinct(ids), func(id int32) bool { return id == cut || v.kinds[id] != contentWord })
}

// said finds where a statement says the core of some words: what few clauses of the
// series say.
type said struct {
	v        *vocabulary
	words    []word
	first    int32             // number of the first clause in the series
	clauses  []*tree.Node      // of the statement
	sentence []int32           // of each clause
	having   map[int32][]int32 // clauses that have a word, by number in the statement
	inside   map[int32][]int32 // the same of words that only stand in others
	roots    map[string]bool   // of the content words, nil until asked for
	keys     *keyText          // nil until asked for
	counts   []int32           // clauses that have each word of those known when it was read
	// What nearest sums up by clause and by sentence, 0 between two calls.
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

// count is how many clauses have a word.
func (s *said) count(id int32) int {
	if int(id) < len(s.counts) {
		return int(s.counts[id])
	}
	return 0
}

// mentions reports whether the statement has a word, or another one of its root.
func (s *said) mentions(id int32) bool {
	if s.roots == nil {
		s.roots = map[string]bool{}
		for id := range s.having {
			s.roots[s.v.root(s.v.keys[id])] = true
		}
	}
	return s.roots[s.v.root(s.v.keys[id])] || len(s.clausesOf(id)) > 0
}

// asWord returns the clauses that have a word as one.
func (s *said) asWord(id int32) []int32 { return s.having[id] }

// appendOnce appends a number that is not the last one.
func appendOnce(list []int32, n int32) []int32 {
	if len(list) > 0 && list[len(list)-1] == n {
		return list
	}
	return append(list, n)
}

// text returns the statement's words to look wordings up in.
func (s *said) text() *keyText {
	if s.keys == nil {
		k := s.v.write(s.words)
		k.index()
		s.keys = &k
	}
	return s.keys
}

// clausesOf returns the clauses that have a word. One that the statement does not
// have as a word, and a Chinese one in any case, is looked for in its text, where
// another word may hold it or two words make it: 体制改革, 金融体制改革.
func (s *said) clausesOf(id int32) []int32 {
	if list, ok := s.having[id]; ok && !s.v.fleeting && s.v.language != tree.Chinese {
		return list
	}
	list, ok := s.inside[id]
	if !ok {
		if list = s.clausesWith(s.v.beginning(id)); list == nil {
			list = s.clausesWithHalves(s.v.keys[id])
		}
		s.inside[id] = list
	}
	return list
}

// clausesWith returns the clauses that have a string of keys.
func (s *said) clausesWith(keys string) []int32 {
	var list []int32
	for _, n := range s.text().find(keys) {
		list = appendOnce(list, s.words[n].clause-s.first)
	}
	return list
}

// compound is how many characters a Chinese word must have to be made of two.
const compound = 4

// clausesWithHalves returns the clauses that have both halves of a Chinese compound,
// which may stand in the other order: 对话协商, 协商对话.
func (s *said) clausesWithHalves(key string) []int32 {
	runes := []rune(key)
	if len(runes) < compound || !chars.IsHan(runes[0]) {
		return nil
	}
	half := len(runes) / 2
	last := s.clausesWith(string(runes[half:]))
	return slices.DeleteFunc(s.clausesWith(string(runes[:half])), func(c int32) bool { return !slices.Contains(last, c) })
}

// beginning returns what a word is looked for by where a statement does not have it:
// a Chinese one as it is, another one by all but the last letter of its stem, for
// vowels come and go there: ставка, ставок; усиливает, усиливать.
func (v *vocabulary) beginning(id int32) string {
	key := v.keys[id]
	if first, _ := utf8.DecodeRuneInString(key); chars.IsHan(first) {
		return key
	}
	for _, ending := range v.verbEndings {
		if stem, ok := strings.CutSuffix(key, ending); ok && utf8.RuneCountInString(stem) >= shortestStem {
			key = stem
			break
		}
	}
	if _, size := utf8.DecodeLastRuneInString(key); utf8.RuneCountInString(key) > shortestStem {
		key = key[:len(key)-size]
	}
	return " " + key
}

// shortestStem is how many letters of a word must be left to look for it.
const shortestStem = 4

// nearest returns the sentence with the most of the core of some words, the clause
// in it with the most, and their shares; -1 where no word of it is said. weigh tells
// how rare a word is, clausesOf where it stands.
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

// most returns, of some clauses, the one in the sentence with the most, of them the
// one with the most itself, and of them the first; -1 for none.
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

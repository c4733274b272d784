package series

import (
	"math"
	"slices"
	"sync"

	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// texts holds the words of the statements in a series.
type texts struct {
	statements []*tree.Statement
	v          *vocabulary
	words      [][]word       // by statement
	clauses    [][]*tree.Node // by statement
	sentences  [][]*tree.Node // by statement
	indexes    []*said        // by statement
	logs       []float64      // of the numbers of clauses
	run        batch.Runner
	once       sync.Once // guards the ledger
	ledger     *Ledger
	names      func() *lang.Names      // of the language, read on first use
	mentions   func() [][]lang.Mention // of states and bodies by statement, found on first use
	spread     func() map[int32]int    // number of sentences with each content word, counted on first use
	keys       func() []string         // of the texts of the statements, see [wording.Key], made on first use
}

// newTexts reads the words of statements, in time linear in the text. run does independent
// work, see [LinkBy].
func newTexts(statements []*tree.Statement, run batch.Runner) *texts {
	t := &texts{statements: statements, v: newVocabulary(""), run: run}
	if len(statements) > 0 {
		t.v = newVocabulary(statements[0].Lang)
	}
	t.names = sync.OnceValue(func() *lang.Names { return lang.NamesOf(t.v.language) })
	t.mentions = sync.OnceValue(func() [][]lang.Mention {
		all, words := make([][]lang.Mention, len(statements)), lang.NameWordsOf(t.v.language)
		names := t.names()
		run.Do(len(statements), func(i int) {
			s := statements[i]
			all[i] = slices.DeleteFunc(names.In(s.Text), func(m lang.Mention) bool { return words.OfAnother(s.Text, m.Span) })
		})
		return all
	})
	t.keys = sync.OnceValue(func() []string {
		keys := make([]string, len(statements))
		run.Do(len(statements), func(i int) { keys[i] = wording.Key(statements[i].Text, statements[i].Lang) })
		return keys
	})
	t.spread = sync.OnceValue(func() map[int32]int {
		all := map[int32]int{}
		for i := range statements {
			for _, n := range t.sentences[i] {
				for _, id := range t.idsIn(Place{i, n, n.Span}) {
					all[id]++
				}
			}
		}
		return all
	})
	first, most := 0, 0
	for _, s := range statements {
		clauses := s.Nodes(tree.KindClause)
		words, sentences := t.v.read(s, clauses, first), s.Nodes(tree.KindSentence)
		t.clauses, t.words, t.sentences = append(t.clauses, clauses), append(t.words, words), append(t.sentences, sentences)
		first, most = first+len(clauses), max(most, len(clauses))
		sentence := map[*tree.Node]int32{}
		for k, n := range sentences {
			for _, c := range n.Children {
				sentence[c] = int32(k)
			}
		}
		t.indexes = append(t.indexes, newSaid(t.v, words, clauses, sentence))
	}
	t.logs = make([]float64, 2*most+2) // up to the clauses of two statements, plus 1
	for n := range t.logs {
		t.logs[n] = math.Log(float64(n))
	}
	return t
}

// sentenceOf returns the sentence of a clause, in time logarithmic in the sentences.
func (t *texts) sentenceOf(statement int, clause *tree.Node) *tree.Node {
	all := t.sentences[statement]
	k, found := slices.BinarySearchFunc(all, clause.Span.Start, func(n *tree.Node, at int) int { return n.Span.Start - at })
	if !found {
		k--
	}
	return all[k]
}

// weigher returns the rarity of a content word.
type weigher func(id int32) float64

// between returns the rarity of words in two statements regardless of the rest of the
// series, so that part of a series gives the same results as all of it.
func (t *texts) between(i, j int) weigher {
	x, y := t.indexes[i], t.indexes[j]
	total := t.logs[len(x.clauses)+len(y.clauses)+1]
	return func(id int32) float64 { return total - t.logs[x.count(id)+y.count(id)+1] }
}

package finding

import (
	"slices"

	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// phrasing is the text of one or more equal sentences, with what is read of it once.
type phrasing struct {
	text       string
	tokens     []tree.Span // while it is read
	words      []word
	matches    []match
	quantities []quantities.Quantity // set by [vocabulary.measure]
}

const (
	atOnce  = 128 // texts whose tokens are held at once
	perPart = 16  // texts that share the buffers of one part of the work
)

// learn reads the sentences of statements. Only the look-up of words depends on the texts
// before:
//
//	128 texts ─► tokens ─► words ─► phrases
//	             run       in turn  run
func (v *vocabulary) learn(run batch.Runner, statements ...*tree.Statement) {
	for _, s := range statements {
		for _, n := range s.Nodes(tree.KindSentence) {
			if sentence := s.TextOf(n); v.phrasings[sentence] == nil {
				t := &phrasing{text: sentence}
				v.phrasings[sentence] = t
				v.inOrder = append(v.inOrder, t)
			}
		}
	}
	var tokens [atOnce / perPart][]tree.Span // buffers
	for some := range slices.Chunk(v.inOrder, atOnce) {
		inParts(run, some, func(i int, part []*phrasing) {
			tokens[i] = tokens[i][:0]
			for _, t := range part {
				from := len(tokens[i])
				tokens[i] = segment.AppendWords(tokens[i], t.text, v.language.lang)
				t.tokens = tokens[i][from:]
			}
		})
		for _, t := range some {
			t.words, t.tokens = v.wordsAt(t.text, t.tokens), nil
		}
		inParts(run, some, func(_ int, part []*phrasing) {
			var c collector
			for _, t := range part {
				t.matches = v.language.phrases.find(&c, t.text, t.words)
			}
		})
	}
}

// measure reads the quantities of all texts.
func (v *vocabulary) measure(run batch.Runner) {
	inParts(run, v.inOrder, func(_ int, part []*phrasing) {
		for _, t := range part {
			t.quantities = quantities.Quantities(t.text, v.language.lang)
		}
	})
}

// inParts calls do for all texts, some at a time, with the number of the part.
func inParts(run batch.Runner, texts []*phrasing, do func(i int, part []*phrasing)) {
	run.Do((len(texts)+perPart-1)/perPart, func(i int) {
		do(i, texts[i*perPart:min(len(texts), (i+1)*perPart)])
	})
}

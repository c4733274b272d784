package parity

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// side is one version as a list of sentences.
type side struct {
	statement *tree.Statement
	names     *lang.Names // of its language
	sentences []sentence
	parts     []part
	size      float64 // of all sentences
	at        map[*tree.Node]int
}

// sentence is a sentence with the features that both languages may share.
type sentence struct {
	node  *tree.Node
	text  string
	part  int // innermost
	block *tree.Node
	size  float64 // letters and digits
	first bool    // of its paragraph

	numerals []quantities.Numeral
	mentions []lang.Mention
	words    []string // folded, without duplicates
	keys     []key    // in order, without duplicates
}

// part is a part of the statement with the sentences that are directly in it.
type part struct {
	node        *tree.Node
	depth       int
	first, last int // half-open range of sentences
	size        float64
	keys        []key
}

// newSide makes the side of a version.
func newSide(s *tree.Statement) *side {
	d := &side{statement: s, names: lang.NamesOf(s.Lang), at: map[*tree.Node]int{}}
	numerals := quantities.NumeralsOf(s.Lang)
	places, partAt := s.Places(), map[*tree.Node]int{}
	var block *tree.Node
	for _, n := range s.Nodes(tree.KindSentence) {
		place := places.Of(n)
		inner := place.Parts[len(place.Parts)-1]
		if _, ok := partAt[inner]; !ok {
			partAt[inner] = len(d.parts)
			d.parts = append(d.parts, part{node: inner, depth: len(place.Parts), first: len(d.sentences)})
		}
		x := sentence{node: n, text: s.TextOf(n), part: partAt[inner], block: place.Block, first: place.Block != block}
		block = place.Block
		x.size = sizeOf(x.text)
		x.numerals, x.mentions = numerals.In(x.text), d.names.In(x.text)
		x.words = wordsOf(x.text, s.Lang)
		d.size += x.size
		d.at[n] = len(d.sentences)
		d.sentences = append(d.sentences, x)
		p := &d.parts[x.part]
		p.last = len(d.sentences)
		p.size += x.size
	}
	return d
}

// sizeOf counts the letters and digits of a text.
func sizeOf(text string) float64 {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return float64(max(n, 1))
}

// stemLetters is the number of first letters by which words are compared, to ignore endings.
const stemLetters = 5

// wordsOf returns the words of a text, folded, without their endings and without duplicates, in
// order.
func wordsOf(text string, l tree.Lang) []string {
	var words []string
	seen := map[string]bool{}
	for _, s := range segment.Words(text, l) {
		w := strings.ToLower(text[s.Start:s.End])
		if strings.IndexFunc(w, unicode.IsLetter) < 0 {
			continue
		}
		if l != tree.Chinese {
			w = chars.First(lang.PlainLetters(w), stemLetters)
		}
		if !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// isHeading reports whether the sentence is in the heading of its part.
func (x *sentence) isHeading() bool { return x.block.IsHeading }

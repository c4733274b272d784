package diff

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Weights of features, in 1/1000. A single Han character is weaker evidence than a
// word or two neighbouring characters. If the endings of a language are known, a word
// and its stem share the weight of a word, so that two forms of a word have half of
// it in common. Function words weigh little. Two successive words are more evidence
// than the two apart: "supply chains" against "supplies" and "chains" anywhere.
const (
	wordWeight     = 1000
	hanPairWeight  = 1000
	hanWeight      = 500
	functionWeight = 300
	phraseWeight   = 150
)

// phraseReach is the largest distance, in tokens, of the two words of a phrase. Those
// in between are function words, as in "unity and centrality".
const phraseReach = 3

// token is one Han character, one run of letters or one number. The aligner counts
// tokens; word edits use the tokens of package words.
type token struct {
	id     int32
	single int32 // feature of the token itself
	// Feature of a Han character and the preceding one, or of the stem of a
	// word; -1 for none.
	second int32
	// Feature of the stem of a word and that of the preceding word, not counting
	// function words, -1 for none; and the distance of the two in tokens.
	phrase, reach int32
	start         int32 // byte offset in the statement's text, which is below 2 GB
	han           bool
}

// lexicon interns the tokens and features of both statements of a comparison.
type lexicon struct {
	lang       tree.Lang
	words      map[string]int32 // of words as they occur in the text, and of their keys
	han        map[rune]int32
	hash       []uint32         // content hash of each token id
	pairs      map[uint64]int32 // of token ids
	phrases    map[uint64]int32 // of features of stems
	single     []int32          // feature of each token id
	stem       []int32          // feature of the stem of each token id, -1 for none
	stems      map[string]int32
	types      []align.Type // of each feature
	forms      *lang.Stems
	identities map[string]int
	key        []byte // buffer of identity
}

// newLexicon returns a lexicon for texts of one language with size bytes in total.
func newLexicon(size int, l tree.Lang) *lexicon {
	const bytesPerPair, bytesPerUnit, bytesPerFeature = 8, 40, 5 // bytes of Chinese text per distinct pair, unit or feature
	return &lexicon{
		lang: l, words: map[string]int32{}, han: map[rune]int32{}, stems: map[string]int32{}, forms: lang.StemsOf(l), phrases: map[uint64]int32{},
		pairs: make(map[uint64]int32, size/bytesPerPair), identities: make(map[string]int, size/bytesPerUnit),
		types: make([]align.Type, 0, size/bytesPerFeature),
	}
}

// forget releases everything but the types of the features: the rest is only needed
// while statements are read, and is as large as they are.
func (x *lexicon) forget() { *x = lexicon{types: slices.Clone(x.types)} }

// add appends the tokens of a sentence; start is added to their offsets. Punctuation
// and spaces are skipped, so 甲、乙 and 甲乙 have the same tokens, and so do 5% and
// 百分之五.
func (x *lexicon) add(tokens []token, sentence string, start int) []token {
	first := len(tokens)
	for i := 0; i < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[i:])
		at := int32(start + i)
		if r == '百' {
			if number, size := numbers.Percentage(sentence[i:]); size > 0 {
				tokens = append(tokens, token{id: x.wordID(number), start: at})
				i += size
				continue
			}
		}
		switch {
		case chars.IsHan(r):
			tokens = append(tokens, token{id: x.hanID(chars.Fold(r)), start: at, han: true})
			i += size
		case unicode.IsLetter(r), unicode.IsDigit(r):
			end := wordEnd(sentence, i, unicode.IsDigit(r))
			tokens = append(tokens, token{id: x.wordID(sentence[i:end]), start: at})
			i = end
		default:
			i += size
		}
	}
	x.featured(tokens[first:])
	return tokens
}

// featured sets the features of a sentence's tokens. Each word, number, stem of a
// word, phrase of two words, Han character, and pair of neighbouring Han characters
// is a feature.
func (x *lexicon) featured(tokens []token) {
	last := -phraseReach // the last word with a stem
	for i := range tokens {
		t := &tokens[i]
		t.single, t.second, t.phrase = x.single[t.id], -1, -1
		switch {
		case t.han && i > 0 && tokens[i-1].han:
			t.second = x.feature(x.pairs, tokens[i-1].id, t.id, hanPairWeight)
		case !t.han && x.stem[t.id] >= 0:
			t.second = x.stem[t.id]
			if t.reach = int32(i - last); last >= 0 && t.reach <= phraseReach {
				t.phrase = x.feature(x.phrases, tokens[last].second, t.second, phraseWeight)
			}
			last = i
		}
	}
}

// wordEnd returns the end of the run of letters, or of the number with its inner
// points and commas, that begins at start. An apostrophe ends a word, so a name is
// the same word in the possessive and after an elided article.
func wordEnd(text string, start int, number bool) int {
	end := start
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		inner := unicode.IsLetter(r) && !chars.IsHan(r) || unicode.IsMark(r)
		if number {
			inner = unicode.IsDigit(r) || isPoint(r) && digits(text[end+size:]) > 0 ||
				r == '，' && digits(text[end+size:]) == 3
		}
		if !inner && !chars.IsZeroWidth(r) {
			break
		}
		end += size
	}
	return end
}

// isPoint reports whether a punctuation mark can occur inside a number.
func isPoint(r rune) bool { return r == '.' || r == ',' || r == '．' }

// digits returns the number of digits at the beginning of a text, at most 4.
func digits(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsDigit(r) || n == 4 {
			break
		}
		n++
	}
	return n
}

func (x *lexicon) hanID(r rune) int32 {
	id, ok := x.han[r]
	if !ok {
		id = x.newToken(string(r), x.newFeature(align.Type{Weight: hanWeight}), -1)
		x.han[r] = id
	}
	return id
}

func (x *lexicon) wordID(word string) int32 {
	id, ok := x.words[word]
	if ok {
		return id
	}
	key := wording.WordKey(word, x.lang)
	if id, ok = x.words[key]; !ok {
		id = x.newWord(key)
		x.words[key] = id
	}
	x.words[word] = id
	return id
}

// newWord adds the token of a word or number.
func (x *lexicon) newWord(word string) int32 {
	first, _ := utf8.DecodeRuneInString(word)
	letters := unicode.IsLetter(first)
	switch {
	case x.forms == nil || !letters:
		return x.newToken(word, x.newFeature(align.Type{Weight: wordWeight, Subject: letters}), -1)
	case x.forms.IsFunction(word):
		return x.newToken(word, x.newFeature(align.Type{Weight: functionWeight}), -1)
	}
	root := x.forms.Of(word)
	ofStem, ok := x.stems[root]
	if !ok {
		ofStem = x.newFeature(align.Type{Weight: wordWeight / 2, Subject: true})
		x.stems[root] = ofStem
	}
	return x.newToken(word, x.newFeature(align.Type{Weight: wordWeight / 2}), ofStem)
}

func (x *lexicon) newFeature(t align.Type) int32 {
	x.types = append(x.types, t)
	return int32(len(x.types) - 1)
}

func (x *lexicon) newToken(text string, single, stem int32) int32 {
	h := fnv.New32a()
	h.Write([]byte(text))
	x.hash = append(x.hash, h.Sum32())
	x.single = append(x.single, single)
	x.stem = append(x.stem, stem)
	return int32(len(x.hash) - 1)
}

// unit returns the aligner's unit of some tokens, without its features. Its tie is an
// FNV-1a hash, over the hashes of the tokens instead of bytes.
func (x *lexicon) unit(tokens []token) align.Unit {
	const fnvOffset, fnvPrime = 2166136261, 16777619 // of 32 bits
	u := align.Unit{Tokens: int32(len(tokens)), Identity: x.identity(tokens), Tie: fnvOffset}
	for _, t := range tokens {
		u.Tie = (u.Tie ^ x.hash[t.id]) * fnvPrime
	}
	return u
}

// feature returns the feature of a pair of successive token ids or stem features.
func (x *lexicon) feature(of map[uint64]int32, first, second, weight int32) int32 {
	key := uint64(first)<<32 | uint64(second)
	id, ok := of[key]
	if !ok {
		id = x.newFeature(align.Type{Weight: weight, Subject: true})
		of[key] = id
	}
	return id
}

// identity returns a number that is equal for equal token sequences.
func (x *lexicon) identity(tokens []token) int {
	key := x.key[:0]
	for _, t := range tokens {
		key = append(key, byte(t.id), byte(t.id>>8), byte(t.id>>16), byte(t.id>>24))
	}
	x.key = key
	id, ok := x.identities[string(key)]
	if !ok {
		id = len(x.identities)
		x.identities[string(key)] = id
	}
	return id
}

// units are the sentences or clauses of one statement with what the aligner
// needs of them.
type units struct {
	nodes   []*tree.Node
	aligned []align.Unit
	ends    []int // the number of the token after each
}

// grow allocates space for n nodes.
func (u *units) grow(n int) {
	u.nodes, u.aligned, u.ends = make([]*tree.Node, 0, n), make([]align.Unit, 0, n), make([]int, 0, n)
}

// number returns the number of a node among the units. If it is not one of them, found
// is false and i is the number of the first unit that does not begin before it.
func (u *units) number(n *tree.Node) (i int, found bool) {
	i, _ = slices.BinarySearchFunc(u.nodes, n, func(x, n *tree.Node) int { return cmp.Compare(x.Span.Start, n.Span.Start) })
	return i, i < len(u.nodes) && u.nodes[i] == n
}

// of returns the unit of a node, which must be one of the units.
func (u *units) of(n *tree.Node) *align.Unit {
	i, _ := u.number(n)
	return &u.aligned[i]
}

// add appends one node, whose tokens end before number end; group is the number
// of the larger unit it is part of.
func (u *units) add(n *tree.Node, unit align.Unit, group, end int) {
	unit.Group = group
	u.nodes = append(u.nodes, n)
	u.aligned = append(u.aligned, unit)
	u.ends = append(u.ends, end)
}

// Classes of units: a heading is linked with text only if the two are identical.
const (
	classText int32 = iota
	classHeading
)

// content is a statement as the aligner sees it.
type content struct {
	tokens             []token
	sentences, clauses units
	identities         int // all identities of units are below it
	features           int // all features of units are below it
	labelled           []labelledBlock
}

// grow allocates space for the units of a statement.
func (c *content) grow(s *tree.Statement) {
	sentences, clauses := 0, 0
	for n := range s.Root.All() {
		switch n.Kind {
		case tree.KindSentence:
			sentences++
		case tree.KindClause:
			clauses++
		}
	}
	c.sentences.grow(sentences)
	c.clauses.grow(clauses)
}

// isLine reports whether a paragraph is a short clause without punctuation at its
// end: a heading that the page does not mark as one, a name, a date. Like a heading,
// it is not linked with an ordinary sentence that differs from it.
func isLine(s *tree.Statement, block *tree.Node) bool {
	const mostWords, mostHan = 12, 25
	text := strings.TrimRightFunc(s.TextOf(block), unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(text)
	if block.Kind != tree.KindParagraph || len(block.Children) != 1 || len(block.Children[0].Children) != 1 || isStop(last) {
		return false
	}
	han := 0
	for _, r := range text {
		if chars.IsHan(r) {
			han++
		}
	}
	return han <= mostHan && len(strings.Fields(text)) <= mostWords
}

// continuedBlocks returns the blocks after which the text continues with a lower-case
// letter, because the page breaks a sentence there.
func continuedBlocks(s *tree.Statement) map[*tree.Node]bool {
	continued := map[*tree.Node]bool{}
	var last *tree.Node
	for n := range s.Root.All() {
		if !n.Kind.IsBlock() {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s.TextOf(n))
		if last != nil && unicode.IsLower(first) {
			continued[last] = true
		}
		last = n
	}
	return continued
}

// addLabels records the labels of a block, before its sentences are added. In the
// closing the label is the first word: "Done at …", whatever the place and the day.
func (c *content) addLabels(s *tree.Statement, block *tree.Node, inClosing bool) {
	if len(block.Children) == 0 {
		return
	}
	first := s.TextOf(block.Children[0])
	labels := labelsOf(first)
	if inClosing {
		labels = firstWord(first)
	}
	if labels != nil {
		from := len(c.sentences.nodes)
		c.labelled = append(c.labelled, labelledBlock{labels, from, from + len(block.Children), inClosing})
	}
}

// content returns the content of a statement. Its units have no features until
// [content.setFeatures] is called.
func (x *lexicon) content(s *tree.Statement) *content {
	const bytesPerToken = 3
	c := &content{tokens: make([]token, 0, len(s.Text)/bytesPerToken)}
	c.grow(s)
	var article, section, block int32
	class := classText
	continued, inClosing, heading := continuedBlocks(s), false, false
	for n := range s.Root.All() {
		if n.Kind.IsPart() {
			inClosing = n.Kind == tree.KindClosing
			section++
			if n.Kind != tree.KindSection {
				article++
			}
		}
		if n.Kind.IsBlock() {
			class, heading = classText, n.IsHeading
			block++
			if n.IsHeading || isLine(s, n) && !continued[n] {
				class = classHeading
			}
			c.addLabels(s, n, inClosing)
		}
		if n.Kind != tree.KindSentence {
			continue
		}
		start := len(c.tokens)
		c.tokens = x.add(c.tokens, s.TextOf(n), n.Span.Start)
		group := len(c.sentences.nodes)
		whole := x.unit(c.tokens[start:])
		whole.Class = class
		unit := whole
		unit.Article, unit.Section, unit.Block, unit.Heading = article, section, block, heading
		c.sentences.add(n, unit, group, len(c.tokens))
		if len(n.Children) == 1 {
			c.clauses.add(n.Children[0], whole, group, len(c.tokens))
			continue
		}
		for _, clause := range n.Children {
			end := start
			for end < len(c.tokens) && int(c.tokens[end].start) < clause.Span.End {
				end++
			}
			unit := x.unit(c.tokens[start:end])
			unit.Class = class
			c.clauses.add(clause, unit, group, end)
			start = end
		}
	}
	c.identities, c.features = len(x.identities), len(x.types)
	return c
}

package series

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// topic is a suggested subject of a series.
type topic struct {
	text   string // as in its last occurrence
	weight float64
}

// Subjects returns at most most main subjects of the series, in the form that
// [Lineage.Subject] takes: the states and bodies that several statements name, except its
// parties, and the words that are concentrated in few paragraphs. The weightiest comes
// first. It takes time linear in the texts.
func (l *Lineage) Subjects(most int) []string {
	var all []string
	for _, t := range l.texts.topics() {
		if len(all) == most {
			break
		}
		all = append(all, t.text)
	}
	return all
}

// gathering counts a word sequence and its paragraphs.
type gathering struct {
	count, paragraphs, statements int32
	ends                          int32 // places without a following content word
	opened                        int32 // places after an article or a preposition
	amounts                       int32 // places next to a number
	lastParagraph, lastStatement  int32
	at                            [2]int32 // statement and index of the first word of its last place
	words                         int32
	part                          bool // most of its places are part of one longer sequence
}

// longestTopic is the maximum number of words in a subject.
const longestTopic = 3

// topics returns the subjects of the series, the weightiest first.
//
// A paragraph repeats the words of its subject, while common words are spread evenly. The
// residual inverse document frequency measures this: how far the number of paragraphs with
// a word is below that expected from its count (Church and Gale 1995).
func (t *texts) topics() []topic {
	b := &topicBuilder{texts: t, found: map[sequenceKey]*gathering{}, named: map[string]*gathering{}}
	b.opens, b.verbs, b.never = t.v.listed("noun-openers"), t.v.listed("verbs"), t.v.listed("not-subjects")
	maps.Copy(b.verbs, t.v.listed("gerunds"))
	for i := range t.statements {
		b.read(i)
	}
	b.markParts()
	var all []topic
	for _, g := range b.found {
		if b.isNoun(g) {
			all = b.add(all, g, false)
		}
	}
	for _, g := range b.named {
		if float64(g.paragraphs) < partyShare*float64(b.paragraphs) {
			all = b.add(all, g, true)
		}
	}
	slices.SortFunc(all, func(x, y topic) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), strings.Compare(x.text, y.text))
	})
	return all
}

// sequenceKey is a sequence of up to longestTopic words.
type sequenceKey [longestTopic]int32

// listed returns which words of the series are in a list of the language.
func (v *vocabulary) listed(name string) map[int32]bool {
	all := map[int32]bool{}
	for _, w := range lang.List(v.language, name) {
		key := wording.WordKey(w, v.language)
		if id, ok := v.ids[key]; ok {
			all[id] = true
		}
		if id, ok := v.ids[v.stem(key)]; ok {
			all[id] = true
		}
	}
	return all
}

// topicBuilder is the working state of topics.
type topicBuilder struct {
	*texts
	found      map[sequenceKey]*gathering // sequences that begin and end with content words
	named      map[string]*gathering      // states and bodies, by code
	opens      map[int32]bool             // articles and prepositions
	verbs      map[int32]bool             // words that are not nouns
	never      map[int32]bool             // words that are not subjects by themselves
	paragraphs int32
}

// read counts the sequences and the names of a statement.
func (b *topicBuilder) read(statement int) {
	block, last := b.paragraphsOf(statement), int32(-1)
	words, mentions := b.words[statement], b.mentions()[statement]
	for k, w := range words {
		if p := block[w.clause-b.indexes[statement].first]; p != last {
			last = p
			b.paragraphs++
		}
		for len(mentions) > 0 && mentions[0].Span.End <= w.start {
			mentions = mentions[1:]
		}
		named := tree.Span{Start: -1}
		if len(mentions) > 0 && mentions[0].Span.Start <= w.start && w.id != cut {
			named = mentions[0].Span
			if named.Start == w.start {
				b.name(mentions[0].Code, stretch{statement, k, wordEnd(words, k, named.End)})
			}
		}
		b.gather(stretch{statement, k, k}, named)
	}
}

// wordEnd returns the index after the words that end before a byte offset.
func wordEnd(words []word, from, end int) int {
	to := from + 1
	for to < len(words) && words[to].end <= end && words[to].start < end {
		to++
	}
	return to
}

// name counts a mention of a state or body.
func (b *topicBuilder) name(code string, s stretch) {
	g := b.named[code]
	if g == nil {
		g = &gathering{lastParagraph: -1, lastStatement: -1}
		b.named[code] = g
	}
	g.count++
	b.note(g, s)
}

// note records the paragraph and statement of a place.
func (b *topicBuilder) note(g *gathering, s stretch) {
	g.at, g.words = [2]int32{int32(s.statement), int32(s.from)}, int32(s.to-s.from)
	if g.lastParagraph != b.paragraphs {
		g.lastParagraph = b.paragraphs
		g.paragraphs++
	}
	if g.lastStatement != int32(s.statement) {
		g.lastStatement = int32(s.statement)
		g.statements++
	}
}

// gather counts the sequences that begin with a word, except those inside a name.
func (b *topicBuilder) gather(s stretch, named tree.Span) {
	words := b.words[s.statement]
	key := sequenceKey{cut, cut, cut}
	for n := 0; n < longestTopic && s.from+n < len(words); n++ {
		w := words[s.from+n]
		if w.id == cut || n == 0 && (b.v.kinds[w.id] != contentWord || b.isShort(w.id)) {
			return
		}
		key[n] = w.id
		if b.v.kinds[w.id] != contentWord || w.end <= named.End {
			continue
		}
		g := b.found[key]
		if g == nil {
			g = &gathering{lastParagraph: -1, lastStatement: -1}
			b.found[key] = g
		}
		g.count++
		s.to = s.from + n + 1
		b.note(g, s)
		if next := b.wordAt(s.statement, s.to); next == cut || b.v.kinds[next] != contentWord {
			g.ends++
		}
		if b.opens[b.wordAt(s.statement, s.from-1)] {
			g.opened++
		}
		if b.isAmount(s.statement, s.from-1) || b.isAmount(s.statement, s.to) {
			g.amounts++
		}
	}
}

// wordAt returns a word of a statement, cut if there is none.
func (t *texts) wordAt(statement, at int) int32 {
	if words := t.words[statement]; at >= 0 && at < len(words) {
		return words[at].id
	}
	return cut
}

// isAmount reports whether a word is a number.
func (b *topicBuilder) isAmount(statement, at int) bool {
	if at < 0 || at >= len(b.words[statement]) {
		return false
	}
	w := b.words[statement][at]
	return w.id == cut && w.start < w.end && isNumber(b.statements[statement].Text[w.start:w.end])
}

// isNoun reports whether a sequence is used like a noun: content words seldom follow it,
// articles and prepositions precede it, numbers are not adjacent, and no word is a verb.
func (b *topicBuilder) isNoun(g *gathering) bool {
	n := float64(g.count)
	if g.part || float64(g.ends) < endShare*n || float64(g.amounts) > amountShare*n || len(b.opens) > 0 && float64(g.opened) < openedShare*n {
		return false
	}
	words := b.words[g.at[0]][g.at[1] : g.at[1]+g.words]
	if slices.ContainsFunc(words, func(w word) bool { return b.verbs[w.id] }) || !slices.ContainsFunc(words, func(w word) bool { return b.v.kinds[w.id] == contentWord && !b.never[w.id] }) {
		return false
	}
	text := strings.Fields(strings.ToLower(b.textOf(g)))
	return !slices.ContainsFunc(text, func(w string) bool { return endsWith(w, b.v.verbEndings) })
}

// endsWith reports whether a word has one of the endings.
func endsWith(w string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(w, ending) })
}

// textOf returns the last occurrence of a sequence.
func (b *topicBuilder) textOf(g *gathering) string {
	words := b.words[g.at[0]][g.at[1] : g.at[1]+g.words]
	text := b.statements[g.at[0]].Text[words[0].start:words[len(words)-1].end]
	for _, genitive := range []string{"’s", "'s"} {
		text = strings.TrimSuffix(text, genitive)
	}
	return strings.Join(strings.Fields(text), " ")
}

// add adds a sequence that occurs in fewer paragraphs than its count predicts.
func (b *topicBuilder) add(all []topic, g *gathering, named bool) []topic {
	if g.statements < 2 || g.paragraphs < 2 {
		return all
	}
	n := float64(b.paragraphs)
	expected := n * (1 - math.Exp(-float64(g.count)/n))
	residual := math.Log2(expected) - math.Log2(float64(g.paragraphs))
	if residual <= 0 {
		return all
	}
	text := b.textOf(g)
	if b.v.language == tree.Chinese && !named { // words of two characters have many meanings
		residual *= min(1, float64(utf8.RuneCountInString(text))/fullTopic)
	}
	return append(all, topic{text, residual * math.Log2(n/float64(g.paragraphs)) * float64(g.statements)})
}

// isShort reports whether a word is too short to be a subject by itself.
func (b *topicBuilder) isShort(id int32) bool {
	key := b.v.keys[id]
	n := utf8.RuneCountInString(key)
	if r, _ := utf8.DecodeRuneInString(key); chars.IsHan(r) {
		return n < 2
	}
	return n < shortestStem
}

// markParts marks the sequences that mostly occur in one longer one: Korea in North Korea.
func (b *topicBuilder) markParts() {
	for key, g := range b.found {
		n := g.words
		if n == 1 {
			continue
		}
		for from := int32(0); from < n; from++ {
			for to := from + 1; to <= n; to++ {
				part := sequenceKey{cut, cut, cut}
				copy(part[:], key[from:to])
				if p := b.found[part]; p != nil && to-from < n && float64(g.count) > partShare*float64(p.count) {
					p.part = true
				}
			}
		}
	}
}

// Of the places of a subject, endShare must not precede a content word, which excludes
// adjectives, and no longer sequence may have more than partShare.
const (
	endShare  = 0.5
	partShare = 0.5
	// openedShare of the places must follow an article or a preposition, in languages
	// with such words, which excludes verbs.
	openedShare = 0.2
	// amountShare of the places may be next to a number.
	amountShare = 0.25
	// partyShare is the share of paragraphs from which a name is that of a party of the
	// series, which is not a subject.
	partyShare = 0.2
)

// fullTopic is the number of characters from which a Chinese subject has full weight.
const fullTopic = 4

// paragraphsOf returns the index of the paragraph of each clause of a statement.
func (t *texts) paragraphsOf(statement int) []int32 {
	at := t.statements[statement].Places()
	all := make([]int32, len(t.clauses[statement]))
	n, last := int32(-1), (*tree.Node)(nil)
	for k, c := range t.clauses[statement] {
		if b := at.Of(c).Block; b != last || k == 0 {
			n++
			last = b
		}
		all[k] = n
	}
	return all
}

// mostNear is the maximum number of similar subjects; nearLetters is the minimum share of
// letter pairs that they have in common.
const (
	mostNear    = 5
	nearLetters = 0.5
)

// near returns subjects and words of the series that are similar to a text by their letter
// pairs.
func (l *Lineage) near(text string) []string {
	v := l.texts.v
	asked := letterPairs(wording.WordKey(text, v.language))
	type candidate struct {
		text  string
		share float64
		count int32
	}
	var all []candidate
	add := func(text string, count int32) {
		share := 0.0
		for _, part := range append(strings.Fields(text), text) {
			share = max(share, dice(asked, letterPairs(wording.WordKey(part, v.language))))
		}
		if share >= nearLetters {
			all = append(all, candidate{text, share, count})
		}
	}
	for _, t := range l.texts.topics() {
		add(t.text, math.MaxInt32)
	}
	for w, id := range v.known {
		if id != cut && v.kinds[id] == contentWord && v.clauses[id] > 0 {
			add(w, v.clauses[id])
		}
	}
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(y.count, x.count), strings.Compare(x.text, y.text))
	})
	var near []string
	told := map[string]bool{}
	for _, c := range all {
		if key := v.stem(wording.WordKey(c.text, v.language)); len(near) < mostNear && !told[key] {
			told[key] = true
			near = append(near, c.text)
		}
	}
	return near
}

// letterPairs returns the pairs of adjacent letters in a text, and single Han characters.
func letterPairs(text string) map[string]bool {
	pairs := map[string]bool{}
	runes := []rune(text)
	for i, r := range runes {
		if chars.IsHan(r) {
			pairs[string(r)] = true
		}
		if i > 0 {
			pairs[string(runes[i-1:i+1])] = true
		}
	}
	return pairs
}

// dice is the Dice coefficient of two sets of pairs: the share that they have in common.
func dice(x, y map[string]bool) float64 {
	both := 0
	for p := range x {
		if y[p] {
			both++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(x)+len(y))
}

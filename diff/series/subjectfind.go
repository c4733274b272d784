package series

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// subjectFinder finds the sentences that are on a subject.
type subjectFinder struct {
	*texts
	code    string         // code of a state or a body, "" for words
	forms   [][]int32      // for each word of the subject, the words of the series that match it
	pattern string         // pattern of a Chinese subject in a key text
	phrase  wording.Phrase // used if the words do not occur
	phrased bool           // the subject is searched for as a phrase
	own     map[int32]bool // words specific to the subject
	places  [][]tree.Span  // occurrences of the subject's words, by statement

	// Words that refer to the previous sentence, that begin a noun phrase, and that speak.
	back, openers, speakers map[int32]bool
}

func newSubjectFinder(t *texts, text string) *subjectFinder {
	l := t.v.language
	f := &subjectFinder{texts: t, phrase: wording.NewPhrase(text, l)}
	f.back, f.openers, f.speakers = t.v.listed("back-references"), t.v.listed("noun-openers"), t.v.listed("all-sides")
	for id := range t.v.listed("sides") {
		f.speakers[id] = true
	}
	f.find(text)
	f.own = f.ownWords()
	return f
}

// find decides how to search for the subject: by a name, by words, or as a phrase.
func (f *subjectFinder) find(text string) {
	l := f.v.language
	if f.code = f.codeOf(text, f.names()); f.code == "" {
		f.words(text)
	}
	if f.locate(); f.code != "" || slices.ContainsFunc(f.places, func(in []tree.Span) bool { return len(in) > 0 }) {
		return
	}
	f.phrased = slices.ContainsFunc(f.statements, func(s *tree.Statement) bool { return f.phrase.Count(wording.Spoken(s.Text, l)) > 0 })
	for _, other := range lang.Languages() { // a name in another language
		if !f.phrased && f.code == "" {
			f.code = f.codeOf(text, lang.NamesOf(other))
		}
	}
	if f.code != "" {
		f.locate()
	}
}

// locate finds the words of the subject in the statements.
func (f *subjectFinder) locate() {
	f.places = make([][]tree.Span, len(f.statements))
	for i := range f.statements {
		f.places[i] = f.placesIn(i)
	}
}

// ownShare is the minimum share of the sentences with a word that must name the subject for
// the word to be specific to it.
const ownShare = 2.0 / 3

// ownWords returns the words specific to the subject: content words that occur at least
// twice in sentences that name it, and seldom in others: "cross-Strait" for the Strait.
func (f *subjectFinder) ownWords() map[int32]bool {
	named := map[int32]int{}
	for i := range f.statements {
		places := f.places[i]
		if len(places) == 0 {
			continue
		}
		for _, n := range f.sentences[i] {
			var names []tree.Span
			if places, names = within(places, n.Span); len(names) == 0 {
				continue
			}
			for _, id := range f.idsIn(Place{i, n, n.Span}) {
				named[id]++
			}
		}
	}
	own := map[int32]bool{}
	all := f.spread()
	for id, n := range named {
		own[id] = n > 1 && float64(n) >= ownShare*float64(all[id])
	}
	return own
}

// codeOf returns the code of the state or body that a text names, regardless of case; "" for
// none. An abbreviation in small letters counts unless the statements have it in small
// letters too, as they have the words us and who.
func (f *subjectFinder) codeOf(text string, names *lang.Names) string {
	if code := codeOf(text, names); code != "" {
		return code
	}
	small := wording.NewPhrase(strings.ToLower(text), f.v.language)
	if slices.ContainsFunc(f.texts.keys(), func(key string) bool { return small.Count(key) > 0 }) {
		return ""
	}
	return codeOf(strings.ToUpper(text), names)
}

// codeOf returns the code of the state or body that the whole text names, "" for none.
func codeOf(text string, names *lang.Names) string {
	text = strings.TrimSpace(text)
	for _, m := range names.In(text) {
		if m.Span == (tree.Span{End: len(text)}) {
			return m.Code
		}
	}
	return ""
}

// words prepares the search for words.
func (f *subjectFinder) words(text string) {
	var ids []int32
	for _, x := range segment.Words(text, f.v.language) {
		w := strings.TrimSpace(text[x.Start:x.End])
		if w == "" || w == "*" || strings.Trim(w, quotes) == "" {
			continue
		}
		open := strings.HasPrefix(text[x.End:], "*")
		f.forms = append(f.forms, f.v.formsOf(w, open))
		ids = append(ids, f.v.id(w))
	}
	if f.v.language == tree.Chinese && !strings.Contains(text, "*") && !slices.Contains(ids, cut) {
		f.pattern = f.v.pattern(ids)
		f.pattern = strings.TrimSuffix(f.pattern, "\n")
	}
}

// formsOf returns the words of the series that match a word: its inflected forms, or all
// words that begin with it if open is set.
func (v *vocabulary) formsOf(word string, open bool) []int32 {
	key := wording.WordKey(word, v.language)
	if open {
		var all []int32
		for w, id := range v.known {
			if id != cut && strings.HasPrefix(wording.WordKey(w, v.language), key) {
				all = append(all, id)
			}
		}
		return distinct(all)
	}
	own := v.id(word)
	all := []int32{own}
	if own == cut || !v.fleeting || v.kinds[own] != contentWord {
		return all
	}
	for id := range v.keys {
		if int32(id) != own && sameButVowel(v.keys[id], v.keys[own]) {
			all = append(all, int32(id))
		}
	}
	return all
}

// sameButVowel reports whether two stems differ only by a vowel before the last letter:
// ставк, ставок.
func sameButVowel(x, y string) bool {
	a, b := []rune(x), []rune(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	n := len(a)
	return n >= shortestStem && len(b) == n+1 && slices.Equal(a[:n-1], b[:n-1]) && a[n-1] == b[n] && strings.ContainsRune("оеё", b[n-1])
}

// placesIn returns the occurrences of the subject's words in a statement.
func (f *subjectFinder) placesIn(statement int) []tree.Span {
	words := f.texts.words[statement]
	if f.code != "" {
		return f.named(statement)
	}
	if f.pattern != "" {
		var all []tree.Span
		text := f.indexes[statement].text()
		for _, k := range text.find(f.pattern) {
			end := k + 1
			for end < len(words) && words[end].id != cut && text.starts[end] < text.starts[k]+len(strings.TrimLeft(f.pattern, " ")) {
				end++
			}
			all = append(all, tree.Span{Start: words[k].start, End: words[end-1].end})
		}
		return all
	}
	return f.match(words)
}

// named returns the mentions of the state or body in a statement.
func (f *subjectFinder) named(statement int) []tree.Span {
	var all []tree.Span
	for _, m := range f.mentions()[statement] {
		if m.Code == f.code {
			all = append(all, m.Span)
		}
	}
	return all
}

// match returns the places where the words of the subject occur one after the other.
func (f *subjectFinder) match(words []word) []tree.Span {
	var all []tree.Span
	n := len(f.forms)
	for k := 0; n > 0 && k+n <= len(words); k++ {
		i := 0
		for i < n && words[k+i].id != cut && slices.Contains(f.forms[i], words[k+i].id) {
			i++
		}
		if i == n {
			all = append(all, tree.Span{Start: words[k].start, End: words[k+n-1].end})
			k += n - 1
		}
	}
	return all
}

// inHeading reports whether a heading names the subject.
func (f *subjectFinder) inHeading(heading string) bool {
	if heading == "" {
		return false
	}
	if f.code != "" {
		return slices.ContainsFunc(f.names().In(heading), func(m lang.Mention) bool { return m.Code == f.code })
	}
	var words []word
	for _, x := range segment.Words(heading, f.v.language) {
		if w := heading[x.Start:x.End]; strings.TrimSpace(w) != "" && strings.Trim(w, quotes) != "" {
			words = append(words, word{id: f.v.id(w), start: x.Start, end: x.End})
		}
	}
	if f.pattern != "" {
		return len(f.v.write(words).find(f.pattern)) > 0
	}
	return len(f.match(words)) > 0
}

// remarks returns the sentences of a statement that are on the subject.
func (f *subjectFinder) remarks(statement int) []Remark {
	s := f.statements[statement]
	places := f.places[statement]
	at := s.Places()
	headed := map[*tree.Node]bool{}
	var all []Remark
	var before *tree.Node // the previous sentence if it is on the subject
	var block *tree.Node  // the paragraph that opens with the subject
	for _, n := range f.sentences[statement] {
		var names []tree.Span
		places, names = within(places, n.Span)
		here := at.Of(n)
		ground := Ground("")
		switch {
		case len(names) > 0 || f.phrased && f.phrase.Count(wording.Spoken(s.TextOf(n), s.Lang)) > 0:
			ground = Named
		case f.underHeading(here.Parts, headed):
			ground = Heading
		case block != nil && here.Block == block, before != nil && at.Of(before).Block == here.Block && (f.pointsBack(statement, n) || f.hasOwn(statement, n)):
			ground = Carried
		}
		if here.Block != nil && n == here.Block.Children[0] && len(names) > 0 && f.opens(statement, n, names[0]) {
			block = here.Block
		}
		if before = nil; ground != "" {
			before = n
			all = append(all, Remark{Statement: statement, Sentence: n, Ground: ground, Names: names})
		}
	}
	return all
}

// within removes the places up to the end of a span from a sorted list, and returns those
// in the span.
func within(places []tree.Span, x tree.Span) (rest, in []tree.Span) {
	for len(places) > 0 && places[0].Start < x.Start {
		places = places[1:]
	}
	n := 0
	for n < len(places) && places[n].Start < x.End {
		n++
	}
	return places[n:], places[:n:n]
}

// underHeading reports whether the heading of a part names the subject; known caches the
// results.
func (f *subjectFinder) underHeading(parts []*tree.Node, known map[*tree.Node]bool) bool {
	for _, part := range parts {
		yes, ok := known[part]
		if !ok {
			yes = f.inHeading(part.Heading)
			known[part] = yes
		}
		if yes {
			return true
		}
	}
	return false
}

// The maximum number of content words before the subject at the opening of a paragraph: an
// epithet, and in Chinese also a verb: 实施积极的财政政策.
const (
	openingWords    = 1
	openingWordsHan = 2
)

// opens reports whether a sentence begins with the subject, and no speaker precedes it.
func (f *subjectFinder) opens(statement int, sentence *tree.Node, name tree.Span) bool {
	most := openingWords
	if f.v.language == tree.Chinese {
		most = openingWordsHan
	}
	n := 0
	f.wordsIn(Place{statement, sentence, tree.Span{Start: sentence.Span.Start, End: name.Start}}, func(_ int, w word) {
		if n++; f.speakers[w.id] {
			n = most + 1
		}
	})
	first := f.firstWord(statement, sentence)
	return n <= most && name.Start < sentence.Children[0].Span.End && (f.v.kinds[first] == contentWord || f.openers[first])
}

// firstWord returns the first word of a sentence that is neither a mark nor a number.
func (f *subjectFinder) firstWord(statement int, sentence *tree.Node) int32 {
	words := f.texts.words[statement]
	k, _ := slices.BinarySearchFunc(words, sentence.Span.Start, func(w word, at int) int { return cmp.Compare(w.start, at) })
	for k < len(words)-1 && words[k].id == cut {
		k++
	}
	return max(words[k].id, 0)
}

// pointsBack reports whether a sentence begins with a word that refers to the previous one.
func (f *subjectFinder) pointsBack(statement int, sentence *tree.Node) bool {
	return f.back[f.firstWord(statement, sentence)]
}

// hasOwn reports whether a sentence has a word specific to the subject.
func (f *subjectFinder) hasOwn(statement int, sentence *tree.Node) bool {
	return slices.ContainsFunc(f.idsIn(Place{statement, sentence, sentence.Span}), func(id int32) bool { return f.own[id] })
}

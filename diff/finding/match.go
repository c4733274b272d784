package finding

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// word is a word in a text, with its offsets in bytes.
type word struct {
	start, end int
	*lexeme
}

// words returns the words, numbers and punctuation marks of a text, without white space.
func (v *vocabulary) words(text string) []word {
	v.spans = segment.AppendWords(v.spans[:0], text, v.language.lang)
	return v.wordsAt(text, v.spans)
}

// wordsAt is words for the tokens of a text.
func (v *vocabulary) wordsAt(text string, tokens []tree.Span) []word {
	all := make([]word, 0, len(tokens))
	for _, s := range tokens {
		if w := text[s.Start:s.End]; strings.ContainsFunc(w, isNoSpace) {
			all = append(all, word{s.Start, s.End, v.lexeme(w)})
		}
	}
	return all
}

func isNoSpace(r rune) bool { return !unicode.IsSpace(r) }

// fold removes differences of case, of script variant, and of how an apostrophe, a hyphen
// or ё is written.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if chars.IsCommonHan(r) {
			return chars.Simplified(r)
		}
		switch r = unicode.ToLower(r); r {
		case 'ё':
			return 'е'
		case '’', 'ʼ':
			return '\''
		case '‑':
			return '-'
		}
		return chars.Simplified(r)
	}, text)
}

// match is a phrase of a table in a text.
type match struct {
	start, end int // bytes of the text
	entry
}

// phrase is one form of a table, as patterns of its words or, in Chinese, of the text before
// and after its ellipsis.
type phrase struct {
	words   []pattern
	entries []entry
}

// pattern is a word of a phrase. With open set, any ending may follow the text. With ends
// set, any beginning may precede it. With gap set, other words may come before the next
// pattern.
type pattern struct {
	text            string
	open, ends, gap bool
}

// beginning is a phrase that may begin in a word.
type beginning struct {
	*phrase
	at   int    // where it begins in the word: in Chinese anywhere, otherwise 0
	rest string // in Chinese, what follows the word in the phrase, up to its ellipsis
}

// phrases finds the phrases of a language's tables. Han phrases are found by
// their characters, all others by their words.
type phrases struct {
	lang   tree.Lang
	han    map[rune][]beginning // by first character, with the text up to the ellipsis as rest
	exact  map[string][]beginning
	prefix map[string][]beginning
	ending []beginning // phrases whose first pattern has ends set
	byForm map[string]*phrase

	spans    []tree.Span // buffer for the words of a form, reused
	patterns []pattern   // likewise for its patterns
	free     struct {
		phrases  block[phrase]
		entries  block[entry]
		patterns block[pattern]
	}
}

// newPhrases returns an empty set with room for the phrases of data files of size bytes in
// all.
func newPhrases(l tree.Lang, size int) phrases {
	const bytesPerForm, formsPerWord = 20, 2 // about, in the data files
	n := size / bytesPerForm
	p := phrases{lang: l, byForm: make(map[string]*phrase, n), prefix: map[string][]beginning{}}
	if l == tree.Chinese {
		p.han = make(map[rune][]beginning, n/formsPerWord)
	} else {
		p.exact = make(map[string][]beginning, n/formsPerWord)
	}
	return p
}

// add adds a folded form. The same form may be in several tables.
func (p *phrases) add(form string, e entry) {
	if known := p.byForm[form]; known != nil {
		known.entries = append(known.entries, e)
		return
	}
	ph := p.free.phrases.next()
	ph.entries = p.free.entries.take(1)
	ph.entries[0] = e
	p.byForm[form] = ph
	if p.lang == tree.Chinese {
		before, after, gap := strings.Cut(form, "…")
		ph.words = p.free.patterns.take(2)
		ph.words[0], ph.words[1] = pattern{text: before, gap: gap}, pattern{text: after}
		first, _ := utf8.DecodeRuneInString(form)
		p.han[first] = append(p.han[first], beginning{ph, 0, before})
		return
	}
	all := p.patterns[:0]
	for w := range strings.FieldsSeq(form) {
		if w == "…" {
			if n := len(all); n > 0 {
				all[n-1].gap = true
			}
			continue
		}
		stem := strings.Trim(w, "*")
		p.spans = segment.AppendWords(p.spans[:0], stem, p.lang)
		for _, s := range p.spans {
			all = append(all, pattern{text: stem[s.Start:s.End], open: s.End == len(stem) && strings.HasSuffix(w, "*"), ends: s.Start == 0 && w[0] == '*'})
		}
	}
	ph.words, p.patterns = p.free.patterns.take(len(all)), all
	copy(ph.words, all)
	switch first := ph.words[0]; {
	case first.ends:
		p.ending = append(p.ending, beginning{phrase: ph})
	case first.open:
		p.prefix[first.text] = append(p.prefix[first.text], beginning{phrase: ph})
	default:
		p.exact[first.text] = append(p.exact[first.text], beginning{phrase: ph})
	}
}

// find returns the phrases of a text, as [phrases.find] does.
func (v *vocabulary) find(text string, ws []word) []match {
	return v.language.phrases.find(&v.found, text, ws)
}

// find returns the phrases of a text from left to right. For each kind of table it takes
// the longest phrase at each place. It leaves out phrases inside a longer phrase of a table
// "friends", and those that begin inside it: 应…要求 in 适应…要求. ws are the words of the
// text. c is a buffer.
func (p *phrases) find(c *collector, text string, ws []word) []match {
	c.all, c.free, c.hidden = c.all[:0], c.free[:0], 0
	if slices.ContainsFunc(ws, func(w word) bool { return w.variant }) {
		text = foldHan(text)
	}
	for i, w := range ws {
		for k := range w.phrases {
			b := &w.phrases[k]
			start, end := w.start+b.at, 0
			if p.lang == tree.Chinese {
				end = b.endHan(text, ws[i:])
			} else if n := b.matches(ws[i:]); n > 0 {
				end = ws[i+n-1].end
			}
			if end > 0 {
				c.offer(b.phrase, start, end)
			}
			if k+1 == len(w.phrases) || w.phrases[k+1].at != b.at {
				c.take(start)
			}
		}
	}
	return append([]match(nil), c.all...)
}

// beginningWith returns the phrases that may begin with a word, none for Han ones.
func (p *phrases) beginningWith(key string) []beginning {
	all := slices.Clip(p.exact[key])
	for n := range key {
		all = append(all, p.prefix[key[:n]]...)
	}
	all = append(all, p.prefix[key]...)
	for _, b := range p.ending {
		if b.words[0].is(key) {
			all = append(all, b)
		}
	}
	return all
}

// appendHan appends the Han phrases that may begin in a word, by ascending offsets. A phrase
// inside a word is none. A phrase of one character must be the word.
//
//	推动                     a word of the text
//	推动, 动员, 推动…发展      phrases that may begin in it
//	""    员    ""           the rest of each
func (p *phrases) appendHan(all []beginning, text string) []beginning {
	for at, r := range text {
		for _, b := range p.han[r] {
			first, word, rest := b.rest, text[at:], ""
			switch {
			case strings.HasPrefix(word, first):
				inside, single := at > 0 && len(first) < len(word), len(first) < len(text) && utf8.RuneCountInString(first) == 1
				if (inside || single) && !b.isSplit() {
					continue
				}
			case strings.HasPrefix(first, word):
				rest = first[len(word):]
			default:
				continue
			}
			all = append(all, beginning{b.phrase, at, rest})
		}
	}
	return all
}

// collector keeps the longest phrase of each kind at each place.
type collector struct {
	all     []match
	here    []match
	free    ends // where the next match of a kind may begin
	longest ends // where the longest match in here ends
	hidden  int  // where the last phrase of a table "friends" ends
}

// ends holds an offset for each kind of table. It is unordered and searched linearly, since
// a sentence has few kinds.
type ends []kindEnd

type kindEnd struct {
	kind tableKind
	at   int
}

// of returns the offset of a kind, 0 for none.
func (e ends) of(k tableKind) int {
	for _, x := range e {
		if x.kind == k {
			return x.at
		}
	}
	return 0
}

// raise increases the offset of a kind to at least at.
func (e *ends) raise(k tableKind, at int) {
	for i, x := range *e {
		if x.kind == k {
			(*e)[i].at = max(x.at, at)
			return
		}
	}
	*e = append(*e, kindEnd{k, at})
}

func (c *collector) offer(ph *phrase, start, end int) {
	for _, e := range ph.entries {
		c.here = append(c.here, match{start, end, e})
	}
}

// take selects among the matches that begin at an offset.
func (c *collector) take(start int) {
	if len(c.here) == 0 {
		return
	}
	slices.SortStableFunc(c.here, func(x, y match) int { return y.end - x.end })
	friend := 0
	for _, m := range c.here {
		if m.table.kind == kindFriends {
			friend = max(friend, m.end)
		}
	}
	c.longest = c.longest[:0]
	for _, m := range c.here {
		k := m.table.kind
		if k == kindFriends || start < c.hidden || m.end < friend || start < c.free.of(k) && m.end <= c.free.of(k) {
			continue
		}
		if c.longest.of(k) == 0 {
			c.longest.raise(k, m.end)
		}
		if m.end == c.longest.of(k) && start >= c.free.of(k) {
			c.all = append(c.all, m)
		}
	}
	for _, x := range c.longest {
		c.free.raise(x.kind, x.at)
	}
	c.hidden = max(c.hidden, friend)
	c.here = c.here[:0]
}

// gapWords is the largest number of words that an ellipsis in a form stands for.
const gapWords = 4

// matches returns the number of words of the phrase if it occurs at the first of some words,
// else 0. A gap at the end of a phrase matches no words.
func (ph *phrase) matches(ws []word) int {
	at := 0
	for k, p := range ph.words {
		skip := 0
		if k > 0 && ph.words[k-1].gap {
			skip = gapWords
		}
		for at < len(ws) && skip > 0 && !p.is(ws[at].key) {
			at++
			skip--
		}
		if at >= len(ws) || !p.is(ws[at].key) {
			return 0
		}
		at++
	}
	return at
}

func (p pattern) is(key string) bool {
	return key == p.text || p.open && strings.HasPrefix(key, p.text) || p.ends && strings.HasSuffix(key, p.text)
}

// isSplit reports whether a Chinese phrase goes on after its ellipsis.
func (ph *phrase) isSplit() bool { return ph.words[0].gap && ph.words[1].text != "" }

// endHan returns the end of a Chinese phrase if it occurs in the first of some words of a
// text, else 0. It must begin or end at a word boundary.
func (b *beginning) endHan(text string, ws []word) int {
	w := ws[0]
	if !strings.HasPrefix(text[w.end:], b.rest) {
		return 0
	}
	end := w.start + b.at + len(b.words[0].text)
	if b.isSplit() {
		end = b.endAfterGap(text, end)
	}
	if b.at == 0 || anyEnds(ws, end) {
		return end
	}
	return 0
}

// anyEnds reports whether one of some words in a row ends at a byte offset.
func anyEnds(ws []word, at int) bool {
	i := slices.IndexFunc(ws, func(w word) bool { return w.end >= at })
	return i >= 0 && ws[i].end == at
}

// foldHan folds only characters whose length does not change, so that offsets stay valid.
func foldHan(text string) string {
	return strings.Map(func(r rune) rune {
		if s := chars.Simplified(r); utf8.RuneLen(s) == utf8.RuneLen(r) {
			return s
		}
		return r
	}, text)
}

// gapCharacters is the largest number of characters that an ellipsis in a Chinese form
// stands for.
const gapCharacters = 24

// endAfterGap returns the end of a split phrase whose gap begins at a byte offset, 0 if it
// does not go on.
func (ph *phrase) endAfterGap(text string, gap int) int {
	rest, n := ph.words[1].text, 0
	for i, r := range text[gap:] {
		if n++; n > gapCharacters || strings.ContainsRune("，。；：！？,;", r) {
			return 0
		}
		if strings.HasPrefix(text[gap+i:], rest) && i > 0 {
			return gap + i + len(rest)
		}
	}
	return 0
}

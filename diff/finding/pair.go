package finding

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// span is a piece of a side's text, in bytes.
type span struct{ start, end int }

func (s span) empty() bool          { return s.start >= s.end }
func (s span) meets(o span) bool    { return s.start < o.end && o.start < s.end }
func (s span) join(o span) span     { return span{min(s.start, o.start), max(s.end, o.end)} }
func (s span) contains(at int) bool { return s.start <= at && at < s.end }

// clause is a clause of a side.
type clause struct {
	span
	node *tree.Node
}

// side is the text of one side of a link, with its clauses, words, matches and edits.
type side struct {
	statement *tree.Statement
	text      string
	clauses   []clause
	words     []word
	uncut     []word // the words before edits cut them, nil if they cut none
	matches   []match
	edits     []edit
	memo      *memo // nil unless the side belongs to a pair
}

// memo caches what several rules need of a side.
type memo struct {
	account    *account
	names      []name                // see [side.names]
	forms      []form                // see [routineForms.of]
	quantities []quantities.Quantity // see [side.quantities]

	named, formed, counted bool
}

// edit is a deleted or inserted piece of a side. Edits between the same kept words have the
// same gap on both sides.
type edit struct {
	span
	gap int
}

// run is a stretch of kept text, with its offset on each side.
type run struct{ old, new, length int }

// pair is a changed link of sentences, as the rules read it.
type pair struct {
	*reading
	link     *diff.Link
	old, new side
	memos    [2]memo
	runs     []run
	gaps     int
}

// newPair builds the pair of a link of sentences. What edits cut off words is yet to be
// learned, and phrases are yet to be found there.
func newPair(g *reading, l *diff.Link) *pair {
	p := &pair{reading: g, link: l, old: g.old.side(l.Old), new: g.new.side(l.New)}
	p.memos[0].account, p.memos[1].account = g.old, g.new
	p.old.memo, p.new.memo = &p.memos[0], &p.memos[1]
	o, n := 0, 0
	for i, e := range l.Words {
		size := len(e.Text)
		if e.Op == diff.Insert && i > 0 && l.Words[i-1].Op == diff.Delete && joinedAlike(l.Words[i-1].Text, e.Text) {
			p.old.edits = p.old.edits[:len(p.old.edits)-1]
			n += size
			continue
		}
		switch e.Op {
		case diff.Equal:
			p.runs = append(p.runs, run{o, n, size})
			if strings.IndexFunc(e.Text, isLetterOrDigit) >= 0 {
				p.gaps++
			}
			o, n = o+size, n+size
		case diff.Delete:
			p.old.edits = append(p.old.edits, edit{span{o, o + size}, p.gaps})
			o += size
		case diff.Insert:
			p.new.edits = append(p.new.edits, edit{span{n, n + size}, p.gaps})
			n += size
		}
	}
	if g.language.lang == tree.Chinese {
		p.old.cut()
		p.new.cut()
	}
	return p
}

// joinedAlike reports whether two wordings differ only in how their words are joined:
// long-term and long term, peace-keeping and peacekeeping. It is false for numbers, since
// 1 200 may be two numbers.
func joinedAlike(old, new string) bool {
	key := joinedKey(old)
	return key != "" && key == joinedKey(new)
}

// joinedKey returns a folded wording without hyphens and spaces, "" if it has a digit.
func joinedKey(text string) string {
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r == '-' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, fold(text))
}

// cut splits words where an edit begins or ends. Chinese word segmentation joins a negation
// with the word that it negates. The pieces have no lexeme until they are learned.
func (s *side) cut() {
	if !slices.ContainsFunc(s.edits, s.cutsWord) {
		return
	}
	ws := make([]word, 0, len(s.words)+2*len(s.edits))
	for _, w := range s.words {
		for _, e := range s.meeting(w.span()) {
			for _, at := range []int{e.start, e.end} {
				if w.start < at && at < w.end {
					ws = append(ws, word{w.start, at, nil})
					w = word{at, w.end, nil}
				}
			}
		}
		ws = append(ws, w)
	}
	s.uncut = s.words
	s.words = ws
}

// learnPieces adds the pieces of cut words to the vocabulary.
func (v *vocabulary) learnPieces(s *side) {
	if s.uncut == nil {
		return
	}
	for i, w := range s.words {
		if w.lexeme == nil {
			s.words[i].lexeme = v.lexeme(s.text[w.start:w.end])
			s.words[i].term.settle()
		}
	}
}

// findAgain finds the phrases of a side whose words were cut.
func (s *side) findAgain() {
	if s.uncut != nil {
		s.matches = s.memo.account.language.phrases.find(&collector{}, s.text, s.words)
	}
}

// beginsInWord reports whether a span begins inside a word of the sentence.
func (s *side) beginsInWord(x span) bool {
	return slices.ContainsFunc(s.uncut, func(w word) bool { return w.start < x.start && x.start < w.end })
}

// cutsWord reports whether an edit begins or ends inside a word.
func (s *side) cutsWord(e edit) bool {
	inside := func(at int) bool {
		i := s.wordAfter(at) - 1
		return i >= 0 && at < s.words[i].end
	}
	return inside(e.start) || inside(e.end)
}

// read sets the side of a sentence, of which [vocabulary.learn] has read the text.
func (a *account) read(s *side, n *tree.Node) {
	s.statement, s.text = a.statement, a.statement.TextOf(n)
	s.clauses = make([]clause, 0, max(1, len(n.Children)))
	for _, c := range n.Children {
		s.clauses = append(s.clauses, clause{span{c.Span.Start - n.Span.Start, c.Span.End - n.Span.Start}, c})
	}
	if len(n.Children) == 0 {
		s.clauses = append(s.clauses, clause{s.whole(), n})
	}
	known := a.phrasings[s.text]
	s.words, s.matches = known.words, known.matches
}

// readable is the largest number of words on a side that the rules read. A longer sentence
// is a page without punctuation and is reported as a whole.
const readable = 3000

// isLong reports whether a side has more words than the rules read.
func (p *pair) isLong() bool { return max(len(p.old.words), len(p.new.words)) > readable }

// alike reports whether the sides have enough words in common for the rules to read a pair
// whose link is only possible: half of the longer side, or at least three words and four
// fifths of the shorter one. Words with the same stem are the same word, and a repeated
// word counts as often as both sides have it.
func (p *pair) alike() bool {
	left := map[*term]int{}
	for _, w := range p.new.words {
		left[w.term]++
	}
	n := 0
	for _, w := range p.old.words {
		if left[w.term] > 0 && w.isWord() {
			left[w.term]--
			n++
		}
	}
	old, new := p.old.count(p.old.whole()), p.new.count(p.new.whole())
	return 2*n >= max(old, new) || n >= 3 && 5*n >= 4*min(old, new)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// whole returns the span of the whole text.
func (s *side) whole() span { return span{0, len(s.text)} }

// of returns the text of a span without surrounding white space.
func (s *side) of(x span) string { return strings.TrimSpace(s.text[x.start:x.end]) }

// clauseAt returns the clause at a byte offset.
func (s *side) clauseAt(at int) *clause {
	i := sort.Search(len(s.clauses), func(i int) bool { return s.clauses[i].end > at })
	return &s.clauses[min(i, len(s.clauses)-1)]
}

// in returns the matches of a kind of table.
func (s *side) in(kind tableKind) []match {
	n := 0
	for i := range s.matches {
		n += one(s.matches[i].table.kind == kind)
	}
	if n == 0 {
		return nil
	}
	all := make([]match, 0, n)
	for _, m := range s.matches {
		if m.table.kind == kind {
			all = append(all, m)
		}
	}
	return all
}

// meeting returns the edits that overlap a span.
func (s *side) meeting(x span) []edit {
	from := sort.Search(len(s.edits), func(i int) bool { return s.edits[i].end > x.start })
	to := from
	for to < len(s.edits) && s.edits[to].start < x.end {
		to++
	}
	return s.edits[from:to]
}

// gapsOf returns the gaps of the edits that overlap a span, in order.
func (s *side) gapsOf(x span) []int {
	var gaps []int
	for _, e := range s.meeting(x) {
		if n := len(gaps); n == 0 || gaps[n-1] != e.gap {
			gaps = append(gaps, e.gap)
		}
	}
	return gaps
}

// edited returns the span from the first to the last edit of a gap, false if it has none.
func (s *side) edited(gap int) (span, bool) {
	from := sort.Search(len(s.edits), func(i int) bool { return s.edits[i].gap >= gap })
	if from == len(s.edits) || s.edits[from].gap != gap {
		return span{}, false
	}
	x := s.edits[from].span
	for _, e := range s.edits[from+1:] {
		if e.gap != gap {
			break
		}
		x = x.join(e.span)
	}
	return x, true
}

// touched reports whether an edit overlaps a span.
func (s *side) touched(x span) bool { return len(s.meeting(x)) > 0 }

// wordAfter returns the index of the first word that begins at or after an offset.
func (s *side) wordAfter(at int) int {
	return sort.Search(len(s.words), func(i int) bool { return s.words[i].start >= at })
}

// wordsIn returns the words that begin in a span.
func (s *side) wordsIn(x span) []word {
	from := s.wordAfter(x.start)
	return s.words[from:max(from, s.wordAfter(x.end))]
}

// countIn returns how many words of a span satisfy a condition.
func (s *side) countIn(x span, is func(word) bool) int {
	n := 0
	for _, w := range s.wordsIn(x) {
		if is(w) {
			n++
		}
	}
	return n
}

// toNew returns where the first kept piece of an old span is on the new side.
func (p *pair) toNew(x span) (span, bool) {
	return p.across(x, func(r run) (from, to int) { return r.old, r.new })
}

// toOld is like toNew, from the new side to the old.
func (p *pair) toOld(x span) (span, bool) {
	return p.across(x, func(r run) (from, to int) { return r.new, r.old })
}

// across returns where the first kept piece of a span is on the other side.
func (p *pair) across(x span, ends func(run) (from, to int)) (span, bool) {
	for _, r := range p.runs {
		from, to := ends(r)
		if y := (span{max(x.start, from), min(x.end, from+r.length)}); !y.empty() {
			return span{y.start - from + to, y.end - from + to}, true
		}
	}
	return span{}, false
}

// direction is a pair seen from one of its sides: from the new side for text that came,
// from the old side for text that went.
type direction struct {
	here, there *side
	isNew       bool
	across      func(span) (span, bool) // to the other side
}

// isHeading reports whether both sides are headings.
func (p *pair) isHeading() bool {
	return len(p.link.Old) > 0 && len(p.link.New) > 0 && p.reading.old.sentences[p.link.Old[0]].isHeading() && p.reading.new.sentences[p.link.New[0]].isHeading()
}

// directions returns both directions, the one from the new side first.
func (p *pair) directions() [2]direction {
	return [2]direction{
		{&p.new, &p.old, true, p.toOld},
		{&p.old, &p.new, false, p.toNew},
	}
}

// other returns the account of the other statement.
func (d direction) other() *account { return d.here.memo.account.other }

// hit returns a hit with the trigger words of this side and of the other.
func (d direction) hit(typ Type, rule string, here, there span, step int) hit {
	h := hit{typ: typ, rule: rule, old: here, new: there, step: step}
	if d.isNew {
		h.old, h.new = there, here
	}
	return h
}

// with returns the span of an edited word and the kept word beside it, and the span of the
// kept word alone on the other side.
func (d direction) with(x span) (here, there span, ok bool) {
	w, ok := d.here.neighbour(x)
	if !ok {
		return here, there, false
	}
	there, ok = d.across(w)
	return x.join(w), there, ok && d.here.inserted(x)
}

// kept returns where an old span is on the new side, false unless all of it is kept.
func (p *pair) kept(x span) (span, bool) {
	for _, r := range p.runs {
		if r.old <= x.start && x.end <= r.old+r.length {
			return span{x.start - r.old + r.new, x.end - r.old + r.new}, true
		}
	}
	return span{}, false
}

// partners pairs old and new matches of a table: first those that share kept words, then
// equal ones that stands accepts or that are the first of both sides, then those in the same
// gap, then equal ones anywhere, which have only moved. It returns the
// pairs that differ, and the matches of each side without a partner. stands decides whether
// one may replace the other; nil accepts all.
func (p *pair) partners(old, new []match, stands func(x, y match) bool) (both [][2]match, oldAlone, newAlone []match) {
	if len(old)+len(new) == 0 {
		return nil, nil, nil
	}
	usedOld, usedNew := make([]bool, len(old)), make([]bool, len(new))
	link := func(i, j int) {
		usedOld[i], usedNew[j] = true, true
		if same := old[i].rung == new[j].rung && old[i].side == new[j].side; !same {
			both = append(both, [2]match{old[i], new[j]})
		}
	}
	p.eachFree(old, new, usedOld, usedNew, link, func(x, y match) bool {
		at, ok := p.toNew(x.span())
		return ok && at.meets(y.span()) && (stands == nil || stands(x, y))
	})
	equal := func(x, y match) bool { return x.rung == y.rung && x.side == y.side }
	if stands != nil {
		p.eachFree(old, new, usedOld, usedNew, link, func(x, y match) bool {
			return equal(x, y) && (x == old[0] && y == new[0] || stands(x, y))
		})
	}
	p.eachFree(old, new, usedOld, usedNew, link, func(x, y match) bool {
		return p.sameGap(x.span(), y.span()) && (stands == nil || stands(x, y))
	})
	p.eachFree(old, new, usedOld, usedNew, link, equal)
	return both, unused(old, usedOld), unused(new, usedNew)
}

// unused returns the matches whose used flag is not set.
func unused(all []match, used []bool) []match {
	var some []match
	for i, m := range all {
		if !used[i] {
			some = append(some, m)
		}
	}
	return some
}

// eachFree links the unused matches that fit each other, in order.
func (p *pair) eachFree(old, new []match, usedOld, usedNew []bool, link func(i, j int), fits func(x, y match) bool) {
	for i := range old {
		for j := range new {
			if !usedOld[i] && !usedNew[j] && fits(old[i], new[j]) {
				link(i, j)
			}
		}
	}
}

func (m match) span() span { return span{m.start, m.end} }

// anyMeets reports whether any of the matches overlaps a span.
func anyMeets(all []match, x span) bool {
	return slices.ContainsFunc(all, func(m match) bool { return m.span().meets(x) })
}

// of returns the matches of one table.
func of(t *table, all []match) []match {
	var some []match
	for _, m := range all {
		if m.table == t {
			some = append(some, m)
		}
	}
	return some
}

package finding

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// speakers finds clauses with another speaker: all parties instead of one, one instead of
// all, one side instead of another. A person replaced by another is not reported, since
// officials come and go. Clauses that name no speaker are not compared.
func speakers(p *pair) []hit {
	var all []hit
	old, new := p.old.subjects(), p.new.subjects()
	for _, x := range old {
		for _, y := range new {
			if x.table == y.table && (x.table.name != "side" || fold(p.old.of(x.span())) == fold(p.new.of(y.span()))) {
				continue
			}
			if x.table.name == "some" || y.table.name == "some" {
				continue // reported as attributed
			}
			if p.sameGap(x.span(), y.span()) && p.sameObject(x.span(), y.span()) {
				all = append(all, hit{typ: Speaker, rule: "speaker", old: x.span(), new: y.span(), step: 2})
				break
			}
		}
	}
	return all
}

// subjectWords is the largest number of words in a clause before its subject.
const subjectWords = 3

// subjects returns the speakers that clauses begin with. It skips pronouns and joint
// speakers, since the clause does not tell who "they" are.
func (s *side) subjects() []match {
	return slices.DeleteFunc(s.in(kindSpeakers), func(m match) bool {
		return s.clauseAt(m.start).start != m.start || m.table.pronoun() != NoPronoun || m.table.name == "authors"
	})
}

// joined reports whether a speaker is one of several: "President Lind and Minister
// Oro".
func (s *side) joined(m match) bool {
	for i := s.wordAfter(m.end); i < len(s.words); i++ {
		if w := s.words[i]; w.joiner || s.statement.Lang == tree.Chinese || !isCapital(s.text, w.start) {
			return w.joiner
		}
	}
	return false
}

// attributions finds statements that are now attributed to some of the speakers or quoted as
// somebody's words, and the reverse.
func attributions(p *pair) []hit {
	var all []hit
	both, oldAlone, newAlone := p.partners(p.old.in(kindAttribution), p.new.in(kindAttribution), nil)
	for _, m := range both {
		all = append(all, hit{typ: Attributed, rule: m[1].table.name, old: m[0].span(), new: m[1].span(), step: 1})
	}
	for k, d := range p.directions() {
		for _, m := range [][]match{newAlone, oldAlone}[k] {
			if d.here.touched(m.span()) {
				there, _ := d.across(m.span())
				all = append(all, d.hit(Attributed, "attribution-"+m.table.name, m.span(), there, 2))
			}
		}
	}
	return all
}

// qualifierWords is the largest number of words in a condition that is reported as one.
const qualifierWords = 14

// conditions finds conditions that limit a clause, and words that widen its scope.
func conditions(p *pair) []hit {
	return append(p.qualifiers(kindCondition, Narrower, Wider), p.qualifiers(kindScope, Wider, Narrower)...)
}

// qualifiers finds phrases of a kind that came or went without one of the same kind
// replacing them.
func (p *pair) qualifiers(kind tableKind, came, went Type) []hit {
	both, oldAlone, newAlone := p.partners(p.old.in(kind), p.new.in(kind), nil)
	if len(both) > 0 || len(oldAlone) > 0 && len(newAlone) > 0 {
		return nil
	}
	var all []hit
	for k, d := range p.directions() {
		for _, m := range [][]match{newAlone, oldAlone}[k] {
			if x, ok := p.qualifier(d.here, d.there, m); ok && d.here.isBesideKept(m, x) && !p.isFrame(d.here, d.other(), x) {
				all = append(all, d.hit([]Type{came, went}[k], string(kind), x, span{}, 2))
			}
		}
	}
	return all
}

// isBesideKept reports whether a word of scope or a condition applies to kept text. One that
// came or went together with all the text that it applies to makes nothing wider or
// narrower.
func (s *side) isBesideKept(m match, x span) bool {
	if m.table.kind != kindScope {
		return s.bindsKept(x)
	}
	kept := func(step int) bool {
		w, ok := s.next(m.span(), step)
		return ok && w.isWord() && !s.touched(w.span())
	}
	return kept(-1) || kept(1)
}

// bindsKept reports whether the clause of a condition has kept content words, or no others
// than the condition: a clause of its own applies to the text before it.
func (s *side) bindsKept(x span) bool {
	beside := func(w word) bool { return w.isContent() && !x.meets(w.span()) }
	c := s.clauseAt(x.start).span
	return s.countIn(c, beside) == 0 || s.countIn(c, func(w word) bool { return beside(w) && !s.touched(w.span()) }) > 0
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// qualifier returns the span of a condition. If its form is open, the span extends to the
// end of the edit or of the clause. ok is false if the condition is not an addition: it
// replaced a function word or more than one word.
func (p *pair) qualifier(here, there *side, m match) (span, bool) {
	x := m.span()
	gaps := here.gapsOf(x)
	if len(gaps) == 0 || !here.inserted(x) {
		return x, false
	}
	other, _ := there.edited(gaps[0])
	isFunction := func(w word) bool { return w.function }
	replaced := one(m.table.kind != kindScope) // a word for a word, such as 世界 for 全球, leaves the scope as it was
	if there.count(other) > replaced || slices.ContainsFunc(there.wordsIn(other), isFunction) {
		return x, false
	}
	if m.open {
		edited, _ := here.edited(gaps[0])
		x.end = max(x.end, min(edited.end, here.clauseAt(x.start).end))
	}
	return here.trim(x), here.count(x) <= qualifierWords
}

// isFrame reports whether a condition mainly consists of a name that the other statement
// lacks. Then the name is reported instead.
func (p *pair) isFrame(s *side, other *account, x span) bool {
	return slices.ContainsFunc(s.names(), func(n name) bool {
		return n.meets(x) && 2*(n.end-n.start) > x.end-x.start && other.lacks(s, n)
	})
}

// count returns the number of words in a span.
func (s *side) count(x span) int { return s.countIn(x, word.isWord) }

// trim removes punctuation and white space from both ends of a span.
func (s *side) trim(x span) span {
	for !x.empty() {
		r, size := utf8.DecodeRuneInString(s.text[x.start:x.end])
		if isLetterOrDigit(r) || strings.ContainsRune("《“\"«„‘(（$€£", r) {
			break
		}
		x.start += size
	}
	for !x.empty() {
		r, size := utf8.DecodeLastRuneInString(s.text[x.start:x.end])
		if isLetterOrDigit(r) || strings.ContainsRune("》”\"»’)）%％", r) {
			break
		}
		x.end -= size
	}
	return x
}

// fulfilment finds what was promised and is now reported as done: a word of promise in the
// old clause, a word of fulfilment in the new one, and an object that is kept. What was
// reported as done and is now promised is weaker.
func fulfilment(p *pair) []hit {
	_, promises, reversed := p.partners(p.old.in(kindPromise), p.new.in(kindPromise), nil)
	var all []hit
	for _, y := range p.new.in(kindFulfilment) {
		for _, x := range promises {
			old, new := p.old.clauseAt(x.start), p.new.clauseAt(y.start)
			if p.old.touched(x.span()) && p.shared(old.span, new.span) >= 2 && p.sameThingDone(x, y) {
				all = append(all, hit{typ: Fulfilled, rule: "fulfilment", old: x.span(), new: y.span(), step: 3})
				break
			}
		}
	}
	for _, x := range p.old.in(kindFulfilment) {
		for _, y := range reversed {
			next, ok := p.new.nearest(y.span(), 1)
			if ok && p.old.touched(x.span()) && p.sameGap(x.span(), y.span()) && sameWord(fold(p.old.of(x.span())), next.key) {
				all = append(all, hit{typ: Weaker, rule: "status", old: x.span(), new: y.span().join(next.span()), step: 3})
				break
			}
		}
	}
	return all
}

// sameThingDone reports whether what was promised is what was done: a word after the promise
// is near the word of fulfilment. Words before the promise name
// who promised and do not count.
func (p *pair) sameThingDone(promise, done match) bool {
	near := append(firstWords(p.new.around(done.span(), 1), thingWords), p.new.around(done.span(), -1)...)
	return slices.ContainsFunc(firstWords(p.old.around(promise.span(), 1), objectWords), func(w word) bool { return !w.function && hasStem(near, w) })
}

// thingWords is how many words after a word of fulfilment may say what was done.
const thingWords = 2

func firstWords(all []word, n int) []word { return slices.Clone(all[:min(n, len(all))]) }

// stages finds what was under way and has now been done, or the reverse: words of one line
// of the table that replace each other and have the head that the table requires.
func stages(p *pair) []hit {
	var all []hit
	new := p.new.in(kindStages)
	for _, x := range p.old.in(kindStages) {
		for _, y := range new {
			if x.table != y.table || x.rung != y.rung || x.side == y.side {
				continue
			}
			if !p.sameGap(x.span(), y.span()) || !p.sameStage(x, y) {
				continue
			}
			h := hit{typ: Fulfilled, rule: x.table.name, old: x.span(), new: y.span(), step: 3}
			if x.side > y.side {
				h.typ = Weaker
			}
			all = append(all, h)
			break
		}
	}
	return all
}

// sameStage reports whether two words of one line describe the progress of one thing. In
// Chinese the object may be on either side of the verb and ends with its main noun, so the
// next word and the last word of the clause must both be the same.
func (p *pair) sameStage(x, y match) bool {
	if p.language.lang != tree.Chinese {
		return p.sameHead(x.table, x, y)
	}
	after, okOld := p.old.nearest(x.span(), 1)
	next, okNew := p.new.nearest(y.span(), 1)
	if !okOld || !okNew {
		return okOld == okNew && p.sameNext(x.span(), y.span())
	}
	return sameStem(after, next) && sameStem(p.old.lastAfter(x.span()), p.new.lastAfter(y.span()))
}

// lastAfter returns the last content word after a span in its clause, the zero word for none.
func (s *side) lastAfter(x span) (last word) {
	for w := range s.content(x, 1) {
		last = w
	}
	return last
}

// sameGap reports whether edits of two spans share a gap.
func (p *pair) sameGap(x, y span) bool {
	gaps := p.new.gapsOf(y)
	return slices.ContainsFunc(p.old.gapsOf(x), func(g int) bool { return slices.Contains(gaps, g) })
}

// shared returns the number of kept content words that two spans have in common.
func (p *pair) shared(old, new span) int {
	return p.old.countIn(old, func(w word) bool {
		at, ok := p.kept(w.span())
		return w.content && ok && at.meets(new)
	})
}

// commonBeginning returns the length in bytes of the common prefix of two words.
func commonBeginning(x, y string) int {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// sameWord reports whether two folded words are forms of one word: they differ only in their
// endings.
func sameWord(x, y string) bool {
	n := commonBeginning(x, y)
	short := min(len(x), len(y))
	return x == y || short >= 4 && 10*n >= 7*short && 10*n >= 5*max(len(x), len(y))
}

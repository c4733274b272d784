package finding

import (
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// A word of degree, a verb of pledge or a negation is nothing by itself: it has a
// head, which it qualifies or governs. Two such words stand for each other only where
// the heads are the same:
//
//	a [-modest-]{+solid+} pace                     same head: a step
//	[-somewhat-] more quickly → [+slow+] growth    other heads: no step
//	[-committed to-]{+working towards+} peace      same object: a step
//	[-committed to-] net zero → [+working towards+] energy security    none
//
// The head of a word is the next word of content; at the end of a clause it is the
// one before. What a verb governs is told by the next words of content, in Chinese also
// by those before it.

// objectWords is how many words of content are looked at on each side of a verb.
const objectWords = 5

// sameHead reports whether two rungs of a ladder have the same head.
func (p *pair) sameHead(t *table, x, y match) bool {
	switch t.head {
	case wordHead:
		return p.sameNext(x.span(), y.span())
	case objectHead:
		return p.sameObject(x.span(), y.span())
	case stemHead:
		return sameVerb(p.old.lastWord(x.span()), p.new.lastWord(y.span()))
	}
	return true
}

// endingLength is how many letters the ending of a verb may have, verbLength how many
// the stem has at least.
const (
	endingLength = 3
	verbLength   = 3
)

// sameVerb reports whether two folded words are forms of one verb, their endings aside:
// mapping and mapped.
func sameVerb(x, y string) bool {
	n := commonBeginning(x, y)
	return n >= verbLength && n+endingLength >= max(len(x), len(y))
}

// lastWord returns the key of the last word of a span.
func (s *side) lastWord(x span) string {
	i := s.wordAfter(x.end) - 1
	if i < 0 {
		return ""
	}
	return s.words[i].key
}

// isNested reports whether a word says what the noun before it does, not what the
// statement does: "conduct supporting such claims". A table of participles with the name
// "agreeing" has those that a comma does not part from their noun.
func (s *side) isNested(x span) bool {
	i := s.wordAfter(x.start) - 1
	for _, m := range s.in(kindParticiples) {
		if m.start != x.start || i < 0 {
			continue
		}
		if m.table.name == "agreeing" && s.words[i].key == "," && i > 0 {
			i--
		}
		return s.words[i].isContent()
	}
	return false
}

// sameNext reports whether the words after two spans are forms of one word, or the
// words before them are the same kept word.
func (p *pair) sameNext(x, y span) bool {
	after, okOld := p.old.contentAfter(x)
	next, okNew := p.new.contentAfter(y)
	if okOld && okNew && sameStem(after, next) {
		return true
	}
	before, okOld := p.old.contentBefore(x)
	last, okNew := p.new.contentBefore(y)
	if !okOld || !okNew {
		return !okOld && !okNew
	}
	at, kept := p.kept(before.span())
	return kept && at == last.span()
}

// sameObject reports whether two spans govern the same: the first word of content after
// the one is among the first two after the other. Chinese has what a verb governs before
// it too, and any of the words near both will do.
func (p *pair) sameObject(x, y span) bool {
	old, new := p.old.around(x, 1), p.new.around(y, 1)
	if p.language.lang == tree.Chinese || len(old) == 0 || len(new) == 0 {
		old, new = append(old, p.old.around(x, -1)...), append(new, p.new.around(y, -1)...)
		return len(old) == 0 && len(new) == 0 || slices.ContainsFunc(old, func(w word) bool { return hasStem(new, w) })
	}
	return hasStem(new[:min(2, len(new))], old[0]) || hasStem(old[:min(2, len(old))], new[0])
}

func hasStem(words []word, w word) bool {
	return slices.ContainsFunc(words, func(v word) bool { return sameStem(v, w) })
}

func sameStem(x, y word) bool { return x.term == y.term || sameWord(x.key, y.key) }

// around returns the words of content after a span, or before it, as many as show
// what a verb governs.
func (s *side) around(x span, step int) []word {
	var all []word
	for i := s.wordBeside(x, step); i >= 0 && i < len(s.words) && len(all) < objectWords; i += step {
		if w := s.words[i]; w.isContent() {
			all = append(all, w)
		}
	}
	return all
}

// beside returns the index of the word after a span, or before it.
func (s *side) wordBeside(x span, step int) int {
	if step < 0 {
		return s.wordAfter(x.start) - 1
	}
	return s.wordAfter(x.end)
}

// contentAfter returns the next word of content in the clause.
func (s *side) contentAfter(x span) (word, bool) {
	rest := s.wordsIn(span{x.end, s.clauseAt(x.start).end})
	if i := slices.IndexFunc(rest, word.isContent); i >= 0 {
		return rest[i], true
	}
	return word{}, false
}

// contentBefore returns the word of content before a span, in the clause.
func (s *side) contentBefore(x span) (word, bool) {
	return lastContent(s.wordsIn(span{s.clauseAt(x.start).start, x.start}))
}

// lastContent returns the last word of content of some words.
func lastContent(words []word) (word, bool) {
	for _, w := range slices.Backward(words) {
		if w.isContent() {
			return w, true
		}
	}
	return word{}, false
}

// isDenied reports whether a negation stands right before a span.
func (s *side) isDenied(x span) bool {
	at := s.wordAfter(x.start) - 1
	if at < 0 {
		return false
	}
	return anyMeets(s.in(kindNegation), s.words[at].span()) || anyMeets(s.in(kindNegation), x)
}

// isAside reports whether a span is set off from its clause by commas: a word there
// joins sentences and says nothing of degree.
func (s *side) isAside(x span) bool {
	before, after := s.wordAfter(x.start)-1, s.wordAfter(x.end)
	first := before < 0 || s.words[before].key == "," || s.words[before].key == "."
	return first && (before >= 0 && s.words[before].key == "," || after < len(s.words) && s.words[after].key == ",")
}

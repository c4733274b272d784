package finding

import (
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// A word of degree, a verb of pledge or a negation has a head, which it qualifies or
// governs. One such word replaces another only if their heads are the same:
//
//	a [-modest-]{+solid+} pace                     same head: a step
//	[-somewhat-] more quickly → [+slow+] growth    other heads: no step
//	[-committed to-]{+working towards+} peace      same object: a step
//	[-committed to-] net zero → [+working towards+] energy security    none
//
// The head of a word is the next content word or, at the end of a clause, the one before.
// The object of a verb is among the next content words, in Chinese also among those before.

// objectWords is how many content words on each side of a verb are searched for its object.
const objectWords = 5

// sameHead reports whether two matches have the same head, of the kind that t.head names.
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

// endingLength is the largest length in bytes of a verb's ending, and verbLength the least
// length of its stem.
const (
	endingLength = 3
	verbLength   = 3
)

// sameVerb reports whether two folded words are forms of one verb: mapping and mapped.
func sameVerb(x, y string) bool {
	n := commonBeginning(x, y)
	return n >= verbLength && n+endingLength >= max(len(x), len(y))
}

// lastWord returns the key of the last word of a span, "" for none.
func (s *side) lastWord(x span) string {
	i := s.wordAfter(x.end) - 1
	if i < 0 {
		return ""
	}
	return s.words[i].key
}

// isNested reports whether a word is a participle that describes the noun before it, not
// what the statement does: "conduct supporting such claims". Participles of a table named
// "agreeing" may have a comma between the noun and them.
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

// sameNext reports whether the content words after two spans are forms of one word, or those
// before them are the same kept word, or neither span has one before it.
func (p *pair) sameNext(x, y span) bool {
	after, okOld := p.old.nearest(x, 1)
	next, okNew := p.new.nearest(y, 1)
	if okOld && okNew && sameStem(after, next) {
		return true
	}
	before, okOld := p.old.nearest(x, -1)
	last, okNew := p.new.nearest(y, -1)
	if !okOld || !okNew {
		return !okOld && !okNew
	}
	at, kept := p.kept(before.span())
	return kept && at == last.span()
}

// sameObject reports whether two spans have the same object: the first content word after
// one is among the first two after the other. In Chinese, where the object may precede the
// verb, any content word near both suffices.
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

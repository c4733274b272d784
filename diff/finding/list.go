package finding

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parts reports whether a word or a mark parts the members of a list.
func (w word) parts() bool {
	return w.key == "," || w.key == "、" || w.key == ";" || w.joiner
}

// member is a member of a list in an edit.
type member struct {
	span
	key string
}

// members returns the members of a list that an edit consists of: pieces between
// separators, one of which stands before, in or after it. ok is false for what is
// no part of a list.
func (s *side) members(x span) (all []member, ok bool) {
	first, last := s.wordAfter(x.start), s.wordAfter(x.end)
	if first >= last || !s.separated(max(0, first-1), last) {
		return nil, false
	}
	from := -1
	flush := func(to int) bool {
		if from < 0 {
			return true
		}
		m := member{span: span{s.words[from].start, s.words[to-1].end}}
		m.key = fold(s.text[m.start:m.end])
		from = -1
		all = append(all, m)
		return s.mayBeMember(m)
	}
	for i := first; i < last; i++ {
		switch {
		case !s.words[i].parts():
			if from < 0 {
				from = i
			}
		case !flush(i):
			return nil, false
		}
	}
	return all, flush(last) && len(all) > 0
}

// separated reports whether a separator is among some words.
func (s *side) separated(first, last int) bool {
	return slices.ContainsFunc(s.words[first:last], word.parts)
}

// memberWords is how many words a member of a list may have.
const memberWords = 9

// mayBeMember reports whether a piece is short, has letters and does not begin as a
// clause does.
func (s *side) mayBeMember(m member) bool {
	n := s.count(m.span)
	if n == 0 || n > memberWords || strings.ContainsAny(s.text[m.start:m.end], "，；。") || strings.ContainsAny(s.text[m.start:m.end], ".。:：!?") && utf8.RuneCountInString(s.text[m.start:m.end]) > 30 {
		return false
	}
	if s.words[s.wordAfter(m.start)].opener || !s.hasContent(m.span) {
		return false
	}
	for _, v := range s.matches {
		if v.start == m.start && (v.table.kind == kindLadder && v.table.beginsClause() || v.table.kind == kindSpeakers || v.table.kind == kindCondition || v.table.kind == kindNegation || v.table.kind == kindAttribution) {
			return false
		}
	}
	return true
}

// hasContent reports whether a span has more than function words.
func (s *side) hasContent(x span) bool {
	return slices.ContainsFunc(s.words, func(w word) bool { return x.contains(w.start) && (isContent(w.key) || isCapital(s.text, w.start)) })
}

// beginsClause reports whether the words of a ladder begin a clause rather than a
// member of a list.
func (t *table) beginsClause() bool {
	return t.head == objectHead || t.name == "modality" || t.name == "degree" || t.name == "quantity"
}

// lists finds members that a list gained or lost.
func lists(p *pair) []hit {
	var all []hit
	for g := 0; g <= p.gaps; g++ {
		old, inOld := p.old.edited(g)
		new, inNew := p.new.edited(g)
		lost, isOld := p.old.members(old)
		gained, isNew := p.new.members(new)
		if inOld && !isOld && p.old.count(old) > joinersIn(&p.old, old) || inNew && !isNew && p.new.count(new) > joinersIn(&p.new, new) {
			continue
		}
		all = append(all, p.members(&p.new, &p.old, gained, lost)...)
		all = append(all, p.members(&p.old, &p.new, lost, gained)...)
	}
	return all
}

// members tells the members of a gap of one side that the other side has not: not in
// the gap, and not elsewhere in the sentence, where they only stand in another order.
func (p *pair) members(here, there *side, some, others []member) []hit {
	var all []hit
	text := fold(there.text)
	for _, m := range some {
		stood := strings.Contains(text, m.key) || slices.ContainsFunc(others, func(l member) bool { return sameWord(l.key, m.key) })
		switch {
		case stood || p.strange(here, m):
		case here == &p.new:
			all = append(all, hit{typ: ListGained, rule: "list", new: m.span, step: 1})
		default:
			all = append(all, hit{typ: ListLost, rule: "list", old: m.span, step: 1})
		}
	}
	return all
}

func joinersIn(s *side, x span) int {
	n := 0
	for _, w := range s.words {
		if x.contains(w.start) && w.joiner {
			n++
		}
	}
	return n
}

// orders finds the same words in another order, where they are members of a list
// or change places with each other.
func orders(p *pair) []hit {
	old, oldSpan := p.old.moved()
	new, newSpan := p.new.moved()
	if len(old) == 0 || !slices.Equal(old, new) || !p.swapped() && !(p.old.listed() && p.new.listed()) {
		return nil
	}
	return []hit{{typ: Reordered, rule: "order", old: oldSpan, new: newSpan, step: 1}}
}

// moved returns the edited words, sorted, without separators, and the span round
// them.
func (s *side) moved() (keys []string, all span) {
	for _, w := range s.words {
		if !s.touched(w.span()) || w.parts() {
			continue
		}
		if len(keys) == 0 {
			all = w.span()
		}
		keys, all = append(keys, w.key), all.join(w.span())
	}
	slices.Sort(keys)
	return keys, all
}

// listed reports whether all edits are members of lists, or what parts them.
func (s *side) listed() bool {
	return !slices.ContainsFunc(s.edits, func(e edit) bool {
		_, ok := s.members(e.span)
		return !ok && s.count(e.span) > joinersIn(s, e.span)
	})
}

// swapped reports whether two words took each other's places.
func (p *pair) swapped() bool {
	gaps := 0
	for g := 0; g <= p.gaps; g++ {
		_, inOld := p.old.edited(g)
		_, inNew := p.new.edited(g)
		if inOld && inNew {
			gaps++
		}
	}
	return gaps == 2
}

// strange reports whether a member is a name among members that are none: then it
// is the name that is told, not the list.
func (p *pair) strange(s *side, m member) bool {
	names := s.names(p.language, p.usual)
	isName := func(x span) bool {
		return slices.ContainsFunc(names, func(n name) bool { return n.meets(x) })
	}
	if !isName(m.span) {
		return false
	}
	before, after := s.wordAfter(m.start)-2, s.wordAfter(m.end)+1
	beside := func(i int) bool { return i >= 0 && i < len(s.words) && isName(s.words[i].span()) }
	return !beside(before) && !beside(after)
}

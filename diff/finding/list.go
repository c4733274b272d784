package finding

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// parts reports whether a word or a mark separates the members of a list.
func (w word) parts() bool {
	return w.key == "," || w.key == "、" || w.joiner
}

// member is a list member in an edit, with its folded text as key.
type member struct {
	span
	key string
}

// members returns the list members that an edit consists of: the pieces between separators.
// At least one separator must be in the edit or next to it. ok is false if the edit is not part
// of a list.
func (s *side) members(x span) (all []member, ok bool) {
	first, last := s.wordAfter(x.start), s.wordAfter(x.end)
	if first >= last || !s.separated(first, last) && !s.between(first, last) || first > 1 && s.words[first-1].joiner && s.words[first-2].opener {
		return nil, false // "but also" joins clauses, not members
	}
	from := -1
	flush := func(to int) bool {
		if from < 0 {
			return true
		}
		m := member{span: s.withoutTail(span{s.words[from].start, s.words[to-1].end})}
		m.key = strings.TrimSuffix(fold(s.of(s.withoutOwning(m.span))), "'") // the regime's allies', those of the regime's allies
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

// between reports whether some words are between the separators of a list, or next to one
// that is not a comma. A comma on one side alone may set off what is before it: "In their
// view, the catch grew".
func (s *side) between(first, last int) bool {
	joins := func(i int) bool { return i >= 0 && i < len(s.words) && s.words[i].parts() && s.words[i].key != "," }
	comma := first > 0 && s.words[first-1].parts()
	return joins(first-1) || joins(last) || comma && (last == len(s.words) || s.words[last].parts() || !s.words[last].isWord())
}

// memberWords is the largest number of words in a member of a list.
const memberWords = 9

// pairedWords is the largest number of words in a member joined to another by "and" alone.
// Longer ones are predicates.
const pairedWords = 3

// enumerated reports whether a comma or another list mark is next to a span.
func (s *side) enumerated(x span) bool {
	for i := s.wordAfter(x.start) - 1; i >= 0 && s.words[i].parts(); i-- {
		if !s.words[i].joiner {
			return true
		}
	}
	for i := s.wordAfter(x.end); i < len(s.words) && s.words[i].parts(); i++ {
		if !s.words[i].joiner {
			return true
		}
	}
	return false
}

// mayBeMember reports whether a piece is short, has content, does not cut through a name or
// a quotation, and does not begin like a clause.
func (s *side) mayBeMember(m member) bool {
	n := s.count(m.span)
	if forms := formsOf[s.statement.Lang]; forms != nil && forms().isCitation(s.of(m.span)) {
		return false
	}
	if n == 0 || n > memberWords || strings.ContainsAny(s.text[m.start:m.end], "，；。;") || strings.ContainsAny(s.text[m.start:m.end], ".。:：!?") && utf8.RuneCountInString(s.text[m.start:m.end]) > 30 {
		return false
	}
	if s.words[s.wordAfter(m.start)].opener || s.words[s.wordAfter(m.end)-1].opener || !s.hasContent(m.span) || s.cutsName(m.span) || s.isDated(m.span) || s.beginsInWord(m.span) || s.cutsQuote(m.span) || s.isBound(m.span) {
		return false
	}
	if n > pairedWords && !s.enumerated(m.span) || s.endsOpen(m.span) || !s.inSeries(m.span) {
		return false
	}
	for _, v := range s.matches {
		if v.start == m.start && (v.table.kind == kindLadder && v.table.beginsClause() || v.table.kind == kindSpeakers || v.table.kind == kindCondition || v.table.kind == kindNegation || v.table.kind == kindAttribution) {
			return false
		}
	}
	return true
}

// endsOpen reports whether a piece is not a whole phrase: its last word needs another one, as
// in "backed by the", or it has part of a remark in brackets.
func (s *side) endsOpen(x span) bool {
	last := s.words[s.wordAfter(x.end)-1]
	text := s.of(x)
	return s.memo.account.language.function[last.key] || strings.Count(text, "(") != strings.Count(text, ")") || strings.HasPrefix(text, "(")
}

// inSeries reports whether a piece is in a list with a joining word: the word is right before
// it, or right after it or a later member. Commas alone also set off phrases and places, as
// in "met in Leuven, Belgium, on Monday". A single common word needs no joining word, nor
// does a member of a Chinese list.
func (s *side) inSeries(x span) bool {
	i, j := s.wordAfter(x.start)-1, s.wordAfter(x.end)
	if s.statement.Lang == tree.Chinese || j == i+2 && !isUpperAt(s.text, x.start) || i >= 0 && s.words[i].joiner {
		return true
	}
	for length := 0; j < len(s.words) && length <= memberWords && !strings.Contains(".;:", s.words[j].key); j++ {
		switch w := s.words[j]; {
		case w.joiner:
			return true
		case w.parts():
			length = 0
		case length == 0 && w.opener:
			return false
		default:
			length++
		}
	}
	return false
}

// cutsQuote reports whether a span begins inside a quotation or contains only part of one.
func (s *side) cutsQuote(x span) bool {
	return strings.Count(s.text[:x.start], "“") > strings.Count(s.text[:x.start], "”") || strings.Count(s.of(x), "“") != strings.Count(s.of(x), "”")
}

// withoutTail removes the words that end a list from a piece: "and others".
func (s *side) withoutTail(x span) span {
	for _, m := range s.in(kindBound) {
		if m.table.name == "tail" && m.end == x.end && m.start > x.start {
			x.end = m.start
		}
	}
	return x
}

// isBound reports whether a piece has a word that ties it to the text after it, or a verb.
// Such a piece is not a member by itself.
func (s *side) isBound(x span) bool {
	return anyMeets(s.in(kindBound), x)
}

// hasContent reports whether a span has a content word or a capitalized one.
func (s *side) hasContent(x span) bool {
	return slices.ContainsFunc(s.wordsIn(x), func(w word) bool { return isContent(w.key) || isCapital(s.text, w.start) })
}

// beginsClause reports whether the words of a ladder begin a clause, not a member of a list.
func (t *table) beginsClause() bool {
	return t.head == objectHead || t.name == "modality" || t.name == "degree" || t.name == "quantity"
}

// cutsName reports whether a span begins in the middle of a name.
func (s *side) cutsName(x span) bool {
	i := s.wordAfter(x.start) - 1
	if i < 0 || s.words[i].parts() || !isUpperAt(s.text, x.start) {
		return false
	}
	return isUpperAt(s.text, s.words[i].start) || s.words[i].inside && i > 0 && isUpperAt(s.text, s.words[i-1].start)
}

func isUpperAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsUpper(r)
}

// isDated reports whether a span begins with a number or has a date.
func (s *side) isDated(x span) bool {
	for _, q := range quantities.Quantities(s.text[x.start:x.end], s.statement.Lang) {
		if q.Start == 0 || q.Date {
			return true
		}
	}
	return false
}

// lists finds members that a list gained or lost, and members that moved within it.
func lists(p *pair) []hit {
	var lost, gained []member
	for g := 0; g <= p.gaps; g++ {
		old, inOld := p.old.edited(g)
		new, inNew := p.new.edited(g)
		less, isOld := p.old.members(old)
		more, isNew := p.new.members(new)
		if inOld && !isOld && p.old.count(old) > p.old.joiners(old) || inNew && !isNew && p.new.count(new) > p.new.joiners(new) {
			continue
		}
		lost, gained = append(lost, less...), append(gained, more...)
	}
	var all []hit
	for _, m := range gained {
		if i := slices.IndexFunc(lost, func(l member) bool { return l.key == m.key }); i >= 0 {
			if p.sameGap(lost[i].span, m.span) || !p.passed(lost[i].span, m.span) {
				continue // spelled differently, or beside another separator
			}
			all = append(all, hit{typ: Reordered, rule: "list", old: lost[i].span, new: m.span, step: 1})
		} else if p.isOnly(&p.new, &p.old, m, lost) {
			all = append(all, hit{typ: ListGained, rule: "list", new: m.span, step: 1})
		}
	}
	for _, m := range lost {
		if p.isOnly(&p.old, &p.new, m, gained) {
			all = append(all, hit{typ: ListLost, rule: "list", old: m.span, step: 1})
		}
	}
	return all
}

// passed reports whether kept words, other than those that join members, are between the
// places of a member on the two sides.
func (p *pair) passed(old, new span) bool {
	from, to := p.old.gapsOf(old), p.new.gapsOf(new)
	if len(from) == 0 || len(to) == 0 {
		return true
	}
	first, last := min(from[0], to[0]), max(from[0], to[0])
	gap := 0
	for _, r := range p.runs {
		kept := span{r.old, r.old + r.length}
		if p.old.count(kept) == 0 {
			continue // a mark, which ends no gap
		}
		if gap++; first < gap && gap <= last && p.old.count(kept) > p.old.joiners(kept) {
			return true
		}
	}
	return false
}

// isOnly reports whether a member of one side occurs nowhere on the other side, in any form,
// and the list rather than a name is to be reported.
func (p *pair) isOnly(here, there *side, m member, others []member) bool {
	return !strings.Contains(fold(there.text), m.key) && !p.strange(here, m) && !there.memo.account.saysShort(here, m.span, m.key) && !p.hasParty(here, m.span) &&
		!slices.ContainsFunc(others, func(l member) bool { return sameWord(l.key, m.key) }) && !p.declined(here, there, m) && !here.isNamePart(m)
}

// nameWords is the largest number of words after a joining word that are read as the rest of
// a name.
const nameWords = 2

// isNamePart reports whether a member is the beginning of a name with a joining word: the
// statement has it often, and never what follows without it, as in 宪法和法律委员会 after the
// 法律委员会 was renamed.
func (s *side) isNamePart(m member) bool {
	i := s.wordAfter(m.end)
	if i+1 >= len(s.words) || !s.words[i].joiner {
		return false
	}
	from := s.words[i+1].start
	for k := i + 1; k < len(s.words) && k <= i+nameWords && s.words[k].isWord(); k++ {
		name, rest := s.text[m.start:s.words[k].end], s.text[from:s.words[k].end]
		if text := s.memo.account.text; text.atLeast(oftenAgain, name) && text.count(name, math.MaxInt) == text.count(rest, math.MaxInt) {
			return true
		}
	}
	return false
}

// declined reports whether the other side has all content words of a member in some form:
// цен на отдельные товары and цены отдельных товаров.
func (p *pair) declined(here, there *side, m member) bool {
	if p.language.stems == nil {
		return false
	}
	return !slices.ContainsFunc(here.wordsIn(m.span), func(w word) bool { return w.isContent() && !hasStem(there.words, w) })
}

// joiners returns the number of joining words in a span.
func (s *side) joiners(x span) int { return s.countIn(x, func(w word) bool { return w.joiner }) }

// orders finds the same words in another order: members of lists, or words that changed
// places with each other or with a few kept words.
func orders(p *pair) []hit {
	if p.old.movedBytes() != p.new.movedBytes() {
		return nil // quick check that excludes most pairs
	}
	old, oldSpan := p.old.moved()
	new, newSpan := p.new.moved()
	if len(old) == 0 || slices.Equal(old, new) || !sameSet(old, new) || !p.swapped() && !p.stepped() && !(p.old.listed() && p.new.listed()) {
		return nil
	}
	if p.stepped() && p.old.edits[0].gap != p.new.edits[0].gap {
		oldSpan, newSpan = p.between(oldSpan, newSpan)
	}
	if isCompound(p.old.of(oldSpan)) {
		return nil
	}
	return []hit{{typ: Reordered, rule: "order", old: oldSpan, new: newSpan, step: 1}}
}

// isCompound reports whether a text is words joined by hyphens or slashes. Their order is a
// matter of style: the Norland-Sudria border is the Sudria-Norland border.
func isCompound(text string) bool {
	return strings.ContainsFunc(text, joins) && !strings.ContainsFunc(text, unicode.IsSpace)
}

// steps is the largest number of kept words that moved words may have passed to be reported.
// A longer move is a matter of style, as when a place or a time is put first.
const steps = 2

// stepped reports whether the only words that moved passed at most steps others.
func (p *pair) stepped() bool {
	if len(p.old.edits) != 1 || len(p.new.edits) != 1 {
		return false
	}
	if p.old.edits[0].gap == p.new.edits[0].gap {
		return true
	}
	old, new := p.between(p.old.edits[0].span, p.new.edits[0].span)
	moved := p.old.count(p.old.edits[0].span)
	return p.old.count(old)-moved <= steps && p.new.count(new)-moved <= steps
}

// between extends the spans of moved words by the kept words that they passed.
func (p *pair) between(old, new span) (span, span) {
	if at, ok := p.toOld(span{new.start - 1, new.start}); ok && new.start > 0 {
		old = old.join(at)
	}
	if at, ok := p.toOld(span{new.end, new.end + 1}); ok {
		old = old.join(at)
	}
	if at, ok := p.toNew(span{old.start - 1, old.start}); ok && old.start > 0 {
		new = new.join(span{at.end, at.end})
	}
	if at, ok := p.toNew(span{old.end, old.end + 1}); ok {
		new = new.join(span{at.start, at.start})
	}
	return p.old.trim(old), p.new.trim(new)
}

// moved returns the edited words in order, without separators, and the span around them.
func (s *side) moved() (keys []string, all span) {
	for _, w := range s.words {
		if !s.touched(w.span()) || w.parts() {
			continue
		}
		if len(keys) == 0 {
			all = w.span()
		}
		all = all.join(w.span())
		if r, _ := utf8.DecodeRuneInString(w.key); chars.IsHan(r) { // word segmentation may join moved characters
			keys = append(keys, strings.Split(w.key, "")...)
		} else {
			keys = append(keys, w.key)
		}
	}
	return keys, all
}

// movedBytes returns the total length of the words that moved returns.
func (s *side) movedBytes() int {
	n := 0
	for _, w := range s.words {
		if s.touched(w.span()) && !w.parts() {
			n += len(w.key)
		}
	}
	return n
}

// sameSet reports whether two lists have the same words, in any order.
func sameSet(x, y []string) bool {
	x, y = slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y))
	return slices.Equal(x, y)
}

// listed reports whether all edits are list members or separators.
func (s *side) listed() bool {
	return !slices.ContainsFunc(s.edits, func(e edit) bool {
		_, ok := s.members(e.span)
		return !ok && s.count(e.span) > s.joiners(e.span)
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

// strange reports whether a member is a name among members that are not names. Then the name
// is reported, not the list.
func (p *pair) strange(s *side, m member) bool {
	names := s.names()
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

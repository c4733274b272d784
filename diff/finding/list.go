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

// enumeration is a side as lists are read in it.
type enumeration struct{ *side }

func (p *pair) oldList() enumeration { return enumeration{&p.old} }
func (p *pair) newList() enumeration { return enumeration{&p.new} }

// member is a list member in an edit, with its folded text as key.
type member struct {
	span
	key string
}

// members returns the list members that an edit consists of: the pieces between separators.
// At least one separator must be in the edit or next to it. ok is false if the edit is not part
// of a list.
func (s enumeration) members(x span) (all []member, ok bool) {
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
	return all, flush(last)
}

// separated reports whether a separator is among some words.
func (s enumeration) separated(first, last int) bool {
	return slices.ContainsFunc(s.words[first:last], word.parts)
}

// between reports whether some words are between the separators of a list, or next to one
// that is not a comma. A comma on one side alone may set off what is before it: "In their
// view, the catch grew".
func (s enumeration) between(first, last int) bool {
	joins := func(i int) bool { return 0 <= i && i < len(s.words) && s.words[i].parts() && s.words[i].key != "," }
	comma := first > 0 && s.words[first-1].parts()
	return joins(first-1) || joins(last) || comma && (last == len(s.words) || s.words[last].parts() || !s.words[last].isWord())
}

// memberWords is the largest number of words in a member of a list.
const memberWords = 9

// pairedWords is the largest number of words in a member joined to another by "and" alone.
// Longer ones are predicates.
const pairedWords = 3

// enumerated reports whether a comma or another list mark is next to a span.
func (s enumeration) enumerated(x span) bool {
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

// mayBeMember reports whether a piece is short, does not cut through a name or a quotation,
// has no number of an article and no date, and does not begin like a clause.
func (s enumeration) mayBeMember(m member) bool {
	n := s.count(m.span)
	text := s.of(m.span)
	if n == 0 || n > memberWords || n > pairedWords && (!s.enumerated(m.span) || strings.ContainsAny(text, ".:!?")) || strings.ContainsAny(text, "，；。：;") {
		return false
	}
	if forms := formsOf[s.statement.Lang]; forms != nil && forms().isCitation(text) {
		return false
	}
	if s.words[s.wordAfter(m.start)].opener || s.endsOpen(m.span) || !s.inSeries(m.span) {
		return false
	}
	if s.cutsName(m.span) || s.cutsQuote(m.span) || s.isDated(m.span) || s.beginsInWord(m.span) || anyMeets(s.in(kindBound), m.span) {
		return false
	}
	return !slices.ContainsFunc(s.matches, func(v match) bool { return v.start == m.start && slices.Contains(beginsClause, v.table.kind) })
}

// beginsClause lists the kinds of phrases that begin a clause, not a member of a list.
var beginsClause = []tableKind{kindLadder, kindSpeakers, kindCondition, kindNegation, kindAttribution}

// endsOpen reports whether a piece is not a whole phrase: its last word needs another one, as
// in "backed by the", or it has part of a remark in brackets.
func (s enumeration) endsOpen(x span) bool {
	last := s.words[s.wordAfter(x.end)-1]
	text := s.of(x)
	return last.function || strings.Count(text, "(") != strings.Count(text, ")") || strings.HasPrefix(text, "(")
}

// inSeries reports whether a piece is in a list with a joining word: the word is right before
// it, or right after it or a later member. Commas alone also set off phrases and places, as
// in "met in Leuven, Belgium, on Monday". A single common word needs no joining word, nor
// does a member of a Chinese list.
func (s enumeration) inSeries(x span) bool {
	i, j := s.wordAfter(x.start)-1, s.wordAfter(x.end)
	if s.statement.Lang == tree.Chinese || j == i+2 && !isUpperAt(s.text, x.start) || i >= 0 && s.words[i].joiner {
		return true
	}
	for length := 0; j < len(s.words) && !strings.Contains(".;:", s.words[j].key); j++ {
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
func (s enumeration) cutsQuote(x span) bool {
	isInside := strings.Count(s.text[:x.start], "“") > strings.Count(s.text[:x.start], "”")
	return isInside || strings.Count(s.of(x), "“") != strings.Count(s.of(x), "”")
}

// withoutTail removes the words that end a list from a piece: "and others".
func (s enumeration) withoutTail(x span) span {
	for _, m := range s.in(kindBound) {
		if m.table.name == "tail" && m.end == x.end && m.start > x.start {
			x.end = m.start
		}
	}
	return x
}

// cutsName reports whether a span begins in the middle of a name.
func (s enumeration) cutsName(x span) bool {
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
func (s enumeration) isDated(x span) bool {
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
		less, isOld := p.oldList().members(old)
		more, isNew := p.newList().members(new)
		if inOld && !isOld && p.old.count(old) > p.oldList().joiners(old) || inNew && !isNew && p.new.count(new) > p.newList().joiners(new) {
			continue
		}
		lost, gained = append(lost, less...), append(gained, more...)
	}
	var all []hit
	for _, m := range gained {
		if i := slices.IndexFunc(lost, func(l member) bool { return l.key == m.key }); i >= 0 {
			if !p.passed(lost[i].span, m.span) {
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
	from, to := p.old.gapsOf(old)[0], p.new.gapsOf(new)[0]
	gap := 0
	for _, r := range p.runs {
		kept := span{r.old, r.old + r.length}
		if p.old.count(kept) == 0 {
			continue // a mark, which ends no gap
		}
		if gap++; min(from, to) < gap && gap <= max(from, to) && p.old.count(kept) > p.oldList().joiners(kept) {
			return true
		}
	}
	return false
}

// isOnly reports whether a member of one side occurs nowhere on the other side, in any form,
// and the list rather than a name is to be reported.
func (p *pair) isOnly(here, there *side, m member, others []member) bool {
	return !strings.Contains(fold(there.text), m.key) && !p.strange(here, m) && !there.memo.account.saysShort(here, m.span, m.key) && !m.meetsAny(p.ofParties(here)) &&
		!slices.ContainsFunc(others, func(l member) bool { return sameWord(l.key, m.key) }) && !p.declined(here, there, m) && !(enumeration{here}).isNamePart(m)
}

// nameWords is the largest number of words after a joining word that are read as the rest of
// a name.
const nameWords = 2

// isNamePart reports whether a member is the beginning of a name with a joining word: the
// statement has it often, and never what follows without it, as in 宪法和法律委员会 after the
// 法律委员会 was renamed.
func (s enumeration) isNamePart(m member) bool {
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
func (s enumeration) joiners(x span) int { return s.countIn(x, func(w word) bool { return w.joiner }) }

// orders finds words of which nothing changed but their order, in one place:
// 又[-快又好-]{+好又快+}. The order of a compound is a matter of style: the Norland-Sudria
// border is the Sudria-Norland border.
func orders(p *pair) []hit {
	if len(p.old.edits) != 1 || len(p.new.edits) != 1 || p.old.edits[0].gap != p.new.edits[0].gap {
		return nil
	}
	old, new := p.old.edits[0].span, p.new.edits[0].span
	x, y := p.oldList().inOrder(old), p.newList().inOrder(new)
	if slices.Equal(x, y) || strings.ContainsFunc(p.old.of(old), joins) || !slices.Equal(slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y))) {
		return nil
	}
	return []hit{{typ: Reordered, rule: "order", old: old, new: new, step: 1}}
}

// inOrder returns the words of a span without separators, those of Han characters apart,
// since word segmentation may join moved ones.
func (s enumeration) inOrder(x span) (keys []string) {
	for _, w := range s.wordsIn(x) {
		switch r, _ := utf8.DecodeRuneInString(w.key); {
		case w.parts():
		case chars.IsHan(r):
			keys = append(keys, strings.Split(w.key, "")...)
		default:
			keys = append(keys, w.key)
		}
	}
	return keys
}

// strange reports whether a member is a name among members that are not names. Then the name
// is reported, not the list.
func (p *pair) strange(s *side, m member) bool {
	names := s.names()
	if !m.meetsAny(names) {
		return false
	}
	before, after := s.wordAfter(m.start)-2, s.wordAfter(m.end)+1
	beside := func(i int) bool { return 0 <= i && i < len(s.words) && s.words[i].span().meetsAny(names) }
	return !beside(before) && !beside(after)
}

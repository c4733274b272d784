package finding

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
)

var (
	dateTable   = &table{kind: "date", name: "date"}
	numberTable = &table{kind: "number", name: "number"}
)

// amount is a quantity on a side.
type amount struct {
	match // with the words that bound it
	quantities.Quantity
	bound quantities.Bound
}

// number is a quantity without the words that bound it.
func (a *amount) number() span { return span{a.Start, a.End} }

// quantities returns the quantities of a side of a pair, cached.
func (s *side) quantities() []quantities.Quantity {
	if m := s.memo; !m.counted {
		if t := m.account.phrasings[s.text]; t != nil {
			m.quantities = t.quantities
		} else { // several sentences
			m.quantities = quantities.Quantities(s.text, m.account.language.lang)
		}
		m.counted = true
	}
	return s.memo.quantities
}

// amounts returns the dates and the other quantities of a side, with the words that bound
// them. Those with the same value, unit and bound have the same rung.
func (s *side) amounts(values map[string]int) (dates, numbers []amount) {
	for _, q := range s.quantities() {
		bound, whole := quantities.Bounded(s.text, q, s.statement.Lang)
		key := inDigits(q.Value) + " " + q.Unit + " " + string(bound)
		if q.Date {
			key = s.memo.account.language.dateKey(q.Value)
		}
		if _, ok := values[key]; !ok {
			values[key] = len(values)
		}
		a := amount{match{whole.Start, whole.End, entry{table: numberTable, rung: values[key]}}, q, bound}
		if q.Date {
			a.table = dateTable
			dates = append(dates, a)
		} else {
			numbers = append(numbers, a)
		}
	}
	return dates, numbers
}

// inDigits returns a value in digits if it is a whole number in Chinese characters: 十年 and
// 10年.
func inDigits(value string) string {
	if n := numbers.Parse(value); n > 0 {
		return strconv.Itoa(n)
	}
	return value
}

// dateKey returns the same text for a date in any order and with any endings of its parts:
// 5 July 2023 and July 5, 2023, в январе—феврале and за январь—февраль.
func (l *language) dateKey(date string) string {
	if year, month, day := dates.Parts(date, l.lang); year+month > 0 {
		return fmt.Sprint(year, month, day)
	}
	if l.stems == nil {
		return date
	}
	var key []string
	for _, w := range strings.FieldsFunc(date, func(r rune) bool { return r == ' ' || r == '-' }) {
		switch m := dates.MonthIn(w, l.lang); {
		case m > 0:
			key = append(key, strconv.Itoa(m))
		case !l.years[strings.TrimSuffix(w, ".")]:
			key = append(key, l.stems.Root(w))
		}
	}
	return strings.Join(key, " ")
}

// figures finds changed quantities and dates. Two numbers are values of one thing if they
// have the same unit and count the same thing. It also finds sums and shares that came or
// went and are nowhere in the other statement.
func figures(p *pair) []hit {
	values := map[string]int{}
	oldDates, oldNumbers := p.old.amounts(values)
	newDates, newNumbers := p.new.amounts(values)
	var all []hit
	both, _, _ := p.partners(matchesOf(oldDates), matchesOf(newDates), func(x, y match) bool {
		return p.contradict(at(oldDates, x), at(newDates, y)) &&
			(p.old.onlyEdit(x.span()) && p.new.onlyEdit(y.span()) || !hasRung(newDates, x) && !hasRung(oldDates, y))
	})
	for _, m := range both {
		all = append(all, hit{typ: Date, rule: "date", old: m[0].span(), new: m[1].span(), step: 2})
	}
	both, oldAlone, newAlone := p.counted(oldNumbers, newNumbers)
	for _, m := range both {
		x, y := m[0].span(), m[1].span()
		o, n := at(oldNumbers, m[0]), at(newNumbers, m[1])
		if o.bound == n.bound {
			x, y = o.number(), n.number()
		}
		if p.sameSections(o, n) {
			continue
		}
		all = append(all, hit{typ: Number, rule: "number", old: x, new: y, step: 3})
	}
	for k, d := range p.directions() {
		for _, m := range [][]match{newAlone, oldAlone}[k] {
			q := at([][]amount{newNumbers, oldNumbers}[k], m)
			if shown := d.here.insertedOf(m.span(), q.number()); shown != (span{}) && q.Sum && !d.other().names(q) {
				all = append(all, d.hit(Number, "sum", shown, span{}, 1))
			}
		}
	}
	return all
}

// sameSections reports whether two numbers of sections begin alike, and one of them stands
// for those that follow: 1701-1706 and 1701 et seq.
func (p *pair) sameSections(x, y amount) bool {
	first, _, _ := strings.Cut(strings.ReplaceAll(x.Value, "–", "-"), "-")
	begins, _, _ := strings.Cut(strings.ReplaceAll(y.Value, "–", "-"), "-")
	return first == begins && (p.old.andFollowing(x) || p.new.andFollowing(y))
}

// andFollowing reports whether the second word after a number says that others follow it.
func (s *side) andFollowing(a amount) bool {
	i := s.wordAfter(a.End) + 1
	return i < len(s.words) && s.memo.account.language.following[s.words[i].key]
}

// contradict reports whether two dates differ in the year, the month or the day. A date that
// only gives more of them, or other ones, is not another date: July 2023 is 5 July 2023.
func (p *pair) contradict(x, y amount) bool {
	l := p.old.statement.Lang
	year, month, day := dates.Parts(x.Value, l)
	newYear, newMonth, newDay := dates.Parts(y.Value, l)
	if year+month == 0 || newYear+newMonth == 0 {
		return x.Value != y.Value
	}
	differ := func(a, b int) bool { return a > 0 && b > 0 && a != b }
	return differ(year, newYear) || differ(month, newMonth) || differ(day, newDay)
}

// hasRung reports whether one of the dates has the value of another.
func hasRung(all []amount, m match) bool {
	return slices.ContainsFunc(all, func(a amount) bool { return a.rung == m.rung })
}

// insertedOf returns the first span that lies in one edit, the zero span for none.
func (s *side) insertedOf(spans ...span) span {
	for _, x := range spans {
		if s.inserted(x) {
			return x
		}
	}
	return span{}
}

// counted pairs numbers that count or measure one thing, the best pair first: 5 ferries for
// the north and 3 for the south, or 3 for the south and 6 for the north. Pairs of equal value
// have only moved and are not returned.
func (p *pair) counted(old, new []amount) (both [][2]match, oldAlone, newAlone []match) {
	type candidate struct{ i, j, value int }
	var all []candidate
	for i, x := range old {
		for j, y := range new {
			if v := p.countAlike(x, y); v > 0 {
				all = append(all, candidate{i, j, v})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.value - a.value })
	usedOld, usedNew := make([]bool, len(old)), make([]bool, len(new))
	for _, c := range all {
		if usedOld[c.i] || usedNew[c.j] {
			continue
		}
		usedOld[c.i], usedNew[c.j] = true, true
		if old[c.i].rung != new[c.j].rung {
			both = append(both, [2]match{old[c.i].match, new[c.j].match})
		}
	}
	slices.SortFunc(both, func(a, b [2]match) int { return a[0].start - b[0].start }) // what a sentence names first leads
	return both, unused(matchesOf(old), usedOld), unused(matchesOf(new), usedNew)
}

// Evidence that two numbers are values of one thing, added to that of the words around them,
// which decide between numbers in the same place and others.
const (
	keptDigits = 100 // in the same place, with digits kept
	oneThing   = 1   // in the same place, of the same value, or with the same words around them
)

// countAlike returns the evidence that two numbers are values of one thing, 0 if they are
// not. They must have the same unit, and either have the same value or count the same thing.
// An amount of change is not compared with a level.
func (p *pair) countAlike(x, y amount) int {
	if x.Unit != y.Unit {
		return 0
	}
	around := p.around(x.span(), y.span())
	kept, ok := p.toNew(x.span())
	switch {
	case ok && kept.meets(y.span()) && (x.rung == y.rung || p.sameThing(x.span(), y.span())):
		return keptDigits + around
	case x.rung == y.rung:
		return oneThing + around
	case p.old.isChange(x.span()) != p.new.isChange(y.span()):
		return 0
	case p.sameGap(x.span(), y.span()) && p.sameThing(x.span(), y.span()), p.countsSame(x.span(), y.span()):
		return oneThing + around
	}
	return 0
}

// countsSame reports whether two numbers count the same thing, wherever they are: the first
// word after one is among those after the other, and enough words around them agree. If
// nothing follows either, the nearest word before one is among those before the other.
func (p *pair) countsSame(x, y span) bool {
	alike := func(v, w []word) bool { return len(v) > 0 && len(w) > 0 && (hasStem(w, v[0]) || hasStem(v, w[0])) }
	after, next := p.old.counts(x, 1), p.new.counts(y, 1)
	if len(after)+len(next) == 0 {
		return alike(p.old.counts(x, -1), p.new.counts(y, -1))
	}
	return alike(after, next) && p.around(x, y) >= countedWords
}

// countedWords is the least value of around for two numbers that count the same thing.
const countedWords = 3

// isChange reports whether a number says by how much another number has changed.
func (s *side) isChange(x span) bool {
	i := s.wordAfter(x.start)
	return slices.ContainsFunc(s.in(kindChanges), func(m match) bool {
		return m.end <= x.start && s.clauseAt(m.start) == s.clauseAt(x.start) && s.wordAfter(m.end) >= i-1
	})
}

// around measures what the content words around two numbers have in common: two for each
// stem that follows both in their clauses, one for each that precedes both.
func (p *pair) around(x, y span) int {
	after := p.old.counts(x, 1)
	next, n := p.new.counts(y, 1), 0
	for _, w := range after {
		n += 2 * one(hasStem(next, w))
	}
	last := p.new.counts(y, -1)
	for _, w := range p.old.counts(x, -1) {
		n += one(hasStem(last, w))
	}
	return n
}

// countedNear is how many content words on one side of a number may say what it counts.
const countedNear = 8

// counts returns the content words beside a number that may say what it counts, up to the
// next number. It leaves out states, since whose engineers are counted does not show that two
// numbers count the same.
func (s *side) counts(x span, step int) []word {
	c, changes, states := s.clauseAt(x.start), s.in(kindChanges), s.in(kindTerritories)
	var all []word
	for w := range s.beside(x, step) {
		if len(all) == countedNear || !c.contains(w.start) || w.number || anyMeets(changes, w.span()) {
			break // further words belong to another number
		}
		if w.isContent() && !anyMeets(states, w.span()) && !w.function && !hasStem(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// addAmounts records the quantities of the statement.
func (a *account) addAmounts() {
	a.amounts = map[string]bool{}
	for _, s := range a.sentences {
		for _, q := range a.phrasings[s.text].quantities {
			a.amounts[q.Value+" "+q.Unit] = true
			a.amounts[q.Value] = true
		}
	}
}

// names reports whether the statement has an amount of the same value and unit anywhere, or
// of the same value where one of them has no unit: 6000万人 and 6000万农村人口.
func (a *account) names(q amount) bool {
	return a.amounts[q.Value+" "+q.Unit] || a.amounts[q.Value+" "] || q.Unit == "" && a.amounts[q.Value]
}

func matchesOf(amounts []amount) []match {
	all := make([]match, len(amounts))
	for i, a := range amounts {
		all[i] = a.match
	}
	return all
}

// at returns the amount of a match.
func at(amounts []amount, m match) amount {
	for _, a := range amounts {
		if a.start == m.start {
			return a
		}
	}
	return amount{}
}

// sameThing reports whether two numbers in one place count or measure the same thing: no
// other content word was edited with them, or the words after them are the same, or the
// kept words before them are. If both words after them were edited, only those decide.
func (p *pair) sameThing(x, y span) bool {
	old, okOld := p.old.nearest(x, 1)
	new, okNew := p.new.nearest(y, 1)
	switch {
	case p.sameToken(x, y), p.old.onlyEdit(x) && p.new.onlyEdit(y):
		return true
	case okOld && okNew && p.old.touched(old.span()) && p.new.touched(new.span()):
		return sameStem(old, new)
	}
	before, okOld := p.old.nearestKept(x)
	last, okNew := p.new.nearestKept(y)
	at, kept := p.kept(before.span())
	return p.sameNext(x, y) || okOld && okNew && kept && at == last.span()
}

// onlyEdit reports whether the edits that overlap a span have no content words outside it.
func (s *side) onlyEdit(x span) bool {
	for _, g := range s.gapsOf(x) {
		edited, _ := s.edited(g)
		if slices.ContainsFunc(s.wordsIn(edited), func(w word) bool { return w.isContent() && !x.meets(w.span()) }) {
			return false
		}
	}
	return true
}

// sameToken reports whether the same kept word comes right after two spans, even a word as
// short as a Chinese measure word.
func (p *pair) sameToken(x, y span) bool {
	v, okOld := p.old.next(x, 1)
	w, okNew := p.new.next(y, 1)
	if !okOld || !okNew {
		return false
	}
	at, kept := p.kept(v.span())
	return kept && at == w.span() && v.isWord() && !v.opener && !v.inside && !v.joiner
}

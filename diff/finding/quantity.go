package finding

import (
	"slices"

	"github.com/clausediff/clausediff/parse/lang/quantities"
)

var (
	dateTable   = &table{kind: "date", name: "date"}
	numberTable = &table{kind: "number", name: "number"}
)

// amount is a quantity of a side.
type amount struct {
	match
	quantities.Quantity
}

// quantities returns the quantities of a side of a pair.
func (s *side) quantities() []quantities.Quantity {
	if !s.memo.counted {
		s.memo.quantities, s.memo.counted = quantities.Quantities(s.text, s.statement.Lang), true
	}
	return s.memo.quantities
}

// amounts returns the dates and the other quantities of a side. Those of one value and
// unit have the same rung.
func (s *side) amounts(values map[string]int) (dates, numbers []amount) {
	for _, q := range s.quantities() {
		key := q.Value + " " + q.Unit
		if _, ok := values[key]; !ok {
			values[key] = len(values)
		}
		a := amount{match{q.Start, q.End, entry{table: numberTable, rung: values[key]}}, q}
		if q.Date {
			a.table = dateTable
			dates = append(dates, a)
		} else {
			numbers = append(numbers, a)
		}
	}
	return dates, numbers
}

// figures finds other quantities and other dates. Two numbers are values of one
// thing where they have the same unit and the same head; a sum or a share may come or
// go too, where the other statement names it nowhere.
func figures(p *pair) []hit {
	values := map[string]int{}
	oldDates, oldNumbers := p.old.amounts(values)
	newDates, newNumbers := p.new.amounts(values)
	var all []hit
	both, _, _ := p.partners(matchesOf(oldDates), matchesOf(newDates), nil)
	for _, m := range both {
		all = append(all, hit{typ: Date, rule: "date", old: m[0].span(), new: m[1].span(), step: 2})
	}
	both, oldAlone, newAlone := p.partners(matchesOf(oldNumbers), matchesOf(newNumbers), nil)
	for _, m := range both {
		if at(oldNumbers, m[0]).Unit == at(newNumbers, m[1]).Unit && p.sameThing(m[0].span(), m[1].span()) {
			all = append(all, hit{typ: Number, rule: "number", old: m[0].span(), new: m[1].span(), step: 3})
			continue
		}
		oldAlone, newAlone = append(oldAlone, m[0]), append(newAlone, m[1])
	}
	for _, m := range newAlone {
		if q := at(newNumbers, m); p.new.inserted(m.span()) && q.Sum && !p.reading.old.names(q) {
			all = append(all, hit{typ: Number, rule: "sum", new: m.span(), step: 1})
		}
	}
	for _, m := range oldAlone {
		if q := at(oldNumbers, m); p.old.inserted(m.span()) && q.Sum && !p.reading.new.names(q) {
			all = append(all, hit{typ: Number, rule: "sum", old: m.span(), step: 1})
		}
	}
	return all
}

// names reports whether the statement has an amount anywhere.
func (a *account) names(q amount) bool {
	if a.amounts == nil {
		a.amounts = map[string]bool{}
		for _, q := range quantities.Quantities(a.statement.Text, a.statement.Lang) {
			a.amounts[q.Value+" "+q.Unit] = true
		}
	}
	return a.amounts[q.Value+" "+q.Unit]
}

func matchesOf(amounts []amount) []match {
	all := make([]match, len(amounts))
	for i, a := range amounts {
		all[i] = a.match
	}
	return all
}

// at returns the amount that a match is.
func at(amounts []amount, m match) amount {
	for _, a := range amounts {
		if a.start == m.start {
			return a
		}
	}
	return amount{}
}

// sameThing reports whether two numbers count or measure the same: the words after
// them are the same or, where one has none in its clause, those before them are; or no
// other word of content was edited beside them.
func (p *pair) sameThing(x, y span) bool {
	old, okOld := p.old.contentAfter(x)
	new, okNew := p.new.contentAfter(y)
	switch {
	case p.sameToken(x, y), p.old.onlyEdit(x) && p.new.onlyEdit(y):
		return true
	case okOld && okNew && p.old.touched(old.span()) && p.new.touched(new.span()):
		return sameStem(old, new)
	}
	before, okOld := p.old.keptBefore(x)
	last, okNew := p.new.keptBefore(y)
	at, kept := p.kept(before.span())
	return p.sameNext(x, y) || okOld && okNew && kept && at == last.span()
}

// keptBefore returns the last unedited word of content before a span, in its clause.
func (s *side) keptBefore(x span) (word, bool) {
	for {
		w, ok := s.contentBefore(x)
		if !ok || !s.touched(w.span()) {
			return w, ok
		}
		x = w.span()
	}
}

// onlyEdit reports whether the edits that meet a span have no words of content beside it.
func (s *side) onlyEdit(x span) bool {
	for _, g := range s.gapsOf(x) {
		edited, _ := s.edited(g)
		if slices.ContainsFunc(s.wordsIn(edited), func(w word) bool { return w.isContent() && !x.meets(w.span()) }) {
			return false
		}
	}
	return true
}

// sameToken reports whether the same kept word stands right after two spans, be it as
// short as the measures of Chinese.
func (p *pair) sameToken(x, y span) bool {
	i, j := p.old.wordAfter(x.end), p.new.wordAfter(y.end)
	if i == len(p.old.words) || j == len(p.new.words) {
		return false
	}
	v, w := p.old.words[i], p.new.words[j]
	at, kept := p.kept(v.span())
	return kept && at == w.span() && v.isWord() && !v.opener && !v.inside && !v.joiner
}

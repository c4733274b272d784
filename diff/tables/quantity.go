package tables

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// Period is the time that a value is of.
type Period string

// The periods.
const (
	Current   Period = ""        // the statement's own year, or the last one of a result
	SomeYears Period = "years"   // several years, such as those of a plan
	Average   Period = "average" // each of several years
	Next      Period = "next"    // the year after the statement's
	Later     Period = "later"   // one after that
)

// Sense is how values are meant: as things are, aimed at, or expected.
type Sense string

// The senses.
const (
	Result   Sense = ""         // as things are or were
	Target   Sense = "target"   // somebody aims at it
	Forecast Sense = "forecast" // it is expected to come about
)

// Quantity is what several statements give a number of.
type Quantity struct {
	Name   string // in words of the newest statement that has it
	Unit   string // of its values, "" where it only counts
	Change bool   // values are how much it rose or fell
	Sense  Sense
	Period Period
	Year   int // of Later, 0 where only its beginning is known
	// Values has one entry a statement, without any where it gives no number.
	Values [][]Value
}

// Value is a number with its limits, as a statement has it.
type Value struct {
	Clause *tree.Node
	Span   tree.Span // of the statement's text
	quantities.Range
}

// amount is a value and the slot that it is of.
type amount struct {
	slot
	Value
	label string
}

// mostValues is how many values of one slot a statement may give: where it gives more,
// it is not clear what they are of.
const mostValues = 3

// Quantities returns the quantities of which two statements or more give a number,
// those of one name together, those first that most statements have, then in the order
// of the newest one. What a
// statement gives depends on that statement alone. It takes time linear in the texts.
func (t *Texts) Quantities() []Quantity {
	statements := t.Statements
	rows, lexicons := map[slot]*Quantity{}, map[tree.Lang]*lexicon{}
	var order []slot
	for i, s := range slices.Backward(statements) {
		x, known := lexicons[s.Lang]
		if !known {
			x = newLexicon(s.Lang)
			lexicons[s.Lang] = x
		}
		for _, a := range amountsOf(s, t.contents[i], x) {
			row := rows[a.slot]
			if row == nil {
				row = &Quantity{Name: a.label, Unit: a.unit, Change: a.change, Sense: a.sense, Period: a.period, Year: a.year, Values: make([][]Value, len(statements))}
				rows[a.slot] = row
				order = append(order, a.slot)
			}
			row.Values[i] = append(row.Values[i], a.Value)
		}
	}
	order = slices.DeleteFunc(order, func(key slot) bool { return rows[key].count() < 2 })
	most := map[string]int{} // of the rows of one name
	for _, key := range order {
		most[key.name] = max(most[key.name], rows[key].count())
	}
	first := map[string]int{}
	for i, key := range slices.Backward(order) {
		first[key.name] = i
	}
	slices.SortStableFunc(order, func(x, y slot) int {
		return cmp.Or(cmp.Compare(most[y.name], most[x.name]), cmp.Compare(first[x.name], first[y.name]), cmp.Compare(rows[y].count(), rows[x].count()))
	})
	var all []Quantity
	for _, key := range order {
		all = append(all, *rows[key])
	}
	return all
}

// count returns how many statements give a value.
func (q *Quantity) count() int {
	n := 0
	for _, v := range q.Values {
		if len(v) > 0 {
			n++
		}
	}
	return n
}

package tables

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// Period is the time that a value belongs to.
type Period string

// The periods.
const (
	Current   Period = ""        // the statement's own year, or the last year of a result
	SomeYears Period = "years"   // several years, such as those of a plan
	Average   Period = "average" // each of several years
	Next      Period = "next"    // the year after the statement's
	Later     Period = "later"   // a year after the next
)

// Sense is how a value is meant: as a fact, an aim or an expectation.
type Sense string

// The senses.
const (
	Result   Sense = ""         // a fact
	Target   Sense = "target"   // an aim
	Forecast Sense = "forecast" // an expectation
)

// Quantity is a row of values of one quantity.
type Quantity struct {
	Name   string // as in the newest statement that has it
	Unit   string // "" for a plain count
	Change bool   // values are rises or falls
	Sense  Sense
	Period Period
	Year   int // of a Later period; 0 if only its beginning is known
	// Values has one entry per statement, empty if it gives no number.
	Values [][]Value
}

// Value is a number with its limits, as written in a statement.
type Value struct {
	Clause *tree.Node
	Span   tree.Span // of the statement's text
	quantities.Range
}

// amount is a value and its slot.
type amount struct {
	slot
	Value
	label string
}

// mostValues limits the values of one slot in a statement: with more, it is not clear
// what each of them measures.
const mostValues = 3

// Quantities returns the quantities for which at least two statements give a number. Rows
// with the same name are adjacent; names that most statements have come first, then those
// that come first in the newest statement. The values of a statement depend on that
// statement alone. It takes time linear in the texts.
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
	most := map[string]int{} // by name
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

// count returns the number of statements that give a value.
func (q *Quantity) count() int {
	n := 0
	for _, v := range q.Values {
		if len(v) > 0 {
			n++
		}
	}
	return n
}

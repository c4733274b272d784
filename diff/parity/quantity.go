package parity

import (
	"slices"

	"github.com/clausediff/clausediff/parse/lang/quantities"
)

// amount is a number with its text.
type amount struct {
	quantities.Numeral
	text string
	name string
}

// isDate reports whether the number is a year or a month.
func (n amount) isDate() bool { return n.Kind == quantities.Year || n.Kind == quantities.Month }

// quantities finds numbers and dates that differ. Versions may write the same number in digits,
// in words, or omit it. A number that only one side has is therefore reported only if it is a
// year, a share or at least 10, is not spelled out, and the other side has nothing similar.
func (f *finder) quantities() {
	for _, l := range f.aligned {
		if !l.sure() {
			continue
		}
		a, b := amountsOf(f.a.sentencesOf(l.A)), amountsOf(f.b.sentencesOf(l.B))
		onlyA := without(a, amountsOf(f.b.around(l.B)))
		onlyB := without(b, amountsOf(f.a.around(l.A)))
		f.pair(l, onlyA, onlyB)
	}
}

// pair reports the numbers that only one side has, in pairs of the same kind first.
func (f *finder) pair(l *Link, onlyA, onlyB []amount) {
	for _, same := range []bool{true, false} {
		onlyA = slices.DeleteFunc(onlyA, func(x amount) bool {
			i := slices.IndexFunc(onlyB, func(y amount) bool { return x.mayBe(y, same) })
			if i < 0 {
				return false
			}
			f.amounts(l, x, onlyB[i])
			onlyB = slices.Delete(onlyB, i, i+1)
			return true
		})
	}
	for _, x := range onlyA {
		if x.tells() {
			f.amounts(l, x, amount{})
		}
	}
	for _, y := range onlyB {
		if y.tells() {
			f.amounts(l, amount{}, y)
		}
	}
}

// mayBe reports whether two numbers can be the two versions of one: both are months, both are
// years, or both neither; or, unless same is set, both are at least 10 and no months.
func (n amount) mayBe(other amount, same bool) bool {
	if same {
		return n.isDate() == other.isDate() && (n.Kind == quantities.Month) == (other.Kind == quantities.Month)
	}
	return n.Kind != quantities.Month && other.Kind != quantities.Month && n.Value >= 10 && other.Value >= 10
}

func (f *finder) amounts(l *Link, x, y amount) {
	t := Number
	if x.isDate() || y.isDate() {
		t = Date
	}
	f.add(t, l.A, l.B, x.text, y.text)
}

// tells reports whether a number without a counterpart is worth reporting.
func (n amount) tells() bool {
	return !n.Spelled && n.Kind != quantities.Month && (n.Kind != quantities.Plain || n.Value >= 10)
}

// amountsOf returns the numbers of sentences.
func amountsOf(sentences []*sentence) []amount {
	var all []amount
	for _, x := range sentences {
		for _, n := range x.numerals {
			all = append(all, amount{n, x.text[n.Span.Start:n.Span.End], numberName(n)})
		}
	}
	return all
}

// without returns the numbers, except weak ones, that others do not have.
func without(all, others []amount) []amount {
	var rest []amount
	for _, x := range all {
		has := func(y amount) bool { return x.name == y.name || x.Value == y.Value && (x.Spelled || y.Spelled) }
		if !x.Weak && !slices.ContainsFunc(others, has) && !slices.ContainsFunc(rest, func(y amount) bool { return y.name == x.name }) {
			rest = append(rest, x)
		}
	}
	return rest
}

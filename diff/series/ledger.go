package series

import (
	"cmp"
	"slices"
)

// Ledger is what a series says again and again, and what became of it.
type Ledger struct {
	// Formulas holds those of each status in the order of weight, the statuses in
	// that of [FormulaStatuses].
	Formulas []Formula
}

// ledgerBuilder is the state of one Ledger.
type ledgerBuilder struct {
	*texts
	lineage *Lineage
	found   *recurring
	told    map[string]bool // patterns of formulas
}

// Ledger finds the formulas of the series, once. It takes time linear in the text but
// for sequences that recur, and looks some hundred of them up in every statement.
func (l *Lineage) Ledger() *Ledger {
	if len(l.Statements) == 0 {
		return &Ledger{}
	}
	l.texts.once.Do(func() {
		b := &ledgerBuilder{texts: l.texts, lineage: l, told: map[string]bool{}}
		b.found = newRecurring(b.words)
		b.found.find(b.v)
		l.texts.ledger = &Ledger{Formulas: arranged(b.choose(b.candidates()))}
	})
	return l.texts.ledger
}

// arranged puts formulas in the order of status and weight.
func arranged(formulas []Formula) []Formula {
	order := map[FormulaStatus]int{}
	for i, s := range FormulaStatuses() {
		order[s] = i
	}
	slices.SortStableFunc(formulas, func(x, y Formula) int {
		return cmp.Or(cmp.Compare(order[x.Status], order[y.Status]), cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Text, y.Text))
	})
	return formulas
}

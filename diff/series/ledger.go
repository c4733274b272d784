package series

import (
	"cmp"
	"slices"
)

// Ledger lists the recurring wordings of a series and what became of them.
type Ledger struct {
	// Formulas are sorted by status, in the order of [FormulaStatuses], then by weight.
	Formulas []Formula
}

// ledgerBuilder is the working state of Ledger.
type ledgerBuilder struct {
	*texts
	lineage *Lineage
	found   *recurring
	told    map[string]bool // patterns of the formulas so far
}

// Ledger returns the formulas of the series, which it finds on the first call. It takes time
// linear in the text, except for recurring sequences, and searches every statement for
// hundreds of them.
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

// arranged sorts formulas by status and weight.
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

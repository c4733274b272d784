package finding

import (
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// Ceremony returns a function that recognizes clauses of thanks, greetings and invitations
// in a language by the words of its data file. Without data it recognizes none.
func Ceremony(l tree.Lang) func(clause string) bool {
	of := languages[l]
	if of == nil {
		return func(string) bool { return false }
	}
	known := of()
	v := newVocabulary(known, 0)
	return func(clause string) bool {
		return slices.ContainsFunc(v.find(clause, v.words(clause)), func(m match) bool { return m.table.kind == kindCeremony })
	}
}

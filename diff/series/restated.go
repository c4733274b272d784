package series

import (
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// renamed changes a broken formula to reworded if the newest statement has another name of the
// state or body that it names, and reports whether it did: North Korea, the DPRK.
func (b *ledgerBuilder) renamed(f *Formula) bool {
	if f.Status != FormulaBroken {
		return false
	}
	last, newest := f.Places[len(f.Places)-1], len(b.statements)-1
	for _, m := range b.mentions()[last.Statement] {
		if m.Span.Start > last.Span.Start || m.Span.End < last.Span.End {
			continue
		}
		for _, n := range b.mentions()[newest] {
			if n.Code == m.Code {
				f.Status = FormulaReworded
				f.Now = &Instead{Place: Place{newest, b.indexes[newest].clauseAt(n.Span.Start), n.Span}, Share: 1}
				return true
			}
		}
	}
	return false
}

// clauseAt returns the clause that contains a byte offset of the statement's text.
func (s *said) clauseAt(at int) *tree.Node {
	k, found := slices.BinarySearchFunc(s.clauses, at, func(n *tree.Node, at int) int { return n.Span.Start - at })
	if !found {
		k--
	}
	return s.clauses[max(k, 0)]
}

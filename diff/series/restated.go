package series

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// restated changes a broken formula to reworded if the newest statement says it in a way
// that shares of words do not show, and reports whether it did:
//
//	困难人员          困难群体             another word for the more common one
//	North Korea       the DPRK             another name
//	Free and Open …   FOIP                 its initials
func (b *ledgerBuilder) restated(f *Formula) bool {
	if f.Status != FormulaBroken {
		return false
	}
	if !b.keepsRarest(f) {
		at, ok := b.otherName(f)
		if !ok {
			at, ok = b.initials(f)
		}
		if !ok {
			return false
		}
		newest := len(b.statements) - 1
		f.Now = &Instead{Place: Place{newest, b.indexes[newest].clauseAt(at.Start), at}, Share: 1}
	}
	f.Status = FormulaReworded
	return true
}

// keepsRarest reports whether the clause that replaced a formula has all its words but one,
// and that one is not the rarest, which shows what the formula is about.
func (b *ledgerBuilder) keepsRarest(f *Formula) bool {
	if f.Now == nil || !f.Now.Linked {
		return false
	}
	newest := b.indexes[len(b.statements)-1]
	clause := slices.Index(newest.clauses, f.Now.Clause)
	missing, rarest := int32(cut), int32(cut)
	for _, id := range b.v.content(f.ids) {
		if rarest == cut || b.v.rarity(id) > b.v.rarity(rarest) {
			rarest = id
		}
		if slices.Contains(newest.clausesOf(id), int32(clause)) {
			continue
		}
		if missing != cut {
			return false
		}
		missing = id
	}
	return missing != cut && missing != rarest && b.v.rarity(missing) < b.v.rarity(rarest)
}

// otherName returns where the newest statement names the same state or body as a formula.
func (b *ledgerBuilder) otherName(f *Formula) (tree.Span, bool) {
	last := f.Places[len(f.Places)-1]
	for _, m := range b.mentions()[last.Statement] {
		if m.Span.Start > last.Span.Start || m.Span.End < last.Span.End {
			continue
		}
		for _, n := range b.mentions()[len(b.statements)-1] {
			if n.Code == m.Code {
				return n.Span, true
			}
		}
	}
	return tree.Span{}, false
}

// shortestAcronym is the minimum number of letters in an acronym.
const shortestAcronym = 3

// initials returns where the newest statement has the initials of a formula's capitalized
// words as a word.
func (b *ledgerBuilder) initials(f *Formula) (tree.Span, bool) {
	var letters strings.Builder
	for _, w := range strings.FieldsFunc(f.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			letters.WriteRune(r)
		}
	}
	acronym := letters.String()
	if utf8.RuneCountInString(acronym) < shortestAcronym {
		return tree.Span{}, false
	}
	s := b.statements[len(b.statements)-1]
	for _, w := range b.words[len(b.statements)-1] {
		if s.Text[w.start:w.end] == acronym {
			return tree.Span{Start: w.start, End: w.end}, true
		}
	}
	return tree.Span{}, false
}

// clauseAt returns the clause that contains a byte offset of the statement's text.
func (s *said) clauseAt(at int) *tree.Node {
	k, found := slices.BinarySearchFunc(s.clauses, at, func(n *tree.Node, at int) int { return n.Span.Start - at })
	if !found {
		k--
	}
	return s.clauses[max(k, 0)]
}

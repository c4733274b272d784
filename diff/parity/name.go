package parity

import (
	"slices"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// everywhere is the share of sentences from which on a name is one of the parties',
// which one version may leave out where it is clear who is meant.
const everywhere = .15

// names finds states and bodies that one version names and the other, in its
// counterpart and beside it, does not.
func (f *finder) names() {
	namesA, namesB := lang.NamesOf(f.A.Lang), lang.NamesOf(f.B.Lang)
	common := f.commonNames()
	for _, l := range f.aligned {
		if !l.sure() {
			continue
		}
		a, b := f.a.sentencesOf(l.A), f.b.sentencesOf(l.B)
		onlyA := unmentioned(a, f.b.around(l.B), namesB, common)
		onlyB := unmentioned(b, f.a.around(l.A), namesA, common)
		for i := range max(len(onlyA), len(onlyB)) {
			from, to := "", ""
			if i < len(onlyA) {
				from = onlyA[i]
			}
			if i < len(onlyB) {
				to = onlyB[i]
			}
			f.add(Name, l.A, l.B, from, to)
		}
	}
}

// commonNames returns the codes that are named so often that they are the parties'.
func (f *finder) commonNames() map[string]bool {
	common := map[string]bool{}
	for _, d := range []*side{f.a, f.b} {
		n := map[string]int{}
		for i := range d.sentences {
			for _, k := range d.sentences[i].keys {
				if k.kind == keyName {
					n[k.name]++
				}
			}
		}
		for code, with := range n {
			if float64(with) > everywhere*float64(len(d.sentences)) && with > 2 {
				common[code] = true
			}
		}
	}
	return common
}

// unmentioned returns the names in sentences that others do not have, as written.
func unmentioned(here, there []*sentence, names *lang.Names, common map[string]bool) []string {
	var all, codes []string
	for _, x := range here {
		for _, m := range x.mentions {
			if common[m.Code] || slices.Contains(codes, m.Code) || slices.ContainsFunc(there, func(y *sentence) bool { return y.mentionsOrHints(m.Code, names) }) {
				continue
			}
			codes = append(codes, m.Code)
			all = append(all, x.text[m.Span.Start:m.Span.End])
		}
	}
	return all
}

// mentionsOrHints reports whether a sentence has a name, or a word that may be one
// of its forms.
func (x *sentence) mentionsOrHints(code string, names *lang.Names) bool {
	return slices.ContainsFunc(x.mentions, func(m lang.Mention) bool { return m.Code == code }) || names.MayBe(code, x.text)
}

var _ = tree.KindSentence

package parity

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
)

// everywhere is the share of sentences from which on a name counts as one of the parties'. A
// version may leave such a name out if it is clear who is meant.
const everywhere = .15

// names finds states and bodies that one version names, and the other does not name in the
// counterpart or next to it. Bodies and treaties have more names than the table, so they are
// reported only if both versions name them in linked sentences elsewhere. A name that may be
// part of a longer name in the other version, such as Iran in the Iran deal, is not reported.
func (f *finder) names() {
	common, shared := f.commonNames(), f.sharedNames()
	for _, l := range f.aligned {
		if !l.sure() {
			continue
		}
		a, b := f.a.sentencesOf(l.A), f.b.sentencesOf(l.B)
		onlyA := unmentioned(a, f.b.around(l.B), f.b.names, common)
		onlyB := unmentioned(b, f.a.around(l.A), f.a.names, common)
		if !tellable(onlyA, shared) || !tellable(onlyB, shared) {
			continue
		}
		for i := range max(len(onlyA), len(onlyB)) {
			from, to := "", ""
			if i < len(onlyA) {
				from = onlyA[i].text
			}
			if i < len(onlyB) {
				to = onlyB[i].text
			}
			f.add(Name, l.A, l.B, from, to)
		}
	}
}

// named is a mention of a name with its text.
type named struct {
	lang.Mention
	text string
}

// tellable reports whether it is safe to report for all the names that the other version lacks
// them.
func tellable(all []named, shared map[string]bool) bool {
	return !slices.ContainsFunc(all, func(n named) bool { return !n.Territory && (!shared[n.Code] || strings.ToLower(n.Code) == n.Code) })
}

// sharedNames returns the codes of names that occur on both sides of a link.
func (f *finder) sharedNames() map[string]bool {
	shared := map[string]bool{}
	for _, l := range f.aligned {
		if !l.sure() {
			continue
		}
		there := f.b.sentencesOf(l.B)
		for _, x := range f.a.sentencesOf(l.A) {
			for _, m := range x.mentions {
				if slices.ContainsFunc(there, func(y *sentence) bool { return y.names(m.Code) }) {
					shared[m.Code] = true
				}
			}
		}
	}
	return shared
}

// commonNames returns the codes of names so frequent that they must be the parties'.
func (f *finder) commonNames() map[string]bool {
	common := map[string]bool{}
	for _, d := range []*side{f.a, f.b} {
		for k, with := range count(d) {
			if k.kind == keyName && with > 2 && float64(with) > everywhere*float64(len(d.sentences)) {
				common[k.name] = true
			}
		}
	}
	return common
}

// unmentioned returns the names in the sentences here that those there do not have.
func unmentioned(here, there []*sentence, names *lang.Names, common map[string]bool) []named {
	var all []named
	for _, x := range here {
		for _, m := range x.mentions {
			lacks := !common[m.Code] && !slices.ContainsFunc(there, func(y *sentence) bool { return y.names(m.Code) || names.MayBe(m.Code, y.text) })
			if lacks && !slices.ContainsFunc(all, func(n named) bool { return n.Code == m.Code }) {
				all = append(all, named{m, x.text[m.Span.Start:m.Span.End]})
			}
		}
	}
	return all
}

// names reports whether a sentence has a name.
func (x *sentence) names(code string) bool {
	return slices.ContainsFunc(x.mentions, func(m lang.Mention) bool { return m.Code == code })
}

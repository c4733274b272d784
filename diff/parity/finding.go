package parity

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Type is a kind of difference between versions.
type Type string

// The types of findings.
const (
	OnlyA     Type = "only-a"    // a passage that only version A has
	OnlyB     Type = "only-b"    // a passage that only version B has
	Number    Type = "number"    // a different number
	Date      Type = "date"      // a different year, month or day
	Name      Type = "name"      // a state or body that only one version names
	List      Type = "list"      // an item that only one version's list has
	Speaker   Type = "speaker"   // a different speaker
	Structure Type = "structure" // a different number of an article, a heading in one version only, a different place
	ChangedA  Type = "changed-in-a"
	ChangedB  Type = "changed-in-b"
)

// types returns the types in the order of reports.
func types() []Type {
	return []Type{Speaker, Number, Date, Name, List, OnlyA, OnlyB, ChangedA, ChangedB, Structure}
}

// Finding is one difference between two versions.
type Finding struct {
	Type Type
	// A and B are the sentences concerned. If only one version has them, the other side is
	// empty.
	A, B []*tree.Node
	// From is the differing wording in A and To that in B, "" for none. For a change in one
	// version they are its wordings before and after the change.
	From, To string
}

// find returns the differences, ordered by type and then by place.
func find(r *Result, c config) []Finding {
	f := &finder{Result: r, aligned: r.LinksOf(Sentence)}
	f.neighbours()
	f.alone()
	f.quantities()
	f.names()
	f.speakers()
	f.labels()
	f.places()
	f.changes(c)
	slices.SortStableFunc(f.found, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(types(), x.Type), slices.Index(types(), y.Type)), cmp.Compare(x.place(), y.place()))
	})
	return f.found
}

// place returns the position of a finding in the text, for sorting.
func (f Finding) place() int {
	for _, nodes := range [][]*tree.Node{f.A, f.B} {
		if len(nodes) > 0 {
			return nodes[0].Span.Start
		}
	}
	return 0
}

// finder finds differences in the links of sentences.
type finder struct {
	*Result
	aligned []*Link
	of      map[*tree.Node]int // by sentence, the index of its link
	found   []Finding
}

func (f *finder) add(t Type, a, b []*tree.Node, from, to string) {
	f.found = append(f.found, Finding{Type: t, A: a, B: b, From: from, To: to})
}

func (f *finder) neighbours() {
	f.of = map[*tree.Node]int{}
	for i, l := range f.aligned {
		for _, n := range slices.Concat(l.A, l.B) {
			f.of[n] = i
		}
	}
}

// sure reports whether a link is certain enough to report differences within it.
func (l *Link) sure() bool { return l.both() && l.Certainty >= diff.Likely }

// sentencesOf returns the sentences of nodes of one side.
func (d *side) sentencesOf(nodes []*tree.Node) []*sentence {
	all := make([]*sentence, len(nodes))
	for i, n := range nodes {
		all[i] = &d.sentences[d.at[n]]
	}
	return all
}

// around returns the sentences of a link's side and their neighbours in the text. What one
// version says a sentence earlier is not a difference.
func (d *side) around(nodes []*tree.Node) []*sentence {
	if len(nodes) == 0 {
		return nil
	}
	from := max(d.at[nodes[0]]-1, 0)
	to := min(d.at[nodes[len(nodes)-1]]+2, len(d.sentences))
	all := make([]*sentence, 0, to-from)
	for i := from; i < to; i++ {
		all = append(all, &d.sentences[i])
	}
	return all
}

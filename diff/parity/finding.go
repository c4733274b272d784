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
	Number    Type = "number"    // another number
	Date      Type = "date"      // another year, month or day
	Name      Type = "name"      // a state or body that one version names
	List      Type = "list"      // a member that one version's list has
	Speaker   Type = "speaker"   // another side speaks
	Structure Type = "structure" // another number of an article, a heading in one version, another place
	ChangedA  Type = "changed-in-a"
	ChangedB  Type = "changed-in-b"
)

// types lists the types in the order of reports.
func types() []Type {
	return []Type{Speaker, Number, Date, Name, List, OnlyA, OnlyB, ChangedA, ChangedB, Structure}
}

// Finding is one difference between two versions.
type Finding struct {
	Type Type
	// A and B are the sentences that it is about: those that are linked, or of what
	// only one version has those alone.
	A, B []*tree.Node
	// From is the wording in A and To the wording in B that differ, "" where there is
	// none. Of a change in one version they are the wordings before and after it.
	From, To string
}

// find returns the differences, by their types and then by their places.
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

// place orders findings of a type by the text.
func (f Finding) place() int {
	for _, nodes := range [][]*tree.Node{f.A, f.B} {
		if len(nodes) > 0 {
			return nodes[0].Span.Start
		}
	}
	return 0
}

// finder looks for differences in the links of sentences.
type finder struct {
	*Result
	aligned []*Link
	of      map[*tree.Node]int // the link of a sentence
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

// sure reports whether a link can carry a statement about what differs in it.
func (l *Link) sure() bool { return l.both() && l.Certainty >= diff.Likely }

// sentencesOf returns the sentences of nodes of one side.
func (d *side) sentencesOf(nodes []*tree.Node) []*sentence {
	all := make([]*sentence, len(nodes))
	for i, n := range nodes {
		all[i] = &d.sentences[d.at[n]]
	}
	return all
}

// around returns the sentences of a link's side and those beside them in the text:
// what one version says a sentence earlier is not a difference.
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

package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// An article without a counterpart need not be gone: an article has one counterpart, and
// another may have become a part of the same one.
//
//	old 2 aims ────┐
//	               ├─ new 2 aims and plans    its counterpart is 3, most of which is in it;
//	old 3 plans ═══╛                          of 2, a fifth or more is in it as well

// keptShare is the share of an article's text that has to be firmly linked for the
// article not to be gone, and placeShare that of the linked text from which on an article
// of the other statement is one of its places; where none has as much, those are that have
// half of what the one with the most has.
const (
	keptShare  = 0.2
	placeShare = 0.25
)

// kept is how much of an article of one statement stands in which of the other one.
type kept struct {
	all int
	in  map[*tree.Node]int
}

// Articles returns the articles of a comparison as sections without rows, those that the
// old statement alone has last.
func Articles(r *diff.Result) []Section {
	elsewhere := findElsewhere(r, passage.NewColumn(r.Old), passage.NewColumn(r.New))
	counterparts := counterpartsOf(r)
	var all []Section
	for _, part := range r.New.Root.Children {
		all = append(all, Section{Old: passage.PartOf(counterparts[part]), New: passage.PartOf(part), Elsewhere: elsewhere[part]})
	}
	for _, part := range r.Old.Root.Children {
		if counterparts[part] == nil {
			all = append(all, Section{Old: passage.PartOf(part), Elsewhere: elsewhere[part]})
		}
	}
	return all
}

// counterpartsOf returns the counterparts of the articles of the new statement, and back.
func counterpartsOf(r *diff.Result) map[*tree.Node]*tree.Node {
	of := map[*tree.Node]*tree.Node{}
	for _, pair := range r.Parts {
		if slices.Contains(r.New.Root.Children, pair[1]) {
			of[pair[0]], of[pair[1]] = pair[1], pair[0]
		}
	}
	return of
}

// findElsewhere returns where what stays of each article of one statement alone is.
func findElsewhere(r *diff.Result, old, new *passage.Column) map[*tree.Node][]string {
	of := map[*tree.Node]*kept{}
	for _, l := range r.At(diff.LevelSentence) {
		if l.Certainty >= diff.Likely {
			keep(of, old, l.Old, new, l.New)
			keep(of, new, l.New, old, l.Old)
		}
	}
	counterparts := counterpartsOf(r)
	elsewhere := map[*tree.Node][]string{}
	for _, part := range r.Old.Root.Children {
		if counterparts[part] == nil {
			elsewhere[part] = of[part].places(part, r.New)
		}
	}
	for _, part := range r.New.Root.Children {
		if counterparts[part] == nil {
			elsewhere[part] = of[part].places(part, r.Old)
		}
	}
	return elsewhere
}

// keep adds linked sentences of one statement to what is kept of their articles, in those of
// the sentences of the other one by how much of them each has.
func keep(of map[*tree.Node]*kept, own *passage.Column, nodes []*tree.Node, other *passage.Column, others []*tree.Node) {
	whole := 0
	for _, m := range others {
		whole += m.Span.Len()
	}
	for _, n := range nodes {
		part := own.Top(n)
		if of[part] == nil {
			of[part] = &kept{in: map[*tree.Node]int{}}
		}
		of[part].all += n.Span.Len()
		for _, m := range others {
			of[part].in[other.Top(m)] += n.Span.Len() * m.Span.Len() / whole
		}
	}
}

// places returns the articles of the other statement that have what is kept of an article,
// in their order, nil where that is little.
func (k *kept) places(part *tree.Node, other *tree.Statement) []string {
	if k == nil || float64(k.all) < keptShare*float64(part.Span.Len()) {
		return nil
	}
	most := 0
	for _, n := range k.in {
		most = max(most, n)
	}
	least := placeShare * float64(k.all)
	if float64(most) < least { // it was shared out to so many that none has as much
		least = float64(most) / 2
	}
	var places []string
	for _, n := range other.Root.Children {
		if at := float64(k.in[n]); at > 0 && at >= least {
			places = append(places, string(n.Locator))
		}
	}
	return places
}

package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// An article without a counterpart is not necessarily gone. An article has at most one
// counterpart, and two old articles may have become one.
//
//	old 2 aims ────┐
//	               ├─ new 2 aims and plans    its counterpart is 3, which supplied most of it;
//	old 3 plans ═══╛                          at least a fifth of 2 is in it as well

// keptShare is the share of an article's text that must be firmly linked for the article
// not to count as gone. placeShare is the share of that linked text which an article of the
// other statement must hold to be listed as one of its places. If no article holds as much,
// those are listed that hold at least half of the largest share.
const (
	keptShare  = 0.2
	placeShare = 0.25
)

// kept records how much of an article's text each article of the other statement holds.
type kept struct {
	all int
	in  map[*tree.Node]int
}

// Articles returns the articles of a comparison as sections without rows. Those of the old
// statement alone come last.
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

// counterpartsOf maps the articles of each statement to their counterparts in the other.
func counterpartsOf(r *diff.Result) map[*tree.Node]*tree.Node {
	of := map[*tree.Node]*tree.Node{}
	for _, pair := range r.Parts {
		if slices.Contains(r.New.Root.Children, pair[1]) {
			of[pair[0]], of[pair[1]] = pair[1], pair[0]
		}
	}
	return of
}

// findElsewhere returns, for each article of one statement alone, the places of its text in
// the other statement.
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
	for _, sides := range [][2]*tree.Statement{{r.Old, r.New}, {r.New, r.Old}} {
		for _, part := range sides[0].Root.Children {
			if counterparts[part] == nil {
				elsewhere[part] = of[part].places(part, sides[1])
			}
		}
	}
	return elsewhere
}

// keep credits linked sentences of one statement to their articles in of. Their size is
// distributed over the articles of the linked sentences by how much of those each holds.
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

// places returns the articles of the other statement that hold the text of an article, in
// order, or nil if they hold too little of it.
func (k *kept) places(part *tree.Node, other *tree.Statement) []string {
	if k == nil || float64(k.all) < keptShare*float64(part.Span.Len()) {
		return nil
	}
	most := 0
	for _, n := range k.in {
		most = max(most, n)
	}
	least := placeShare * float64(k.all)
	if float64(most) < least { // no single article holds placeShare
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

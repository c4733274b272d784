package report

import (
	"github.com/clausediff/clausediff/diff"
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
// of the other statement is one of its places.
const (
	keptShare  = 0.2
	placeShare = 0.25
)

// kept is how much of an article of one statement stands in which of the other one.
type kept struct {
	all int
	in  map[*tree.Node]int
}

// findElsewhere says of every section of one statement alone where what stays of it is.
func (p *placer) findElsewhere() {
	of := map[*tree.Node]*kept{}
	add := func(part, other *tree.Node, nodes []*tree.Node) {
		k := of[part]
		if k == nil {
			k = &kept{in: map[*tree.Node]int{}}
			of[part] = k
		}
		for _, n := range nodes {
			k.all += n.Span.Len()
			k.in[other] += n.Span.Len()
		}
	}
	for _, l := range p.result.At(diff.LevelSentence) {
		if l.Certainty >= diff.Likely {
			old, new := p.old.Top(l.Old[0]), p.new.Top(l.New[0])
			add(old, new, l.Old)
			add(new, old, l.New)
		}
	}
	for _, d := range p.sections {
		switch {
		case d.new == nil:
			d.elsewhere = of[d.old].places(d.old, p.result.New)
		case d.old == nil:
			d.elsewhere = of[d.new].places(d.new, p.result.Old)
		}
	}
}

// places returns the articles of the other statement that have what is kept of an article,
// in their order, nil where that is little.
func (k *kept) places(part *tree.Node, other *tree.Statement) []string {
	if k == nil || float64(k.all) < keptShare*float64(part.Span.Len()) {
		return nil
	}
	var places []string
	for _, n := range other.Root.Children {
		if float64(k.in[n]) >= placeShare*float64(k.all) {
			places = append(places, string(n.Locator))
		}
	}
	return places
}

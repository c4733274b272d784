package finding

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// findings returns what an item tells: the finding that leads with all addresses,
// then the others of its links.
func (g *reading) findings(it item) []Finding {
	lead := it.lead.findings()
	if len(lead) == 0 {
		return nil
	}
	first := &lead[0]
	first.Old, first.New = withRest(first.Old, it.lead.link.Old), withRest(first.New, it.lead.link.New)
	for _, o := range it.others {
		first.Old = append(first.Old, o.link.Old...)
		first.New = append(first.New, o.link.New...)
	}
	all := lead
	for _, o := range it.others {
		all = append(all, o.findings()...)
	}
	for i := range all {
		all[i].Weight = it.weight
		if i > 0 {
			all[i].Weight = min(it.weight-another*float64(i), it.most)
		}
		all[i].Subject = it.lead.subject()
	}
	return all
}

// withRest returns the nodes of a finding, and after them those of its link in
// which none of them is.
func withRest(nodes, all []*tree.Node) []*tree.Node {
	for _, n := range all {
		if !slices.ContainsFunc(nodes, func(m *tree.Node) bool { return n.Span.Start <= m.Span.Start && m.Span.End <= n.Span.End }) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// another is what each further finding of an item weighs less.
const another = 3.0

// findings returns what is told of one change: what the rules found, the largest
// step first; where they found nothing, the sentence as a whole. A rewording that
// changes no word of content is not told.
func (c *change) findings() []Finding {
	var all []Finding
	for _, h := range c.hits {
		all = append(all, c.pair.finding(h))
	}
	if f := c.wholeFinding(); len(all) == 0 && f.From+f.To != "" {
		all = append(all, f)
	}
	if len(all) == 0 {
		return nil
	}
	for i, f := range features {
		if v := f.weight * c.value[i]; v != 0 {
			all[0].Features = append(all[0].Features, Feature{f.name, v})
		}
	}
	return all
}

// wholeFinding tells a sentence that came, went or has other words.
func (c *change) wholeFinding() Finding {
	l := c.link
	f := Finding{Link: l, Old: l.Old, New: l.New, Since: l.StoodSince}
	switch {
	case l.Kind == diff.Dropped:
		f.Type = Dropped
	case l.Kind == diff.Added:
		f.Type = Added
	default:
		f.Type = Reworded
	}
	f.Rule = string(c.language.lang) + "/" + string(f.Type)
	f.Old, f.From = c.old.telling(l.Old, c.told[0], c.old.names(c.language, c.usual))
	f.New, f.To = c.new.telling(l.New, c.told[1], c.new.names(c.language, c.usual))
	return f
}

// telling returns the words of a side that tell most, and its nodes, that with the
// words first.
func (s *side) telling(nodes []*tree.Node, points map[string]float64, names []name) ([]*tree.Node, string) {
	best, most := span{}, 0.0
	for _, w := range s.words {
		if p := points[stem(w.key)]; p > most || p == most && p > 0 && w.end-w.start > best.end-best.start {
			best, most = w.span(), p
		}
	}
	if best.empty() {
		return nodes, ""
	}
	if isName := slices.IndexFunc(names, func(n name) bool { return n.meets(best) }); isName >= 0 {
		best = names[isName].span
	}
	return leading(nodes, s.clauseAt(best.start).node), s.of(best)
}

// leading returns nodes with the one first that holds a clause.
func leading(nodes []*tree.Node, c *tree.Node) []*tree.Node {
	all := make([]*tree.Node, 0, len(nodes))
	for _, n := range nodes {
		if n.Span.Start <= c.Span.Start && c.Span.End <= n.Span.End {
			all = append(all, n)
		}
	}
	for _, n := range nodes {
		if len(all) == 0 || n != all[0] {
			all = append(all, n)
		}
	}
	return all
}

// subject returns the words that say what a change is about: a name in it, else
// the word that is said most often of those that few sentences have.
func (c *change) subject() string {
	s := &c.new
	if len(c.link.New) == 0 {
		s = &c.old
	}
	best, most := span{}, 0.0
	names := s.names(c.language, c.usual)
	for _, w := range s.words {
		rarity, ok := c.rare.value(stem(w.key))
		if !ok || utf8.RuneCountInString(w.key) < 2 {
			continue
		}
		n := c.reading.old.count[stem(w.key)] + c.reading.new.count[stem(w.key)]
		v := rarity * float64(min(n, 4))
		x := w.span()
		for _, m := range names {
			if m.meets(x) {
				x, v = m.span, v*1.5
			}
		}
		if v > most {
			best, most = x, v
		}
	}
	return s.of(best)
}

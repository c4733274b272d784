package finding

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// findings returns the findings of an item: the leading one with its related sentences,
// then the others of its links.
func (it item) findings() []Finding {
	lead := it.lead.findings()
	if len(lead) == 0 {
		return nil
	}
	first := &lead[0]
	if !it.lead.apart {
		first.Old, first.New = withRest(first.Old, it.lead.link.Old), withRest(first.New, it.lead.link.New)
	}
	for _, o := range it.others {
		first.RelatedOld = append(first.RelatedOld, o.link.Old...)
		first.RelatedNew = append(first.RelatedNew, o.link.New...)
	}
	subject := it.lead.subject()
	all := it.ranked(lead, subject, it.weight)
	all[0].Weight = it.weight
	for _, o := range it.others {
		of := o.subject()
		if block, _ := o.near(it.lead); of == "" && (block || o.mentions(subject)) {
			of = subject
		}
		all = append(all, it.ranked(o.findings(), of, o.weight)...)
	}
	for i := range all {
		all[i].explainRest()
	}
	return all
}

// ranked sets the subject and the weights of the findings of one change: below those of the
// items that were chosen one by one, each less than the one before it.
func (it item) ranked(findings []Finding, subject string, weight float64) []Finding {
	for i := range findings {
		findings[i].Subject = subject
		findings[i].Weight = min(weight-another*float64(i), it.most)
	}
	return findings
}

// mentions reports whether either text of a change has the words of a subject.
func (c *change) mentions(subject string) bool {
	word := fold(subject)
	return strings.Contains(fold(c.old.text), word) || strings.Contains(fold(c.new.text), word)
}

// explainRest adds a feature for what the position in the list adds to or subtracts from
// the weight, because the finding is like an earlier one or attached to one. With it the
// features sum to the weight.
func (f *Finding) explainRest() {
	rest := f.Weight
	for _, x := range f.Features {
		rest -= x.Value
	}
	if !f.Routine && math.Abs(rest) > 1e-9 {
		f.Features = append(f.Features, Feature{"place beside other findings", rest})
	}
}

// withRest returns the nodes of a finding, followed by the nodes of its link that contain
// none of them.
func withRest(nodes, all []*tree.Node) []*tree.Node {
	for _, n := range all {
		if !slices.ContainsFunc(nodes, func(m *tree.Node) bool { return n.Span.Start <= m.Span.Start && m.Span.End <= n.Span.End }) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// another is how much less each further finding of a change weighs.
const another = 3.0

// findings returns the findings of one change: what the rules found, the largest step
// first. If they found nothing, or little and no decision, the first finding is the
// sentence as a whole. A rewording that changes no content word has no finding.
func (c *change) findings() []Finding {
	var all []Finding
	hits := slices.Clone(c.hits)
	slices.SortStableFunc(hits, func(x, y hit) int { return cmp.Or(compareBool(x.routine, y.routine), y.step-x.step) })
	if len(hits) > 0 && hits[0].step <= small && !c.decides && c.covered(hits) < .5 {
		if f, ok := c.wholeFinding(); ok {
			all = append(all, f)
		}
	}
	for _, h := range hits {
		all = append(all, c.pair.finding(h))
	}
	if len(all) == 0 {
		f, ok := c.wholeFinding()
		if !ok {
			return nil
		}
		all = append(all, f)
	}
	if c.routine { // has no weight
		all[0].Features = []Feature{{Name: c.whyRoutine()}}
		return all
	}
	all[0].Features = slices.Grow(all[0].Features, len(features()))
	for i, f := range features() {
		if v := f.weight * c.value[i]; v != 0 {
			all[0].Features = append(all[0].Features, Feature{f.name, v})
		}
	}
	return all
}

// small is the largest step of a hit that does not lead the findings of a sentence with
// many other changes.
const small = 1

// covered is the share, by points, of the words that came or went that are in some hits.
func (c *change) covered(hits []hit) float64 {
	all, in := 0.0, 0.0
	for k, s := range []*side{&c.old, &c.new} {
		for _, w := range s.words {
			p := c.points(k, w.term)
			all += p
			if slices.ContainsFunc(hits, func(h hit) bool { return [2]span{h.old, h.new}[k].contains(w.start) }) {
				in += p
			}
		}
	}
	return in / max(all, 1e-9)
}

// wholeFinding reports a sentence that came, went or was reworded. If the sides are not
// two wordings of one thing, the new sentence is reported as added and the old one as the
// nearest. The trigger words of a rewording are those of its most informative edit. A
// whole sentence has none.
func (c *change) wholeFinding() (f Finding, ok bool) {
	l := c.link
	f = Finding{Type: Reworded, Link: l, Old: l.Old, New: l.New, Since: l.StoodSince, Routine: c.routine}
	switch {
	case l.Kind == diff.Dropped:
		f.Type = Dropped
	case c.apart:
		f.Type, f.New = Added, c.fresh
		if len(l.Old) > 0 {
			f.Old, f.RelatedOld = nil, l.Old
		}
	default:
		gap := c.telling()
		if gap < 0 && !c.routine {
			return f, false
		}
		old, new := c.replacing(max(gap, 0))
		f = c.finding(hit{typ: Reworded, rule: string(Reworded), old: c.old.trim(old), new: c.new.trim(new), routine: c.routine})
	}
	f.Nearest, f.Said = c.saidBy(f.Type)
	c.ofSeries(&f)
	f.Rule = string(c.language.lang) + "/" + string(f.Type)
	if c.whole != nil {
		f.Rule = string(c.language.lang) + "/section"
	}
	return f, true
}

// saidBy returns the place in the other statement that is nearest to a sentence that was
// dropped or added, and how the two are related. If a link is more certain than possible,
// an addition in it was a task before and is reported as done now, or the reverse.
func (c *change) saidBy(t Type) (*tree.Node, Said) {
	l := c.link
	switch {
	case t != Dropped && t != Added:
	case len(l.Old) > 0 && len(l.New) > 0 && l.Certainty == diff.Possible:
		return l.Old[0], PossiblyFrom
	case len(l.Old) > 0 && len(l.New) > 0 && c.reading.old.sentences[l.Old[0]].role == kindPlan:
		return l.Old[0], PlannedBefore
	case len(l.Old) > 0 && len(l.New) > 0:
		return l.Old[0], ReportedBefore
	case l.Nearest.Said() == diff.SaidInPart:
		return l.Nearest.Node, SaidInPart
	}
	return nil, ""
}

// telling returns the gap whose edits have the most points, -1 if none has any.
func (c *change) telling() int {
	best, most := -1, 0.0
	if c.isLong() {
		return min(0, c.gaps)
	}
	for gap := range c.gaps + 1 {
		sum := 0.0
		for k, s := range []*side{&c.old, &c.new} {
			x, _ := s.edited(gap)
			for _, w := range s.wordsIn(x) {
				sum += c.points(k, w.term)
			}
		}
		if sum > most {
			best, most = gap, sum
		}
	}
	return best
}

// replacing returns the words that a gap replaces. It goes on over a single kept word to
// replacements on both sides of it: in [-道路-]{+交通+}运输[-管理机构-]{+主管部门+} one name
// replaces another that has a word in common with it.
func (c *change) replacing(gap int) (old, new span) {
	old, _ = c.old.edited(gap)
	new, _ = c.new.edited(gap)
	for _, step := range []int{-1, 1} {
		for next := gap + step; next >= 0 && next <= c.gaps; next += step {
			o, inOld := c.old.edited(next)
			n, inNew := c.new.edited(next)
			if !inOld || !inNew || c.old.count(o) == 0 || c.new.count(n) == 0 || old.empty() || new.empty() || !c.old.isOneWord(old, o) || !c.new.isOneWord(new, n) {
				break
			}
			old, new = old.join(o), new.join(n)
		}
	}
	return old, new
}

// isOneWord reports whether a single word and no mark is between two spans.
func (s *side) isOneWord(x, y span) bool {
	between := s.wordsIn(span{min(x.end, y.end), max(x.start, y.start)})
	return len(between) == 1 && between[0].isWord()
}

// subject returns what a change is about: the rarest name in it, else the heading of its
// part, else "". If the whole part came or went, the heading comes first.
func (c *change) subject() string {
	s, account := &c.new, c.reading.new
	nodes := c.link.New
	if len(nodes) == 0 {
		s, account, nodes = &c.old, c.reading.old, c.link.Old
	}
	heading := ""
	if part := account.sentences[nodes[0]].part; part != nil && utf8.RuneCountInString(part.Heading) <= headingRunes && account.size[part] <= onePart {
		heading = part.Heading
	}
	if heading != "" && c.whole != nil {
		return heading
	}
	best, most := span{}, 0.0
	names := s.names()
	if len(names) == 0 {
		return heading
	}
	for _, w := range s.words {
		rarity := w.term.worth.rare
		if rarity == 0 || !w.content || s.speaks(w.span()) {
			continue
		}
		for _, n := range names {
			if v := rarity * float64(min(w.term.count[account.index], 4)); v > most && n.meets(w.span()) && c.isTopic(s, n) {
				best, most = n.span, v
			}
		}
	}
	if best.empty() {
		return heading
	}
	return s.of(best)
}

// isTopic reports whether a name may be the subject of a change. A speaker, a party of the
// statement, or a single word that may be the beginning of a longer name may not.
func (c *change) isTopic(s *side, n name) bool {
	if n.territory >= 0 {
		return !c.titles[n.territory] && !s.speaks(n.span)
	}
	text := s.of(n.span)
	return !s.speaks(n.span) && (strings.ContainsAny(text, " 《«“") || isAcronym(text) || c.language.lang == tree.Chinese)
}

// headingRunes is the largest length of a heading that names a subject, and onePart the
// largest number of sentences in a part with one subject.
const (
	headingRunes = 80
	onePart      = 16
)

// speaks reports whether a span names a speaker, or is in a formula or on a ladder.
func (s *side) speaks(x span) bool {
	return slices.ContainsFunc(s.matches, func(m match) bool {
		return (m.table.kind == kindSpeakers || m.table.kind == kindFormula || m.table.kind == kindLadder) && m.span().meets(x)
	})
}

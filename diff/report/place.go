package report

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/internal/chain"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// sections arranges the rows by the articles of the new statement. A dropped sentence, or the
// old place of a moved one, follows the row of the preceding sentence of the same old
// article. An old article without a counterpart becomes a section of its own.
//
//	old article 2: a b c d       new article 3 (its counterpart): a′ d′ e
//	b dropped, c moved away      section: a→a′, b dropped, stub of c, d→d′, e added
func (b *builder) sections() []Section {
	p := &placer{builder: b, byNew: map[*tree.Node]int{}, byOld: map[*tree.Node]int{},
		home: map[*tree.Node]position{}}
	for _, part := range b.result.New.Root.Children {
		p.byNew[part] = len(p.sections)
		p.sections = append(p.sections, &draft{new: part})
	}
	counterparts := counterpartsOf(b.result)
	for s, d := range p.sections {
		if d.old = counterparts[d.new]; d.old != nil {
			p.byOld[d.old] = s
		}
	}
	p.findAsides()
	p.makeRows()
	leaving := p.placePresent()
	p.placeLeaving(leaving)
	p.elsewhere = findElsewhere(p.result, p.old, p.new)
	return p.finish()
}

// draft is a section under construction.
type draft struct {
	old, new *tree.Node
	present  []*diff.Link
	// after[k] are the links that left the article after present[k-1].
	after map[int][]*diff.Link
	// follows is the index of the section that a section without a new article comes
	// after, -1 to come first.
	follows int
}

// position is the place after a row of a section.
type position struct{ section, row int }

type placer struct {
	*builder
	sections     []*draft
	byNew, byOld map[*tree.Node]int
	// asides are the possible links whose sentences all have better links, by their first
	// new sentence.
	asides map[*tree.Node][]*diff.Link
	// elsewhere maps articles without a counterpart to the places of their text in the
	// other statement.
	elsewhere map[*tree.Node][]string
	// home maps the old sentences that kept their place in their article to where they
	// are shown.
	home map[*tree.Node]position
}

func (p *placer) findAsides() {
	p.asides = map[*tree.Node][]*diff.Link{}
	better := map[*tree.Node]bool{}
	links := p.result.At(diff.LevelSentence)
	for _, l := range links {
		if l.Certainty > diff.Possible {
			for _, n := range slices.Concat(l.Old, l.New) {
				better[n] = true
			}
		}
	}
	for _, l := range links {
		if l.Certainty == diff.Possible && better[l.Old[0]] && better[l.New[0]] {
			p.asides[l.New[0]] = append(p.asides[l.New[0]], l)
		}
	}
}

// isAside reports whether a link is in asides.
func (p *placer) isAside(l *diff.Link) bool {
	return len(l.New) > 0 && slices.Contains(p.asides[l.New[0]], l)
}

// presentRow makes the row of a link with new sentences.
func (p *placer) presentRow(l *diff.Link) Row {
	row := p.row(l)
	for _, n := range l.New {
		for _, aside := range p.asides[n] {
			row.PossiblyFrom = append(row.PossiblyFrom, string(aside.Old[0].Locator))
		}
	}
	return row
}

// placePresent puts the links that have new sentences where those are. It returns the dropped
// and moved links, which leave something at an old place.
func (p *placer) placePresent() (leaving []*diff.Link) {
	for _, l := range p.result.At(diff.LevelSentence) {
		if len(l.New) == 0 {
			leaving = append(leaving, l)
			continue
		}
		if p.isAside(l) {
			continue
		}
		s := p.byNew[p.new.Top(l.New[0])]
		d := p.sections[s]
		d.present = append(d.present, l)
		if l.Moved {
			leaving = append(leaving, l)
		}
	}
	for s := range p.sections {
		p.findHomes(s)
	}
	slices.SortStableFunc(leaving, func(x, y *diff.Link) int {
		return cmp.Compare(x.Old[0].Span.Start, y.Old[0].Span.Start)
	})
	return leaving
}

// findHomes sets the homes of the old sentences of a section's article that the section has
// in the order of the old statement.
func (p *placer) findHomes(s int) {
	d := p.sections[s]
	var links []chain.Link
	var of []int
	for k, l := range d.present {
		if !l.Moved && len(l.Old) > 0 && p.old.Top(l.Old[0]) == d.old {
			links = append(links, chain.Link{Old: k, New: l.Old[0].Span.Start, Len: 1, Weight: int64(l.Old[0].Span.Len())})
			of = append(of, k)
		}
	}
	for _, i := range chain.Heaviest(links) {
		for _, n := range p.old.Together(d.present[of[i]].Old) {
			p.home[n] = position{s, of[i] + 1}
		}
	}
}

// placeLeaving puts each dropped or moved link after the preceding old sentence.
func (p *placer) placeLeaving(leaving []*diff.Link) {
	last := position{section: -1}
	var lastTop *tree.Node
	next := 0
	for _, n := range p.result.Old.Nodes(tree.KindSentence) {
		top := p.old.Top(n)
		if top != lastTop {
			last = p.enter(top, last.section)
			lastTop = top
		}
		if at, ok := p.home[n]; ok {
			last = at
		}
		for next < len(leaving) && leaving[next].Old[0] == n {
			d := p.sections[last.section]
			if d.after == nil {
				d.after = map[int][]*diff.Link{}
			}
			d.after[last.row] = append(d.after[last.row], leaving[next])
			next++
		}
	}
}

// enter returns the beginning of the section of an old article. It creates the section if the
// article has no counterpart.
func (p *placer) enter(top *tree.Node, before int) position {
	s, ok := p.byOld[top]
	if !ok {
		s = len(p.sections)
		p.byOld[top] = s
		p.sections = append(p.sections, &draft{old: top, follows: before})
	}
	return position{section: s}
}

// finish orders the sections and makes their rows.
func (p *placer) finish() []Section {
	following := map[int][]int{}
	for s, d := range p.sections {
		if d.new == nil {
			following[d.follows] = append(following[d.follows], s)
		}
	}
	var out []Section
	var write func(s int)
	write = func(s int) {
		if s >= 0 {
			if section := p.section(p.sections[s]); len(section.Rows) > 0 {
				out = append(out, section)
			}
		}
		for _, next := range following[s] {
			write(next)
		}
	}
	write(-1)
	for s, d := range p.sections {
		if d.new != nil {
			write(s)
		}
	}
	return out
}

func (p *placer) section(d *draft) Section {
	s := Section{Old: passage.PartOf(d.old), New: passage.PartOf(d.new), Elsewhere: p.elsewhere[d.new]}
	if d.new == nil {
		s.Elsewhere = p.elsewhere[d.old]
	}
	whole := passage.IsWhole(p.result.Old, d.old) && passage.IsWhole(p.result.New, d.new)
	s.Old.Whole, s.New.Whole = whole, whole
	rows := len(d.present)
	for _, links := range d.after {
		rows += len(links)
	}
	s.Rows = make([]Row, 0, rows)
	p.left(&s, d, 0)
	for k, l := range d.present {
		s.Stats.Count(l)
		s.Rows = append(s.Rows, p.presentRow(l))
		for _, n := range l.New {
			for _, aside := range p.asides[n] {
				s.Stats.Count(aside)
			}
			delete(p.asides, n)
		}
		p.left(&s, d, k+1)
	}
	return s
}

// left adds the rows of what left the section after its k-th present row.
func (p *placer) left(s *Section, d *draft, k int) {
	for _, l := range d.after[k] {
		if l.Kind == diff.Dropped {
			s.Stats.Count(l)
			s.Rows = append(s.Rows, p.row(l))
		} else {
			s.Rows = append(s.Rows, p.stub(l))
		}
	}
}

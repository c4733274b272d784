package label

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// lookAhead is how many labels are searched to see whether a run continues.
const lookAhead = 200

// Numbered is a block that begins a part, by its label or as a heading without one. Its
// depth is 0 for an article, more for sections.
type Numbered struct {
	Label     // of style StyleNone for a heading without a label
	index int // of the block
	page.Origin
	level     int // level of a block that is a heading by its markup or looks
	Heading   bool
	Item      bool // of a list inside a part: it does not begin a part
	Paragraph bool // numbers its paragraph, continuing through the parts
	Depth     int
}

// isPlain reports whether a heading has no label.
func (n *Numbered) isPlain() bool { return n.Style == StyleNone }

// run is an open numbering, or the headings of one level without labels.
type run struct {
	style   Style
	level   int
	last    int
	label   string // of the last number
	index   int    // of its block
	heading bool   // its labels have headings
}

// sequence decides which labels number the statement's parts and which only look like
// it. Numbers must follow each other. A number belongs to the innermost run that it
// continues.
type sequence struct {
	blocks []page.Block
	lang   tree.Lang
	all    []Numbered
	open   []run
	closed map[Style]int // last numbers of runs that a coarser label closed
	doubts []tree.Doubt
}

// SequenceOf returns the labels that number parts, by block, and doubts about irregular
// ones.
func SequenceOf(blocks []page.Block, lang tree.Lang) (map[int]Numbered, []tree.Doubt) {
	s := &sequence{blocks: blocks, lang: lang, closed: map[Style]int{}}
	s.collect()
	s.markRunning()
	s.markItems()
	accepted := map[int]Numbered{}
	plain := 0
	for i := range s.all {
		if s.accept(i) {
			accepted[s.all[i].index] = s.all[i]
			if s.all[i].isPlain() {
				plain++
			}
		}
	}
	if plain == len(accepted) && plain < 2 {
		clear(accepted) // a single heading divides nothing
	}
	for i, l := range ordinals(blocks) {
		if _, ok := accepted[i]; !ok {
			accepted[i] = Numbered{Label: l, index: i, Origin: blocks[i].Origin, Item: true}
		}
	}
	return accepted, s.doubts
}

// collect lists the labels and headings, in order.
func (s *sequence) collect() {
	labels := false
	chained := chains(s.blocks)
	for i, b := range s.blocks {
		l, ok := chained[i]
		if !ok {
			l, ok = Read(b.Text)
		}
		if ok && l.Style.IsPart() {
			s.all = append(s.all, Numbered{Label: l, index: i, Origin: b.Origin, level: b.Level, Heading: b.RunIn || IsHeadline(l.Rest)})
			labels = true
		} else if level := s.plainLevel(i); level > 0 && !ok {
			s.all = append(s.all, Numbered{Label: Label{Rest: b.Text}, index: i, Origin: b.Origin, level: level, Heading: true})
		}
	}
	s.settleHeadings()
	if len(s.all) == 0 || labels {
		s.addLines(len(s.all) == 0 || s.isRunning())
	}
}

// settleHeadings decides which labels have headings where the text after the label is
// not enough to tell. A line directly followed by the next number is the whole part,
// and so is text. A label without text has its heading in the next block.
func (s *sequence) settleHeadings() {
	for k := range s.all {
		l := &s.all[k]
		switch {
		case l.isPlain():
		case l.Rest == "":
			l.Heading = l.index+1 < len(s.blocks) && IsShortHeadline(s.blocks[l.index+1].Text)
		case l.Heading && k+1 < len(s.all):
			next := &s.all[k+1]
			l.Heading = next.index > l.index+1 || next.Style != l.Style || next.Number != l.Number+1
		}
	}
}

func (s *sequence) accept(i int) bool {
	l := &s.all[i]
	switch {
	case l.Item || l.Paragraph:
		return true
	case l.isPlain():
		return s.acceptPlain(l)
	}
	if k := s.find(func(r run) bool { return r.style == l.Style && r.last+1 == l.Number }); k >= 0 {
		return s.take(l, k)
	}
	if l.Number == 1 && s.goesOn(i) || s.isUnder(l) || s.closed[l.Style] > 0 && s.closed[l.Style]+1 == l.Number {
		return s.begin(i)
	}
	if k := s.find(func(r run) bool { return r.style == l.Style && nearly(r.last, l.Number) }); k >= 0 {
		if !l.isInserted() {
			s.doubtOrder(l, s.open[k].last)
		}
		return s.take(l, k)
	}
	if l.Number > 1 && !s.isOpen(l.Style) && s.goesOn(i) {
		s.doubt(l, "is the first of its kind")
		return s.begin(i)
	}
	if s.blocks[l.index].Item {
		l.Item = true // counts nothing, and is not a word of the text
		return true
	}
	s.doubt(l, "stands alone and is taken as text")
	return false
}

// nearly reports whether a number repeats the last one or skips a few.
func nearly(last, number int) bool { return number == last || number > last && number <= last+3 }

func (s *sequence) doubt(l *Numbered, text string) {
	s.doubts = append(s.doubts, tree.Doubt{Kind: tree.DoubtNumbering, File: l.File, Line: l.Line, Col: l.Col,
		Text: fmt.Sprintf("label %s %s", l.Mark, text)})
}

func (s *sequence) doubtOrder(l *Numbered, last int) {
	s.doubt(l, fmt.Sprintf("follows %d of the same kind", last))
}

// find returns the index of the innermost open run that fits, or -1.
func (s *sequence) find(fits func(run) bool) int {
	for k := len(s.open) - 1; k >= 0; k-- {
		if fits(s.open[k]) {
			return k
		}
	}
	return -1
}

// isUnder reports whether a label of several numbers is under the last label of an open
// run: 1.1 under 1.
func (s *sequence) isUnder(l *Numbered) bool {
	parent := l.parent()
	return parent != "" && s.find(func(r run) bool { return r.label == parent }) >= 0
}

func (s *sequence) isOpen(style Style) bool {
	return s.find(func(r run) bool { return r.style == style }) >= 0
}

// take adds the label to an open run and closes the runs inside it.
func (s *sequence) take(l *Numbered, k int) bool {
	s.close(k + 1)
	s.open[k].last, s.open[k].label, s.open[k].index = l.Number, l.Label.Label, l.index
	l.Depth = k
	return true
}

// close closes the runs from a depth on.
func (s *sequence) close(depth int) {
	for _, r := range s.open[depth:] {
		s.closed[r.style] = r.last
	}
	s.open = s.open[:depth]
}

// begin opens a run. If a run of its style is open already, the new one is nested in it
// if the outer one continues afterwards, or if the new one numbers plain paragraphs
// under headings. Otherwise the numbering restarts at the same depth.
func (s *sequence) begin(i int) bool {
	l := &s.all[i]
	k := s.find(func(r run) bool { return r.style == l.Style })
	if k >= 0 && !s.resumes(i, s.open[k].last+1) && (l.Heading || !s.open[k].heading) {
		if l.parent() == "" && prefix(l.Label.Label) == prefix(s.open[k].label) {
			s.doubt(l, "begins the numbering anew")
		}
		s.open[k].heading = l.Heading
		return s.take(l, k)
	}
	if k < 0 {
		s.closeFiner(i)
	}
	if s.takeList(i) {
		return true
	}
	s.open = append(s.open, run{l.Style, l.level, l.Number, l.Label.Label, l.index, l.Heading})
	l.Depth = len(s.open) - 1
	return true
}

// closeFiner closes the runs of finer styles before a run of a coarser one. They stay
// open if they continue after the coarser run, and so contain it, or if it numbers
// plain paragraphs under their headings.
func (s *sequence) closeFiner(i int) {
	for len(s.open) > 0 {
		inner := s.open[len(s.open)-1]
		if inner.precedes(&s.all[i]) || inner.style <= s.all[i].Style || inner.heading && !s.all[i].Heading || s.isNext(i, inner.style, inner.last+1) {
			return
		}
		s.close(len(s.open) - 1)
	}
}

// precedes reports whether the last heading of a run is directly before a label, which
// then numbers what is under the heading.
func (r run) precedes(l *Numbered) bool { return r.heading && r.index+1 == l.index }

// isNext reports whether the next label of a style has the given number.
func (s *sequence) isNext(i int, style Style, number int) bool {
	for _, m := range s.ahead(i) {
		if m.Style == style {
			return m.Number == number
		}
	}
	return false
}

// goesOn reports whether the next number of the same style, possibly with a few skipped,
// or a label under this one follows later. A single 第一条 needs no second.
func (s *sequence) goesOn(i int) bool {
	l := s.all[i]
	if l.Style == StyleArticle || l.Style == StyleChapter || l.Style == styleAnnex {
		return true
	}
	for _, m := range s.ahead(i) {
		if m.Style == l.Style && m.Number > l.Number && nearly(l.Number, m.Number) || m.parent() != "" && m.parent() == l.Label.Label {
			return true
		}
	}
	return false
}

// resumes reports whether an outer run continues with a number after the run that
// begins at i.
func (s *sequence) resumes(i, number int) bool {
	last := 1
	for _, m := range s.ahead(i) {
		switch {
		case m.Style != s.all[i].Style:
		case m.Number == last+1:
			last++
		case m.Number == number:
			return true
		case m.Number == 1:
			last = 1
		}
	}
	return false
}

func (s *sequence) ahead(i int) []Numbered {
	return s.all[i+1 : min(len(s.all), i+1+lookAhead)]
}

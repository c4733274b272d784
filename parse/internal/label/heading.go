package label

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// Headings without a label
//
// A statement whose parts have no numbers has headings: elements of a page, bold lines,
// or short lines of a text. They nest by level, and inside labelled parts that have
// headings themselves:
//
//	I. Introduction          run of Roman numbers
//	A. Connectivity            run of letters, inside
//	Quantum                      level 7: bold, inside
//	B. Resilience              the letters continue
//
// Numbers that continue across headings are those of paragraphs; see
// [sequence.markRunning].

// firstRunning is the highest number with which paragraph numbers may begin: the first
// ones may have been lost.
const firstRunning = 3

const (
	longestHeading = 200 // columns of a heading element of a page
	longestBold    = 160 // columns of a bold line
	longestLine    = 72  // columns of a short line of plain text
)

// plainLevel returns the level of a block that is a heading without a label, or 0. A
// block that only looks like a heading must precede text, and not be one of several
// such in a row.
func (s *sequence) plainLevel(i int) int {
	b := &s.blocks[i]
	_, labelled := Read(b.Text)
	switch {
	case b.RunIn && !labelled:
		return b.Level
	case b.Level == 0 || labelled || b.Item || !hasLetter(b.Text) || s.isAwaitedBy(i):
		return 0
	case b.IsMarkedUp():
		if page.EndsOpen(b.Text) || page.IsWider(b.Text, longestHeading) || page.EndsSentence(b.Text) && page.IsWider(b.Text, longestLine) {
			return 0
		}
		return b.Level
	case !IsHeadline(b.Text) || page.IsWider(b.Text, longestBold) || dates.Find(b.Text) != "":
		return 0
	case i+1 == len(s.blocks) || s.blocks[i+1].Level == b.Level && (!BeginsBlock(s.blocks[i+1].Text) || s.isHead(i)):
		return 0
	}
	return b.Level
}

// isHead reports whether no complete sentence precedes a block: bold lines there may be
// a place or a date.
func (s *sequence) isHead(i int) bool {
	if i > PreambleWithin {
		return false
	}
	for k := range i {
		if page.EndsSentence(s.blocks[k].Text) {
			return false
		}
	}
	return true
}

// isAwaitedBy reports whether a block follows a label without text, and so is its
// heading.
func (s *sequence) isAwaitedBy(i int) bool {
	if i == 0 {
		return false
	}
	l, ok := Read(s.blocks[i-1].Text)
	return ok && l.Rest == ""
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// addLines adds the short lines of a text that look like headings, either all or those
// in capitals. Each must be between complete paragraphs. There must be several of them,
// and still more paragraphs.
func (s *sequence) addLines(all bool) {
	var lines []Numbered
	for i, b := range s.blocks {
		if (all || isUpper(b.Text)) && s.isLine(i) {
			lines = append(lines, Numbered{Label: Label{Rest: b.Text}, index: i, Origin: b.Origin, level: page.LevelLine, Heading: true})
		}
	}
	if len(lines) < 2 || len(lines) > len(s.blocks)-len(lines) {
		return
	}
	s.all = append(s.all, lines...)
	slices.SortStableFunc(s.all, func(a, b Numbered) int { return a.index - b.index })
}

// isLine reports whether a block is a short line between complete paragraphs that
// begins like a heading.
func (s *sequence) isLine(i int) bool {
	text := s.blocks[i].Text
	first := page.FirstOf(text)
	if i+1 >= len(s.blocks) || s.blocks[i].Item || s.blocks[i].Level != 0 || !unicode.IsUpper(first) && !chars.IsHan(first) {
		return false
	}
	if !IsHeadline(text) || page.IsWider(text, longestLine) || BeginsBlock(text) || dates.Find(text) != "" || IsSignature(text) {
		return false
	}
	next := s.blocks[i+1]
	_, labelled := Read(next.Text)
	return (i == 0 || page.EndsSentence(s.blocks[i-1].Text)) && (labelled || isUpper(text) || page.IsWider(next.Text, longestLine)) && (page.EndsSentence(next.Text) || page.EndsOpen(next.Text))
}

// acceptPlain sets the depth of a heading without a label: that of the last one of its
// level, or inside the open run that holds it.
func (s *sequence) acceptPlain(h *Numbered) bool {
	if k := s.find(func(r run) bool { return r.style == StyleNone && r.level == h.level }); k >= 0 {
		return s.take(h, k)
	}
	depth := len(s.open)
	for depth > 0 && !s.open[depth-1].holds(h) {
		depth--
	}
	s.close(depth)
	s.open = append(s.open, run{StyleNone, h.level, 0, "", h.index, true})
	h.Depth = depth
	return true
}

// holds reports whether a heading without a label is inside the parts of a run: under a
// heading of a coarser level, or under labels that have headings.
func (r run) holds(h *Numbered) bool {
	marked := func(level int) bool { return 0 < level && level < page.LevelStrong }
	if r.style == StyleNone || marked(r.level) && marked(h.level) {
		return r.level < h.level
	}
	return r.heading
}

// markRunning finds the numbers that continue through the parts of a statement, as in a
// communiqué or a resolution: they number paragraphs.
//
//	Health          heading
//	16. We …        paragraph 16
//	Trade           heading
//	17. We …        paragraph 17
func (s *sequence) markRunning() {
	chain := s.running()
	if chain == nil {
		chain = s.bare()
	}
	for _, k := range chain {
		s.all[k].Paragraph = true
	}
	for _, n := range s.fillRunning(chain) {
		at := slices.IndexFunc(s.all, func(m Numbered) bool { return m.index >= n.index })
		if s.all[at].index == n.index {
			s.all[at] = n
		} else {
			s.all = slices.Insert(s.all, at, n)
		}
	}
	last := 0
	for _, l := range s.all {
		if !l.Paragraph {
			continue
		}
		if last > 0 && l.Number != last+1 && !s.isCutBefore(l.index) {
			s.doubtOrder(&l, last)
		}
		last = l.Number
	}
}

// markItems makes items of the numbers of lists that the source marks up as lists,
// unless they are the statement's own numbering: there are no other parts, and they
// span most of the text.
func (s *sequence) markItems() {
	first, last, parts := -1, -1, false
	for k := range s.all {
		switch l := &s.all[k]; {
		case !s.isListNumber(l):
			parts = parts || l.Heading || l.Style < StyleDigit
		case first < 0:
			first, last = k, k
		default:
			last = k
		}
	}
	if first < 0 || !parts && s.spans(s.all[first].index, s.all[last].index) {
		return
	}
	for k := first; k <= last; k++ {
		if l := &s.all[k]; s.isListNumber(l) {
			l.Item = true
		}
	}
}

// isListNumber reports whether a label is the number of a list item and has no heading.
func (s *sequence) isListNumber(l *Numbered) bool {
	return s.blocks[l.index].Item && l.Style >= StyleDigit && !l.Heading && !l.Paragraph
}

// spans reports whether the blocks in a range are most of the text.
func (s *sequence) spans(from, to int) bool {
	inside, all := 0, 0
	for i, b := range s.blocks {
		if all += len(b.Text); from <= i && i <= to {
			inside += len(b.Text)
		}
	}
	return inside*2 > all
}

// isRunning reports whether all labels are paragraph numbers.
func (s *sequence) isRunning() bool {
	for _, l := range s.all {
		if l.Style != StyleDigit || l.Heading {
			return false
		}
	}
	return len(s.all) >= fewestItems
}

// running returns the labels that number paragraphs through the parts: they follow each
// other from the first, across at least one heading, and few others are left over.
func (s *sequence) running() []int {
	var chain []int
	last, crossed, all, between := 0, 0, 0, false
	for k := range s.all {
		l := &s.all[k]
		if l.Style != StyleDigit || l.Heading {
			between = between || l.Heading && l.Style != StyleDigit
			continue
		}
		all++
		if len(chain) == 0 && l.Number <= firstRunning || len(chain) > 0 && l.Number > last && nearly(last, l.Number) {
			if between && len(chain) > 0 {
				crossed++
			}
			chain, last, between = append(chain, k), l.Number, false
		}
	}
	if crossed == 0 || len(chain) < fewestItems || len(chain)*3 < all*2 {
		return nil
	}
	return chain
}

// numberOnly matches a number at the beginning of a paragraph, with any separator after
// it.
var numberOnly = page.Lazy(`^(([0-9]{1,3})[.,:;)]?)\s*[\p{Lu}“"«]`)

// fillRunning finds missing paragraph numbers: a paragraph between the neighbouring
// numbers begins with the missing one.
//
//  10. We …    11, We …    12. We …    13.We …
func (s *sequence) fillRunning(chain []int) []Numbered {
	var filled []Numbered
	for k := 1; k < len(chain); k++ {
		from, to := &s.all[chain[k-1]], &s.all[chain[k]]
		next := from.Number + 1
		for i := from.index + 1; i < to.index && next < to.Number; i++ {
			text := s.blocks[i].Text
			m := numberOnly().FindStringSubmatchIndex(text)
			if m == nil || numbers.Parse(text[m[4]:m[5]]) != next {
				continue
			}
			l := Label{StyleDigit, next, text[m[4]:m[5]], text[:m[3]], strings.TrimSpace(text[m[3]:])}
			filled = append(filled, Numbered{Label: l, index: i, Origin: s.blocks[i].Origin, Paragraph: true})
			next++
		}
	}
	return filled
}

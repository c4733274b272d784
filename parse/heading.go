package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

// Headings without a label
//
// A statement whose parts have no numbers has headings: elements of a page, lines
// in bold type, or short lines of a text. They nest by level, and stand inside
// the labelled parts that carry headings themselves:
//
//	I. Introduction          run of Roman numbers
//	A. Connectivity            run of letters, inside
//	Quantum                      level 7: bold, inside
//	B. Resilience              the letter goes on: bold is closed
//
// Numbers that go on across headings are those of paragraphs, see
// [sequence.markRunning].

// firstRunning is the highest number with which those of paragraphs may begin: the
// first ones may have been lost.
const firstRunning = 3

const (
	longestHeading = 200 // of an element of a page, in columns
	longestBold    = 160 // of a line in bold type
	longestLine    = 72  // of a short line of plain text
)

// plainLevel returns the level of a block that is a heading without label, 0 for
// any other. One that only looks like a heading stands before text, and not in a
// row with others.
func (s *sequence) plainLevel(i int) int {
	b := &s.blocks[i]
	_, labelled := readLabel(b.text)
	switch {
	case b.runIn && !labelled:
		return b.level
	case b.level == 0 || labelled || b.item || !hasLetter(b.text) || s.isAwaitedBy(i):
		return 0
	case b.isMarkedUp():
		if endsOpen(b.text) || columns(b.text) > longestHeading || endsSentence(b.text) && columns(b.text) > longestLine {
			return 0
		}
		return b.level
	case !isHeadline(b.text) || columns(b.text) > longestBold || lang.FindDate(b.text) != "":
		return 0
	case i+1 == len(s.blocks) || s.blocks[i+1].level == b.level && (!beginsBlock(s.blocks[i+1].text) || s.isHead(i)):
		return 0
	}
	return b.level
}

// isHead reports whether no whole sentence stands before a block: lines of bold
// type there may be a place or a date.
func (s *sequence) isHead(i int) bool {
	if i > preambleWithin {
		return false
	}
	for k := range i {
		if endsSentence(s.blocks[k].text) {
			return false
		}
	}
	return true
}

// isAwaitedBy reports whether a block stands behind a label without text, whose
// heading it is.
func (s *sequence) isAwaitedBy(i int) bool {
	if i == 0 {
		return false
	}
	l, ok := readLabel(s.blocks[i-1].text)
	return ok && l.rest == ""
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// addLines adds the short lines of a text that look like headings, all or those in
// capitals: each stands by itself between whole paragraphs, and there are
// more than one of them, and more paragraphs than that.
func (s *sequence) addLines(all bool) {
	var lines []numbered
	for i, b := range s.blocks {
		if (all || isUpper(b.text)) && s.isLine(i) {
			lines = append(lines, numbered{label: label{rest: b.text}, index: i, origin: b.origin, level: levelLine, heading: true})
		}
	}
	if len(lines) < 2 || len(lines) > len(s.blocks)-len(lines) {
		return
	}
	s.all = append(s.all, lines...)
	slices.SortStableFunc(s.all, func(a, b numbered) int { return a.index - b.index })
}

// isLine reports whether a block is a short line between whole paragraphs that
// begins as headings do.
func (s *sequence) isLine(i int) bool {
	text := s.blocks[i].text
	first, _ := utf8.DecodeRuneInString(text)
	if i+1 >= len(s.blocks) || s.blocks[i].item || s.blocks[i].level != 0 || !unicode.IsUpper(first) && !lang.IsHan(first) {
		return false
	}
	if !isHeadline(text) || columns(text) > longestLine || beginsBlock(text) || lang.FindDate(text) != "" || isSignature(text) {
		return false
	}
	next := s.blocks[i+1]
	_, labelled := readLabel(next.text)
	return (i == 0 || endsSentence(s.blocks[i-1].text)) && (labelled || isUpper(text) || columns(next.text) > longestLine) && (endsSentence(next.text) || endsOpen(next.text))
}

// acceptPlain gives a heading without label its depth: that of the last of its
// level, or inside what is open and holds it.
func (s *sequence) acceptPlain(h *numbered) bool {
	if k := s.find(func(r run) bool { return r.style == styleNone && r.level == h.level }); k >= 0 {
		return s.take(h, k)
	}
	depth := len(s.open)
	for depth > 0 && !s.open[depth-1].holds(h) {
		depth--
	}
	s.close(depth)
	s.open = append(s.open, run{styleNone, h.level, 0, "", h.index, true})
	h.depth = depth
	return true
}

// holds reports whether a heading without label stands inside the parts of a run:
// under a heading of a coarser level, or under labels that carry headings.
func (r run) holds(h *numbered) bool {
	marked := func(level int) bool { return 0 < level && level < levelStrong }
	if r.style == styleNone || marked(r.level) && marked(h.level) {
		return r.level < h.level
	}
	return r.heading
}

// closePlain closes the headings without label before a label that begins a
// numbering, when it stands beside them and not inside: its own heading is of
// their level or a coarser one, and its numbers go on across the next of them, or
// none comes.
func (s *sequence) closePlain(i int) {
	l := &s.all[i]
	for len(s.open) > 0 && l.heading {
		r := s.open[len(s.open)-1]
		if r.precedes(l) || r.style != styleNone || l.level == 0 || l.level > r.level || l.level == r.level && s.isInsideOf(i, r.level) {
			return
		}
		s.close(len(s.open) - 1)
	}
}

// isInsideOf reports whether the numbering that begins at i ends before the next
// heading of a level.
func (s *sequence) isInsideOf(i, level int) bool {
	last, crossed := s.all[i].number, false
	for _, m := range s.ahead(i) {
		switch {
		case m.isPlain() && m.level == level:
			crossed = true
		case m.style == s.all[i].style && !crossed:
			last = m.number
		case m.style == s.all[i].style:
			return m.number != last+1
		}
	}
	return crossed
}

// markRunning finds the numbers that run through the parts of a statement, as in
// a communiqué or a resolution: they number paragraphs.
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
		s.all[k].paragraph = true
	}
	for _, n := range s.fillRunning(chain) {
		at := slices.IndexFunc(s.all, func(m numbered) bool { return m.index >= n.index })
		if s.all[at].index == n.index {
			s.all[at] = n
		} else {
			s.all = slices.Insert(s.all, at, n)
		}
	}
	last := 0
	for _, l := range s.all {
		if !l.paragraph {
			continue
		}
		if last > 0 && l.number != last+1 && !s.isCutBefore(l.index) {
			s.doubtOrder(&l, last)
		}
		last = l.number
	}
}

// markItems makes items of the numbers of lists that the source marks up as such,
// unless they are the statement's own numbering: no other part is there, and they
// span most of the text.
func (s *sequence) markItems() {
	first, last, parts := -1, -1, false
	for k := range s.all {
		switch l := &s.all[k]; {
		case !s.isListNumber(l):
			parts = parts || l.heading || l.style < styleDigit
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
			l.item = true
		}
	}
}

// isListNumber reports whether a label is the number of an item of a list, and
// carries no heading.
func (s *sequence) isListNumber(l *numbered) bool {
	return s.blocks[l.index].item && l.style >= styleDigit && !l.heading && !l.paragraph
}

// spans reports whether the blocks from one to another are most of the text.
func (s *sequence) spans(from, to int) bool {
	inside, all := 0, 0
	for i, b := range s.blocks {
		if all += len(b.text); from <= i && i <= to {
			inside += len(b.text)
		}
	}
	return inside*2 > all
}

// isRunning reports whether all labels are numbers of paragraphs.
func (s *sequence) isRunning() bool {
	for _, l := range s.all {
		if l.style != styleDigit || l.heading {
			return false
		}
	}
	return len(s.all) >= fewestItems
}

// running returns the labels that number paragraphs through the parts: they
// follow each other from the first on, across at least one heading, and few are
// left over.
func (s *sequence) running() []int {
	var chain []int
	last, crossed, all, between := 0, 0, 0, false
	for k := range s.all {
		l := &s.all[k]
		if l.style != styleDigit || l.heading {
			between = between || l.heading && l.style != styleDigit
			continue
		}
		all++
		if len(chain) == 0 && l.number <= firstRunning || len(chain) > 0 && l.number > last && nearly(last, l.number) {
			if between && len(chain) > 0 {
				crossed++
			}
			chain, last, between = append(chain, k), l.number, false
		}
	}
	if crossed == 0 || len(chain) < fewestItems || len(chain)*3 < all*2 {
		return nil
	}
	return chain
}

// numberOnly matches a number at the beginning of a paragraph, in whatever way it
// is parted from the text.
var numberOnly = lazy(`^(([0-9]{1,3})[.,:;)]?)\s*[\p{Lu}“"«]`)

// fillRunning finds the numbers that are missing between those of paragraphs: a
// paragraph between their neighbours begins with one.
//
//  10. We …    11, We …    12. We …    13.We …
func (s *sequence) fillRunning(chain []int) []numbered {
	var filled []numbered
	for k := 1; k < len(chain); k++ {
		from, to := &s.all[chain[k-1]], &s.all[chain[k]]
		next := from.number + 1
		for i := from.index + 1; i < to.index && next < to.number; i++ {
			text := s.blocks[i].text
			m := numberOnly().FindStringSubmatchIndex(text)
			if m == nil || lang.Number(text[m[4]:m[5]]) != next {
				continue
			}
			l := label{styleDigit, next, text[m[4]:m[5]], text[:m[3]], strings.TrimSpace(text[m[3]:])}
			filled = append(filled, numbered{label: l, index: i, origin: s.blocks[i].origin, paragraph: true})
			next++
		}
	}
	return filled
}

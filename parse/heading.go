package parse

import (
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
	case b.level == 0 || labelled || b.item || !hasLetter(b.text) || s.isAwaitedBy(i):
		return 0
	case b.isMarkedUp():
		if endsOpen(b.text) || columns(b.text) > longestHeading || endsSentence(b.text) && columns(b.text) > longestLine {
			return 0
		}
		return b.level
	case !isHeadline(b.text) || columns(b.text) > longestBold || lang.FindDate(b.text) != "":
		return 0
	case i+1 == len(s.blocks) || s.blocks[i+1].level == b.level && !beginsBlock(s.blocks[i+1].text):
		return 0
	}
	return b.level
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

// addLines adds the short lines of a text that look like headings, where nothing
// else parts it: each stands by itself between whole paragraphs, and there are
// more than one of them, and more paragraphs than that.
func (s *sequence) addLines() {
	var lines []numbered
	for i, b := range s.blocks {
		if s.isLine(i) {
			lines = append(lines, numbered{label: label{rest: b.text}, index: i, origin: b.origin, level: levelLine, heading: true})
		}
	}
	if len(lines) < 2 || len(lines)*2 > len(s.blocks)-len(lines) {
		return
	}
	var all []numbered
	for _, n := range s.all {
		for len(lines) > 0 && lines[0].index < n.index {
			all, lines = append(all, lines[0]), lines[1:]
		}
		all = append(all, n)
	}
	s.all = append(all, lines...)
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
	return (i == 0 || endsSentence(s.blocks[i-1].text)) && (labelled || columns(next.text) > longestLine) && (endsSentence(next.text) || endsOpen(next.text))
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
	s.open = append(s.open, run{styleNone, h.level, 0, true})
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
		if r.style != styleNone || l.level == 0 || l.level > r.level || l.level == r.level && s.isInsideOf(i, r.level) {
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
	for _, k := range chain {
		s.all[k].paragraph = true
	}
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
		if len(chain) == 0 && l.number == 1 || len(chain) > 0 && l.number > last && nearly(last, l.number) {
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

package label

import (
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/segment"
)

const (
	// fewestItems is the minimum number of numbered paragraphs of a list that no colon
	// announces: of two, the second may well be a section with a body.
	fewestItems = 3
	// longestLead is the maximum length, in columns, of a sentence that may be the
	// heading of the paragraph that it begins.
	longestLead = 60
)

// takeList makes items of the labels from i on if they number a list inside a part, and
// reports whether they do. The labels of a list number one paragraph each and have no
// headings. If they were sections, the last would include all text after the list:
//
//	采取以下措施：
//	（一）扩大贸易。
//	（二）便利通关。
//	农业是基础。      not of （二）
func (s *sequence) takeList(i int) bool {
	n := s.listFrom(i)
	if n < fewestItems && (n < 2 || !s.announced(i)) || !s.isInside(i) {
		return false
	}
	for k := i; k < i+n; k++ {
		l := &s.all[k]
		l.Item = true
		if k > i && l.Number != s.all[k-1].Number+1 {
			s.doubtOrder(l, s.all[k-1].Number)
		}
	}
	return true
}

// isInside reports whether a list that begins at i is inside a part: one is open, or
// coarser labels follow, so that the list belongs to the preamble. Otherwise it is the
// statement's own numbering.
func (s *sequence) isInside(i int) bool {
	if len(s.open) > 0 {
		return true
	}
	for _, m := range s.ahead(i) {
		if m.Style < s.all[i].Style && m.Number == 1 {
			return true
		}
	}
	return false
}

// announced reports whether the block before a label ends in a colon.
func (s *sequence) announced(i int) bool {
	at := s.all[i].index
	return at > 0 && page.EndsOpen(s.blocks[at-1].Text)
}

// listFrom returns the number of labels from i on that number a list. It is 0 if they
// number sections: one has a heading or more than one paragraph, or each paragraph has
// a lead.
func (s *sequence) listFrom(i int) int {
	first := s.all[i]
	if first.Style == StyleArticle || first.Style == StyleChapter || first.Style == styleAnnex || first.parent() != "" {
		return 0 // these always begin parts
	}
	n, leads := 0, 0
	for k := i; k < len(s.all); k++ {
		if k > i && (s.all[k].index > s.endOf(s.all[k-1]) || !s.continues(s.all[k-1], s.all[k])) {
			break
		}
		body := s.body(s.all[k])
		if s.all[k].Heading || s.all[k].Rest == "" && IsShortHeadline(body) {
			if s.isAwaited(s.all[k]) {
				break // the next article
			}
			return 0
		}
		if s.hasLead(body) {
			leads++
		}
		n++
	}
	if leads == n || s.goesOnAfter(i+n-1) {
		return 0
	}
	return n
}

// continues reports whether a label is the next of a list, or skips a few numbers and
// is not the next of an open run.
func (s *sequence) continues(last, next Numbered) bool {
	if next.Style != last.Style || next.Number <= last.Number {
		return false
	}
	return next.Number == last.Number+1 || nearly(last.Number, next.Number) && !s.isAwaited(next)
}

// isAwaited reports whether a label is the next of an open run.
func (s *sequence) isAwaited(l Numbered) bool {
	return s.find(func(r run) bool { return r.style == l.Style && r.last+1 == l.Number }) >= 0
}

// endOf returns the index of the block after a label's paragraph.
func (s *sequence) endOf(l Numbered) int {
	if l.Rest == "" {
		return l.index + 2
	}
	return l.index + 1
}

// body returns a label's paragraph.
func (s *sequence) body(l Numbered) string {
	if l.Rest == "" && l.index+1 < len(s.blocks) {
		return s.blocks[l.index+1].Text
	}
	return l.Rest
}

// hasLead reports whether a paragraph begins with a short sentence that may be a
// heading.
func (s *sequence) hasLead(body string) bool {
	sentences := segment.Sentences(body, s.lang)
	return len(sentences) > 1 && !page.IsWider(body[:sentences[0].End], longestLead)
}

// goesOnAfter reports whether the numbering continues after paragraphs without a label,
// so that the label at i has more than one paragraph. The next number may also continue
// an open run, or follow a coarser label.
func (s *sequence) goesOnAfter(i int) bool {
	last := s.all[i]
	for _, m := range s.ahead(i) {
		switch {
		case m.Style < last.Style:
			return false
		case m.Style == last.Style:
			return m.Number == last.Number+1 && !m.Heading && !s.isAwaited(m)
		}
	}
	return false
}

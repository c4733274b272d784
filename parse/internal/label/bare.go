package label

import (
	"strings"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// Numbered paragraphs without headings
//
// Where only numbers divide a text, and each has one paragraph, they are the numbers of
// the paragraphs; the text before them is the preamble:
//
//	The Assembly,               preamble
//	Recalling its …,
//	1. Calls upon …;            paragraph 1
//	2. Requests …:              paragraph 2
//	   (a) To …;                  its items
//	   (b) To …;
//	3. Decides …                paragraph 3
//
// A number with several paragraphs, or with a heading, begins an article.

// bare returns the labels that number the paragraphs of a text without other parts, or
// nil if it has other parts. Letters under the numbers label items.
func (s *sequence) bare() []int {
	var chain []int
	for k := range s.all {
		switch l := &s.all[k]; {
		case l.Style == styleLower && len(chain) > 0:
		case l.Style != StyleDigit || l.Heading:
			return nil
		case len(chain) > 0 && !follows(s.all[chain[len(chain)-1]], *l):
			return nil
		default:
			chain = append(chain, k)
		}
	}
	if len(chain) < fewestItems || !s.areParagraphs(chain) {
		return nil
	}
	for k := range s.all {
		s.all[k].Item = s.all[k].Style == styleLower
	}
	return chain
}

// follows reports whether a number comes after another, possibly with a few left out,
// as in an excerpt.
func follows(last, next Numbered) bool {
	return next.Number > last.Number && nearly(last.Number, next.Number) || next.isInserted() && next.Number == last.Number
}

// areParagraphs reports whether numbers have one paragraph each, with few exceptions,
// fewer than half have a lead that could be a heading, and they number the text itself:
// the text before them is shorter, or open like recitals.
func (s *sequence) areParagraphs(chain []int) bool {
	longer, leads := 0, 0
	for at, k := range chain {
		l, end := s.all[k], len(s.blocks)
		if at+1 < len(chain) {
			end = s.all[chain[at+1]].index
		}
		if s.hasMore(s.endOf(l), end) {
			longer++
		}
		if s.hasLead(s.body(l)) {
			leads++
		}
	}
	first, last := s.all[chain[0]].index, len(s.blocks)-1
	return longer*mostLonger <= len(chain) && leads*2 < len(chain) && (s.spans(first, last) || s.areOpen(first))
}

// mostLonger limits the exceptions: one in mostLonger numbered paragraphs may continue
// in a second one.
const mostLonger = 4

// hasMore reports whether the blocks in a range include paragraphs without a mark of
// their own that the preceding block does not announce.
func (s *sequence) hasMore(from, to int) bool {
	for i := from; i < to; i++ {
		l, labelled := Read(s.blocks[i].Text)
		marked := s.blocks[i].Item || labelled && l.Style >= styleLower || isOmission(s.blocks[i].Text)
		if !marked && !page.EndsOpen(s.blocks[i-1].Text) && !s.isLetter(i) {
			return true
		}
	}
	return false
}

// isLetter reports whether a block begins with a letter that is a label.
func (s *sequence) isLetter(i int) bool {
	for k := range s.all {
		if s.all[k].index == i {
			return s.all[k].Style == styleLower
		}
	}
	return false
}

// areOpen reports whether most of the blocks before one have an open end: Recalling …,
func (s *sequence) areOpen(end int) bool {
	open := 0
	for _, b := range s.blocks[:end] {
		if page.EndsOpen(b.Text) || strings.HasSuffix(b.Text, ";") {
			open++
		}
	}
	return open*2 > end
}

// isCutBefore reports whether a block follows a mark of an omission: […]
func (s *sequence) isCutBefore(i int) bool { return i > 0 && isOmission(s.blocks[i-1].Text) }

// isOmission reports whether a block consists of a mark of an omission.
func isOmission(text string) bool {
	return strings.ContainsAny(text, ".…*") && strings.Trim(text, " .…*[]()（）") == ""
}

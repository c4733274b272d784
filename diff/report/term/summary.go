package term

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// header names the statements that are compared.
func (c *comparison) header() {
	c.para(nil, piece{c.old + " → " + c.new, strong})
	c.head(c.T("Old"), c.rep.Old)
	c.head(c.T("New"), c.rep.New)
	c.warn(c.old, c.rep.Old.Doubts)
	c.warn(c.new, c.rep.New.Doubts)
	c.warn(c.T("Coarser method"), c.rep.Degraded)
	c.blank()
}

// head writes one statement's id, date and title, and below them its source.
func (p *page) head(name string, h passage.Head) {
	body := []piece{{strings.Join(nonEmpty(h.ID, h.Date), "  "), plain}}
	if h.Title != h.ID {
		body = append(append(body, piece{"  ", plain}), pieces(h.TitleRuns(), plain)...)
	}
	p.para([]piece{{name + "  ", dim}}, body...)
	more := nonEmpty(string(h.Lang), h.Source)
	indent := p.spaces(p.ruler.width(name) + 2)
	if len(more) > 0 {
		p.para([]piece{{indent, plain}}, piece{strings.Join(more, " · "), dim})
	}
}

func nonEmpty(words ...string) []string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// label pads the first word of a summary line to the width of its column.
func (p *page) label(word string) string { return word + p.spaces(max(11-p.ruler.width(word), 1)) }

// summary writes the counts, and what was left out.
func (c *comparison) summary() {
	c.blank()
	c.counts(c.T("sentences"), c.rep.Sentences)
	c.counts(c.T("clauses"), c.rep.Clauses)
	if c.rep.Routine > 0 {
		c.para([]piece{{c.label(c.T("routine")), strong}}, piece{c.N(c.rep.Routine, "%d sentences with changed dates, ordinals or venues only"), plain})
	}
	if c.rep.Filter != "" {
		c.para([]piece{{c.label(c.T("Filter")), strong}}, piece{c.N(c.rep.LeftOut, "%[2]s leaves out %[1]d changed sentences", c.rep.Filter), plain})
	}
	c.blank()
}

// counts writes one line of counts by kind and flag, without zeros.
func (p *page) counts(name string, s diff.Stats) {
	var list [][]piece
	for _, t := range report.Tallies(s) {
		if t.N > 0 {
			list = append(list, []piece{spaced(looks[t.Word]), {strconv.Itoa(t.N), strong}, {" " + p.T(t.Word), plain}})
		}
	}
	for _, t := range report.FlagTallies(s) {
		if t.N > 0 {
			list = append(list, []piece{{p.T(t.Word) + " ", dim}, {strconv.Itoa(t.N), strong}})
		}
	}
	p.flow([]piece{{p.label(name), strong}}, list)
}

// warn writes what a reader should check before relying on the report.
func (p *page) warn(name string, lines []string) {
	for _, line := range lines {
		p.para([]piece{{"! ", warning}}, piece{name + ": ", warning}, piece{line, plain})
	}
}

// p3 right-aligns a number in three columns.
func p3(number string) string { return strings.Repeat(" ", max(3-len(number), 0)) + number }

// discarded writes what was left out of the source pages.
func (p *page) discarded(heads ...passage.Head) {
	for _, h := range heads {
		if left := h.LeftOut(p.Language); left != "" {
			p.para(nil, piece{h.ID + ": " + left, dim})
		}
	}
}

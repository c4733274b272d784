package term

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// header names the statements that are compared.
func (c *comparison) header() {
	c.para(nil, piece{c.say.Old + " → " + c.say.New, strong})
	c.head(c.T("Old"), c.rep.Old)
	c.head(c.T("New"), c.rep.New)
	c.warn(c.say.Old, c.rep.Old.Doubts)
	c.warn(c.say.New, c.rep.New.Doubts)
	c.warn(c.T("Coarser method"), c.rep.Degraded)
	c.blank()
}

// head writes one statement's id, date and title, and below them its source.
func (p *page) head(name string, h passage.Head) {
	body := []piece{{strings.Join(nonEmpty(h.ID, h.Date), "  "), plain}}
	if h.Title != h.ID {
		body = append(append(body, piece{"  ", plain}), p.styled(text.Runs(h.TitleRuns(), text.Plain))...)
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
func (p *page) label(word string) string {
	column := 11
	for _, other := range []string{"sentences", "clauses", "routine", "Filter", "threads", "new words"} {
		column = max(column, p.ruler.width(p.T(other))+1)
	}
	return word + p.spaces(max(column-p.ruler.width(word), 1))
}

// summary writes the counts, and what was left out.
func (c *comparison) summary() {
	c.blank()
	c.lay(c.say.Counts())
	c.lay(c.say.LeftOut())
	c.blank()
}

// warn writes what a reader should check before relying on the report.
func (p *page) warn(name string, lines []string) {
	for _, line := range lines {
		p.para([]piece{{"! ", warning}}, piece{name + ": ", warning}, piece{line, plain})
	}
}

// p3 right-aligns a number in three columns.
func p3(n int) string { return fmt.Sprintf("%3d", n) }

// discarded writes what was left out of the source pages.
func (p *page) discarded(heads ...passage.Head) {
	for _, h := range heads {
		if left := h.LeftOut(p.Language); left != "" {
			p.para(nil, piece{h.ID + ": " + left, dim})
		}
	}
}

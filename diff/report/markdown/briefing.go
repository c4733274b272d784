package markdown

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// briefing writes what is news, by subject, then what was dropped and what was added.
func (c *comparison) briefing() {
	b := &c.rep.Briefing
	if b.IsZero() {
		return
	}
	c.add(heading, "\n### %s%s\n\n", c.T("Briefing"), c.step)
	if b.Nothing {
		c.add(note, "%s\n", c.T("nothing of substance changed"))
	}
	for i := range b.Items {
		item := &b.Items[i]
		lead := strconv.Itoa(i+1) + ". "
		rest := strings.Repeat(" ", len(lead))
		if item.Subject != "" && len(item.Lines) > 1 {
			c.add(heading, "%s**%s**\n", lead, Escape(item.Subject))
			lead, rest = rest+"- ", rest+"  "
		}
		for k := range item.Lines {
			c.finding(lead, rest, &item.Lines[k])
		}
	}
	c.list(c.T("What is gone"), b.Gone, c.more(b.MoreGone, "%d more sentences gone"))
	c.list(c.T("What is new"), b.New, c.more(b.MoreNew, "%d more sentences new"))
	if left := joined(" · ", c.more(b.More, "%d more findings"), report.More(c.Language, b.Routine, "%d routine changes left out")); left != "" {
		c.add(note, "\n%s\n", left)
	}
}

// more writes how many lines are left out and how to see them.
func (p *page) more(lines []report.Line, text string) string {
	if len(lines) == 0 {
		return ""
	}
	return p.N(len(lines), text) + asked(p.asking.Findings)
}

// list writes lines under a heading.
func (c *comparison) list(title string, lines []report.Line, more string) {
	if len(lines) == 0 {
		return
	}
	c.add(heading, "\n#### %s\n\n", title)
	for i := range lines {
		c.finding("- ", "  ", &lines[i])
	}
	if more != "" {
		c.add(note, "- %s\n", more)
	}
}

// finding writes the findings at one place: type and trigger words of each, then the addresses
// and the wording before and after.
func (c *comparison) finding(lead, rest string, l *report.Line) {
	var said []string
	for i := range l.Findings {
		said = append(said, c.findingText(&l.Findings[i]))
	}
	place := joined(" · ", c.places(" → ", l.Old, l.New), l.Doubt(c.Language), l.SeeAlso(c.Language))
	c.add(entry, "%s%s · %s\\\n%s%s\n", lead, strings.Join(said, "; "), place, rest, c.excerpt(&l.Row))
}

// findingText returns a finding without its addresses.
func (p *page) findingText(t *report.Finding) string {
	head := passage.Text(t.Headline(p.Language)) // which names the change in words
	return joined(" · ", "**"+report.Sign(t.Type)+" "+p.T(string(t.Type))+"**", Escape(head), Escape(t.Stood(p.Language)))
}

// places returns the addresses on both sides.
func (c *comparison) places(between string, old, new []string) string {
	return joined(between, place(c.old, old), place(c.new, new))
}

// excerpt returns the wording of a row, with unchanged text only next to a change.
func (c *comparison) excerpt(row *report.Row) string {
	if row.Old.Empty() || row.New.Empty() {
		return c.text(row)
	}
	return words(passage.Excerpt(row.Redline(), 0))
}

package term

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// briefing writes the first page: what is news, by subject, then what was dropped and what was
// added.
func (c *comparison) briefing() {
	b := &c.rep.Briefing
	if b.IsZero() {
		return
	}
	c.rule([]piece{{c.T("Briefing"), strong}}, c.step)
	if b.Nothing {
		c.para([]piece{{"    ", plain}}, piece{c.T("nothing of substance changed"), plain})
	}
	for i := range b.Items {
		item := &b.Items[i]
		lead := p3(strconv.Itoa(i+1)) + " "
		if item.Subject != "" && len(item.Lines) > 1 {
			c.para([]piece{{lead, dim}}, piece{item.Subject, strong})
			lead = "    "
		}
		for k := range item.Lines {
			c.finding(lead, &item.Lines[k])
			lead = "    "
		}
	}
	c.list(c.T("What is gone"), b.Gone, c.more(b.MoreGone, "%d more sentences gone"))
	c.list(c.T("What is new"), b.New, c.more(b.MoreNew, "%d more sentences new"))
	rest := nonEmpty(c.more(b.More, "%d more findings"), report.More(c.Language, b.Routine, "%d routine changes left out"))
	if len(rest) > 0 {
		c.para([]piece{{"    ", plain}}, piece{strings.Join(rest, " · "), dim})
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
	c.blank()
	c.para([]piece{{"    ", plain}}, piece{title, strong})
	for i := range lines {
		c.finding("    ", &lines[i])
	}
	if more != "" {
		c.para([]piece{{"      ", plain}}, piece{more, dim})
	}
}

// finding writes the findings at one place: type and trigger words of each, then the addresses
// and the wording before and after.
func (c *comparison) finding(lead string, l *report.Line) {
	for i := range l.Findings {
		t := &l.Findings[i]
		body := c.findingText(t)
		if i == len(l.Findings)-1 {
			body = append(append(body, piece{"  ", plain}), c.places(l)...)
			if doubt := l.Doubt(c.Language); doubt != "" {
				body = append(body, piece{" · " + doubt, strong})
			}
			if more := l.SeeAlso(c.Language); more != "" {
				body = append(body, piece{" · " + more, dim})
			}
		}
		c.para([]piece{{lead, dim}, {report.Sign(t.Type) + " ", typeStyle(t.Type)}}, body...)
		lead = "    "
	}
	c.evidence(&l.Row)
}

// findingText returns a finding without its addresses.
func (p *page) findingText(t *report.Finding) []piece {
	body := []piece{{p.T(string(t.Type)), typeStyle(t.Type)}}
	if head := t.Headline(p.Language); len(head) > 0 {
		body = append(append(body, piece{"  ", plain}), headline(head)...)
	}
	if stood := t.Stood(p.Language); stood != "" {
		body = append(body, piece{" · " + stood, strong})
	}
	return body
}

// headline returns runs in the colours of old and new text, without brackets, for findings that
// name the change in words.
func headline(runs []passage.Run) []piece {
	var list []piece
	for _, r := range runs {
		st := plain
		switch r.Mark {
		case passage.Deleted:
			st = oldText
		case passage.Inserted:
			st = newText
		}
		list = append(list, piece{r.Text, st})
	}
	return list
}

// places returns the first address on each side with all its locators.
func (c *comparison) places(l *report.Line) []piece {
	var list []piece
	if len(l.Old) > 0 {
		list = append(list, c.linkedPlace(c.old, "old-", l.Old, dim))
	}
	if len(l.Old) > 0 && len(l.New) > 0 {
		list = append(list, piece{" → ", dim})
	}
	if len(l.New) > 0 {
		list = append(list, c.linkedPlace(c.new, "new-", l.New, dim))
	}
	return list
}

// typeStyle returns the style of a type's sign and word.
func typeStyle(t finding.Type) style {
	switch t {
	case finding.Dropped, finding.Unnamed, finding.ListLost:
		return oldText
	case finding.Added, finding.Named, finding.ListGained, finding.Returned:
		return newText
	}
	return strong
}

// evidence writes the wording of a finding. A text of one side alone is written plain, because
// its sign identifies it. Text that both sides keep is written only next to a change. Texts
// with little in common are written one above the other.
func (c *comparison) evidence(row *report.Row) {
	const margin = "      "
	switch {
	case row.New.Empty() || row.Old.Empty():
		c.para([]piece{{margin, plain}}, pieces(passage.Marked(row.Side().Runs, passage.Same), rowStyle(row))...)
	case row.Apart:
		c.para([]piece{{margin, plain}, {"~ ", strong}}, pieces(passage.Excerpt(row.Old.Runs, 0), plain)...)
		c.para([]piece{{margin, plain}, {"~ ", strong}}, pieces(passage.Excerpt(row.New.Runs, 0), plain)...)
	default:
		c.para([]piece{{margin, plain}}, pieces(passage.Excerpt(row.Redline(), 0), plain)...)
	}
}

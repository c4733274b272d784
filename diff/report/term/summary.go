package term

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// header writes what is compared with what.
func (c *comparison) header() {
	c.para(nil, piece{c.old + " → " + c.new, strong})
	c.head("old", c.rep.Old)
	c.head("new", c.rep.New)
	if len(c.rep.Series) > 0 {
		c.para(nil, piece{"rare wording counts for more; rarity is also that in " + strings.Join(c.rep.Series, ", "), dim})
	}
	c.blank()
}

// head writes one statement's id, date and title, and below where it is from.
func (p *page) head(name string, h report.Head) {
	title := h.Title
	if title == h.ID {
		title = ""
	}
	words := nonEmpty(h.ID, h.Date, title)
	p.para([]piece{{name + "  ", dim}}, piece{strings.Join(words, "  "), plain})
	more := nonEmpty(string(h.Lang), h.Source)
	if h.Discarded > 0 {
		more = append(more, plural(h.Discarded, "block")+" of the page discarded")
	}
	indent := p.spaces(len(name) + 2)
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

func plural(n int, noun string) string { return strconv.Itoa(n) + " " + nouns(n, noun) }

func nouns(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}

// summary writes the counts, what is in doubt, and a bar for each article.
func (c *comparison) summary() {
	c.counts("sentences", c.rep.Sentences)
	c.counts("clauses", c.rep.Clauses)
	if c.rep.Routine > 0 {
		c.para([]piece{{"routine" + c.spaces(4), strong}}, piece{plural(c.rep.Routine, "sentence") + " with changed dates, ordinals or venues only: below, but not among the most significant", plain})
	}
	if c.rep.Filter != "" {
		c.para([]piece{{"filter" + c.spaces(5), strong}}, piece{c.rep.Filter + " leaves out " + plural(c.rep.LeftOut, "changed sentence"), plain})
	}
	c.warnings()
	c.blank()
	c.bars()
	c.blank()
}

// counts writes one line of counts by kind and flag, zeros left out.
func (p *page) counts(name string, s diff.Stats) {
	var list [][]piece
	for _, t := range report.Tallies(s) {
		if t.N > 0 {
			list = append(list, []piece{{tallySign(t) + " ", kindStyle(t.Kind)}, {strconv.Itoa(t.N), strong}, {" " + t.Word(), plain}})
		}
	}
	for _, f := range flagCounts(s) {
		if f.n > 0 {
			list = append(list, []piece{{f.name + " ", dim}, {strconv.Itoa(f.n), strong}})
		}
	}
	p.flow([]piece{{name + p.spaces(11-len(name)), strong}}, list)
}

type flagCount struct {
	name string
	n    int
}

func flagCounts(s diff.Stats) []flagCount {
	return []flagCount{{"moved", s.Moved}, {"split", s.Split}, {"merged", s.Merged}, {"renumbered", s.Renumbered}, {"only possible", s.Possible - s.PossiblyReworded}}
}

// warnings writes what a reader should check before relying on the report.
func (c *comparison) warnings() {
	c.warn(c.old, c.rep.Old.Doubts)
	c.warn(c.new, c.rep.New.Doubts)
	c.warn("coarser method", c.rep.Degraded)
}

func (p *page) warn(name string, lines []string) {
	for _, line := range lines {
		p.para([]piece{{"! ", warning}}, piece{name + ": ", warning}, piece{line, plain})
	}
}

// top writes the most significant changes, one entry each.
func (c *comparison) top() {
	if len(c.rep.Top) == 0 {
		return
	}
	c.rule([]piece{{"most significant changes", strong}}, strconv.Itoa(len(c.rep.Top)))
	for i := range c.rep.Top {
		row := &c.rep.Top[i]
		number := strconv.Itoa(i + 1)
		prefix := piece{p3(number) + " ", dim}
		c.para([]piece{prefix, rowSign(row)}, c.address(row)...)
		c.excerpt(row)
	}
}

// stoodMost is how many dropped sentences that had stood the summary names.
const stoodMost = 8

// stood lists what was dropped that had stood in the statements before.
func (c *comparison) stood() {
	rows := c.rep.Stood
	if len(rows) == 0 {
		return
	}
	c.blank()
	c.rule([]piece{{"dropped, and had stood before", strong}}, strconv.Itoa(len(rows)))
	for i := range rows[:min(len(rows), stoodMost)] {
		c.para([]piece{{"    ", plain}, rowSign(&rows[i])}, c.address(&rows[i])...)
		c.excerpt(&rows[i])
	}
	if more := len(rows) - stoodMost; more > 0 {
		c.oneLine(piece{fmt.Sprintf("    and %d more below", more), dim})
	}
}

// p3 sets a number right in three columns.
func p3(number string) string { return strings.Repeat(" ", max(3-len(number), 0)) + number }

// excerpt writes a top row's text: of text that both sides keep only what
// stands beside a change, and of a text that hardly keeps anything the old
// version above the new one.
func (c *comparison) excerpt(row *report.Row) {
	switch {
	case row.New.Empty():
		c.brief("", 3, piece{row.Old.Text(), oldText})
	case row.Old.Empty():
		c.brief("", 3, piece{row.New.Text(), newText})
	default:
		if runs := row.Redline(); !heavy(runs) {
			c.brief("", 3, pieces(report.Excerpt(runs, 0), plain)...)
			return
		}
		c.brief("~ ", 2, pieces(report.Excerpt(row.Old.Runs, 0), plain)...)
		c.brief("~ ", 2, pieces(report.Excerpt(row.New.Runs, 0), plain)...)
	}
}

// brief writes a text, shortened to a number of lines.
func (p *page) brief(margin string, most int, body ...piece) {
	prefix := []piece{{"      ", plain}, {margin, marginStyle(margin)}}
	lines := p.hang(p.width, prefix, prefix, body...)
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], p.ellipsisAtWord(lines[most-1], p.width))
	}
	for _, line := range lines {
		p.put(line)
	}
}

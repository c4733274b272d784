package markdown

import (
	"strconv"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// countTable is a table of counts. Columns without counts are left out.
type countTable struct {
	head, rule string
	lines      []string
}

// emptyRule is the rule of a table without columns of counts.
const emptyRule = "|---|"

// newTable returns a table with its name as the header of the column of line names.
func newTable(name string, lines ...string) *countTable {
	t := &countTable{head: "| |", rule: emptyRule}
	if name != "" {
		t.head = "| " + name + " |"
	}
	for _, line := range lines {
		t.lines = append(t.lines, "| "+line+" |")
	}
	return t
}

// column adds a column. of returns the count for a line.
func (t *countTable) column(name string, of func(line int) int) {
	sum := 0
	for i := range t.lines {
		sum += of(i)
	}
	if sum == 0 {
		return
	}
	t.head, t.rule = t.head+" "+name+" |", t.rule+"--:|"
	for i := range t.lines {
		t.lines[i] += " " + strconv.Itoa(of(i)) + " |"
	}
}

// write adds the table to the page, its lines as blocks of the given kind.
func (t *countTable) write(p *page, kind blockKind) {
	if len(t.lines) == 0 || t.rule == emptyRule {
		return
	}
	p.add(note, "\n%s\n%s\n", t.head, t.rule)
	for _, line := range t.lines {
		p.add(kind, "%s\n", line)
	}
	p.add(note, "\n")
}

// columns adds a column for each of the tallies of every line, in the same order.
func (t *countTable) columns(l locale.Language, tallies ...[]report.Tally) {
	for k, column := range tallies[0] {
		t.column(l.T(column.Word), func(line int) int { return tallies[line][k].N })
	}
}

// tallies returns the numbers by kind and by flag.
func tallies(s diff.Stats) []report.Tally { return append(report.Tallies(s), report.FlagTallies(s)...) }

func (c *comparison) counts() {
	t := newTable("", c.T("sentences"), c.T("clauses"))
	t.columns(c.Language, tallies(c.rep.Sentences), tallies(c.rep.Clauses))
	t.write(&c.page, note)
}

// articles writes the counts of sentences by article. A statement without articles has the
// counts of the whole text.
func (c *comparison) articles() {
	if len(c.rep.Sections) < 2 {
		return
	}
	var names []string
	var lines [][]report.Tally
	for i := range c.rep.Sections {
		names = append(names, c.sectionTitle(&c.rep.Sections[i]))
		lines = append(lines, tallies(c.rep.Sections[i].Stats))
	}
	t := newTable(c.T("articles"), names...)
	t.columns(c.Language, lines...)
	t.write(&c.page, entry)
}

func (s *threads) counts() {
	t := newTable("", s.T("threads"))
	t.columns(s.Language, history.Tallies(s.lineage.Counts))
	t.write(&s.page, note)
}

func (s *threads) articles() {
	var names []string
	var lines [][]report.Tally
	for _, section := range s.lineage.Articles() {
		names = append(names, Escape(section.Title(s.Language)))
		lines = append(lines, section.Tallies())
	}
	if names == nil {
		return
	}
	t := newTable(s.T("articles"), names...)
	t.columns(s.Language, lines...)
	t.write(&s.page, entry)
}

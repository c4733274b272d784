package markdown

import (
	"strconv"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/series"
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

func (c *comparison) counts() {
	levels := []diff.Stats{c.rep.Sentences, c.rep.Clauses}
	t := newTable("", c.T("sentences"), c.T("clauses"))
	for _, column := range countColumns() {
		t.column(c.T(column.name), func(i int) int { return column.of(levels[i]) })
	}
	t.write(&c.page, note)
}

// articles writes the counts of sentences by article. A statement without articles has the
// counts of the whole text.
func (c *comparison) articles() {
	if len(c.rep.Sections) < 2 {
		return
	}
	var names []string
	for i := range c.rep.Sections {
		names = append(names, c.sectionTitle(&c.rep.Sections[i]))
	}
	t := newTable(c.T("articles"), names...)
	for _, column := range countColumns() {
		t.column(c.T(column.name), func(i int) int { return column.of(c.rep.Sections[i].Stats) })
	}
	t.write(&c.page, entry)
}

type countColumn struct {
	name string
	of   func(diff.Stats) int
}

func countColumns() []countColumn {
	var columns []countColumn
	for i, t := range report.Tallies(diff.Stats{}) {
		columns = append(columns, countColumn{t.Word(), func(s diff.Stats) int { return report.Tallies(s)[i].N }})
	}
	return append(columns, []countColumn{
		{"moved", func(s diff.Stats) int { return s.Moved }},
		{"split", func(s diff.Stats) int { return s.Split }},
		{"merged", func(s diff.Stats) int { return s.Merged }},
		{"renumbered", func(s diff.Stats) int { return s.Renumbered }},
		{"only possible", func(s diff.Stats) int { return s.Possible - s.PossiblyReworded }},
	}...)
}

func (s *threads) counts() {
	t := newTable("", s.T("threads"))
	for _, status := range series.Statuses() {
		t.column(s.T(string(status)), func(int) int { return s.lineage.Counts[status] })
	}
	t.write(&s.page, note)
}

func (s *threads) articles() {
	lines := s.lineage.Articles()
	var names []string
	for i := range lines {
		names = append(names, Escape(lines[i].Title(s.Language)))
	}
	t := newTable(s.T("articles"), names...)
	for _, status := range series.Statuses() {
		t.column(s.T(string(status)), func(i int) int { n, _ := lines[i].Counts(); return n[status] })
	}
	t.column(s.T("reworded"), func(i int) int { _, n := lines[i].Counts(); return n })
	t.write(&s.page, entry)
}

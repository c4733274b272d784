package history

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// New makes the report of a series. The findings are those of its newest step, in the order
// of rank.
func New(l *series.Lineage, findings []finding.Finding) *Report {
	b := newLineageBuilder(l)
	out := &Report{Statements: passage.Heads(l.Statements), Counts: map[series.Status]int{}, Degraded: l.Degraded}
	newest := len(l.Statements) - 1
	byPart := map[*tree.Node]int{}
	for _, part := range l.Statements[newest].Root.Children {
		byPart[part] = len(out.Sections)
		section := Section{Part: passage.PartOf(part)}
		section.Whole = passage.IsWhole(l.Statements[newest], part)
		out.Sections = append(out.Sections, section)
	}
	for _, t := range l.Threads {
		out.Counts[t.Status]++
		if t.Status == series.Dropped {
			continue
		}
		row := b.row(t)
		node := t.Steps[len(t.Steps)-1].Nodes[0]
		section := &out.Sections[byPart[b.columns[newest].Top(node)]]
		section.Threads = append(section.Threads, row)
	}
	for _, t := range l.Gone() {
		row := b.row(t)
		if said := l.Said(t); said != nil {
			row.Said = addressOf(l, said.Place)
		}
		out.Gone = append(out.Gone, row)
	}
	out.markAgain()
	out.Novelty = l.Novelty()
	out.Tracks = Tracks(l)
	out.River = flow.NewRiver(l)
	out.Ledger = NewLedger(l)
	if pairs := len(l.Pairs); pairs > 0 {
		out.Briefing = report.NewBriefing(l.Pairs[pairs-1], findings, false)
	}
	return out
}

// markAgain marks the threads whose last wording an earlier thread has shown.
func (l *Report) markAgain() {
	shown := map[string]bool{}
	mark := func(t *Thread) {
		last := t.Newest()
		if last < 0 {
			return
		}
		place := l.Statements[last].ID + " " + strings.Join(t.Cells[last].Locators, " ")
		t.Again, shown[place] = shown[place], true
	}
	for i := range l.Sections {
		for k := range l.Sections[i].Threads {
			mark(&l.Sections[i].Threads[k])
		}
	}
	for i := range l.Gone {
		mark(&l.Gone[i])
	}
}

// lineageBuilder makes the cells of a lineage.
type lineageBuilder struct {
	lineage *series.Lineage
	columns []*passage.Column // by statement
}

func newLineageBuilder(l *series.Lineage) *lineageBuilder {
	b := &lineageBuilder{lineage: l}
	for _, s := range l.Statements {
		b.columns = append(b.columns, passage.NewColumn(s))
	}
	return b
}

func (b *lineageBuilder) row(t series.Thread) Thread {
	row := Thread{ID: t.ID, Status: t.Status, Cells: make([]Cell, len(b.columns))}
	row.Since = b.lineage.Statements[t.Steps[0].Statement].ID
	row.Last = b.lineage.Statements[t.Steps[len(t.Steps)-1].Statement].ID
	for _, step := range t.Steps {
		row.Cells[step.Statement] = b.cell(step)
	}
	return row
}

func (b *lineageBuilder) cell(step series.Step) Cell {
	column := b.columns[step.Statement]
	link := step.Link
	if link == nil {
		first := column.Plain(step.Nodes, passage.Same)
		return Cell{Side: first, Woven: first.Runs, Kind: diff.Added}
	}
	cell := Cell{Kind: link.Kind, Moved: link.Moved, Certainty: link.Certainty, Apart: passage.Apart(passage.Weave(link.Words))}
	if link.Words == nil {
		cell.Side = column.Plain(step.Nodes, passage.Same)
		cell.Woven = cell.Runs
		return cell
	}
	cell.Woven, cell.Side = column.Weave(step.Nodes, link)
	return cell
}

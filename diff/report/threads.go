package report

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// NewLineage makes the report of a series.
func NewLineage(l *series.Lineage) *Lineage {
	b := &lineageBuilder{lineage: l}
	out := &Lineage{Counts: map[string]int{}, Degraded: l.Degraded}
	for _, s := range l.Statements {
		out.Statements = append(out.Statements, headOf(s))
		b.columns = append(b.columns, newColumn(s))
	}
	newest := len(l.Statements) - 1
	byPart := map[*tree.Node]int{}
	for _, part := range l.Statements[newest].Root.Children {
		byPart[part] = len(out.Sections)
		out.Sections = append(out.Sections, LineageSection{
			Locator: part.Locator, Label: part.Label, Heading: part.Heading,
		})
	}
	for _, t := range l.Threads {
		out.Counts[string(t.Status)]++
		row := b.row(t)
		if t.Status == series.Dropped {
			out.Gone = append(out.Gone, row)
			continue
		}
		node := t.Steps[len(t.Steps)-1].Nodes[0]
		section := &out.Sections[byPart[b.columns[newest].places[node].Top()]]
		section.Threads = append(section.Threads, row)
	}
	slices.SortStableFunc(out.Gone, func(x, y ThreadRow) int {
		return cmp.Compare(lastLength(y), lastLength(x))
	})
	return out
}

// lastLength returns the length of a thread's last wording in characters.
func lastLength(t ThreadRow) int {
	for k := len(t.Cells) - 1; k >= 0; k-- {
		if !t.Cells[k].Empty() {
			return utf8.RuneCountInString(t.Cells[k].Text())
		}
	}
	return 0
}

type lineageBuilder struct {
	lineage *series.Lineage
	columns []*column
}

func (b *lineageBuilder) row(t series.Thread) ThreadRow {
	row := ThreadRow{ID: t.ID, Status: string(t.Status), Cells: make([]Cell, len(b.columns))}
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
		return Cell{Side: column.plain(step.Nodes, Same), Kind: diff.Added}
	}
	cell := Cell{Kind: link.Kind, Moved: link.Moved, Certainty: link.Certainty}
	if link.Words == nil {
		cell.Side = column.plain(step.Nodes, Same)
		return cell
	}
	// The link may have more new clauses than the thread.
	var runs []Run
	pieces := cutRuns(runsOf(link.Words, diff.Insert, Inserted), column.lengths(link.New))
	for k, n := range link.New {
		if slices.Contains(step.Nodes, n) {
			runs = append(runs, pieces[k]...)
		}
	}
	cell.Side = column.side(step.Nodes, runs)
	return cell
}

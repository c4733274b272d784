package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// NewLineage makes the report of a series, with the findings of its newest step in
// the order of rank.
func NewLineage(l *series.Lineage, findings []finding.Finding) *Lineage {
	b := &lineageBuilder{lineage: l}
	out := &Lineage{Counts: map[series.Status]int{}, Degraded: l.Degraded}
	for _, s := range l.Statements {
		out.Statements = append(out.Statements, headOf(s))
		b.columns = append(b.columns, newColumn(s))
	}
	newest := len(l.Statements) - 1
	byPart := map[*tree.Node]int{}
	for _, part := range l.Statements[newest].Root.Children {
		byPart[part] = len(out.Sections)
		section := LineageSection{Part: PartOf(part)}
		section.Whole = isWhole(l.Statements[newest], part)
		out.Sections = append(out.Sections, section)
	}
	for _, t := range l.Threads {
		out.Counts[t.Status]++
		if t.Status == series.Dropped {
			continue
		}
		row := b.row(t)
		node := t.Steps[len(t.Steps)-1].Nodes[0]
		section := &out.Sections[byPart[b.columns[newest].places[node].Top()]]
		section.Threads = append(section.Threads, row)
	}
	for _, t := range l.Gone() {
		row := b.row(t)
		if said := l.Said(t); said != nil {
			row.Said = addressOf(l, said.Place)
		}
		out.Gone = append(out.Gone, row)
	}
	out.Novelty = l.Novelty()
	out.Tracks = ArticleTracks(l)
	out.River = NewRiver(l)
	out.Ledger = NewLedger(l)
	if pairs := len(l.Pairs); pairs > 0 {
		out.Briefing = newBuilder(l.Pairs[pairs-1]).newBriefing(findings)
	}
	return out
}

type lineageBuilder struct {
	lineage *series.Lineage
	columns []*column
}

func (b *lineageBuilder) row(t series.Thread) ThreadRow {
	row := ThreadRow{ID: t.ID, Status: t.Status, Cells: make([]Cell, len(b.columns))}
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
		first := column.plain(step.Nodes, Same)
		return Cell{Side: first, Woven: first.Runs, Kind: diff.Added}
	}
	cell := Cell{Kind: link.Kind, Moved: link.Moved, Certainty: link.Certainty, Apart: Apart(link.Words)}
	if link.Words == nil {
		cell.Side = column.plain(step.Nodes, Same)
		cell.Woven = cell.Runs
		return cell
	}
	// The link may have more new clauses than the thread, and fewer: what it does
	// not have came to the thread from nowhere.
	woven := make([][]Run, len(step.Nodes))
	pieces := cutWoven(wovenRuns(Smooth(link.Words)), column.lengths(link.New))
	for i, n := range step.Nodes {
		if k := slices.Index(link.New, n); k >= 0 {
			woven[i] = pieces[k]
		} else {
			woven[i] = []Run{{Mark: Inserted, Text: column.statement.TextOf(n)}}
		}
	}
	cell.Woven = column.join(step.Nodes, woven)
	cell.Side = column.sideOf(step.Nodes, withoutDeleted(woven))
	return cell
}

// withoutDeleted returns the runs of nodes as the statement has them.
func withoutDeleted(woven [][]Run) [][]Run {
	out := make([][]Run, len(woven))
	for i, runs := range woven {
		for _, r := range runs {
			if r.Mark != Deleted {
				out[i] = append(out[i], r)
			}
		}
	}
	return out
}

// wovenRuns returns word edits as runs, deleted words where they stood.
func wovenRuns(edits []diff.Edit) []Run {
	var runs []Run
	for _, e := range edits {
		mark := Same
		switch e.Op {
		case diff.Delete:
			mark = Deleted
		case diff.Insert:
			mark = Inserted
		}
		runs = append(runs, Run{Mark: mark, Text: e.Text})
	}
	return runs
}

// cutWoven cuts runs into pieces whose text without deletions has the given
// lengths in bytes. A deletion goes with what stands before it.
func cutWoven(runs []Run, lengths []int) [][]Run {
	pieces := make([][]Run, len(lengths))
	k, room := 0, lengths[0]
	for _, r := range runs {
		if r.Mark == Deleted {
			pieces[k] = append(pieces[k], r)
			continue
		}
		for r.Text != "" {
			if room == 0 {
				k++
				room = lengths[k]
			}
			n := min(room, len(r.Text))
			pieces[k] = append(pieces[k], Run{Mark: r.Mark, Text: r.Text[:n]})
			r.Text = r.Text[n:]
			room -= n
		}
	}
	return pieces
}

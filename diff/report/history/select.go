package history

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Select returns the threads whose newest step, from the second newest statement to the newest,
// passes the filter with its findings. Threads that ended earlier have no such step and do not
// pass.
func Select(l *series.Lineage, findings []finding.Finding, f report.Filter) []series.Thread {
	if f.IsZero() || len(l.Pairs) == 0 {
		return l.Threads
	}
	passes := f.Links(l.Pairs[len(l.Pairs)-1], findings)
	newest := len(l.Statements) - 1
	var kept []series.Thread
	for _, t := range l.Threads {
		if link := stepTo(t, newest); link != nil && passes(link) {
			kept = append(kept, t)
		}
	}
	return kept
}

// stepTo returns the link of a thread's step to a statement from the one before, nil if
// neither has the thread. A clause that returns after a gap is an added one in this step.
func stepTo(t series.Thread, statement int) *diff.Link {
	var old []*tree.Node
	for _, s := range t.Steps {
		switch {
		case s.Statement == statement-1:
			old = s.Nodes
		case s.Statement == statement && old != nil && s.Link != nil:
			return s.Link
		case s.Statement == statement:
			return &diff.Link{Level: diff.LevelClause, Kind: diff.Added, New: s.Nodes}
		}
	}
	if old == nil {
		return nil
	}
	return &diff.Link{Level: diff.LevelClause, Kind: diff.Dropped, Old: old}
}

// Filtered restricts the report to selected threads, with the counts of the whole
// lineage. It removes articles without threads and everything about whole statements.
func (l *Report) Filtered(name string, whole *series.Lineage) {
	l.Filter, l.Ledger, l.River, l.Tracks, l.Novelty = name, nil, nil, nil, nil
	l.LeftOut = len(whole.Threads)
	for status := range l.Counts {
		l.LeftOut -= l.Counts[status]
	}
	l.Counts = map[series.Status]int{}
	for _, t := range whole.Threads {
		l.Counts[t.Status]++
	}
	l.Sections = slices.DeleteFunc(l.Sections, func(s Section) bool { return len(s.Threads) == 0 })
}

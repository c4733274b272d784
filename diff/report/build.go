package report

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// New makes the report of a comparison.
func New(r *diff.Result, o Options) *Report {
	b := newBuilder(r)
	report := &Report{
		Old: passage.HeadOf(r.Old), New: passage.HeadOf(r.New),
		Sentences: r.Stats(diff.LevelSentence), Clauses: r.Stats(diff.LevelClause),
		Sections: b.sections(),
		Degraded: r.Degraded,
		Flow:     flow.Pair(r),
	}
	passage.MarkTitles(&report.Old, &report.New)
	report.markRoutine(o.Findings)
	typesOf(o.Findings).mark(report.Sections)
	if o.Filter.IsZero() { // a filter leaves a list, not a running text
		b.read(report.Sections)
	}
	report.filter(o.Filter)
	report.Briefing = b.newBriefing(Select(r, o.Findings, o.Filter).Findings, o.AllFindings)
	report.markMinor()
	if report.Filter != "" {
		o.Context = -1 // never fold what the filter selected
	}
	for i := range report.Sections {
		fold(report.Sections[i].Rows, o.Context)
		report.Sections[i].foldWhole(o.Context)
	}
	return report
}

// markRoutine marks and counts the rows that the findings classify as routine.
func (r *Report) markRoutine(findings []finding.Finding) {
	substance := map[string]bool{}
	for _, f := range findings {
		substance[f.Link.ID] = substance[f.Link.ID] || !f.Routine
	}
	for i := range r.Sections {
		for k := range r.Sections[i].Rows {
			row := &r.Sections[i].Rows[k]
			if news, told := substance[row.ID]; told && !news && !row.Stub {
				row.Routine = true
				r.Routine++
			}
		}
	}
}

// newBuilder returns the builder of a comparison's rows.
func newBuilder(r *diff.Result) *builder {
	b := &builder{
		result: r,
		old:    passage.NewColumn(r.Old), new: passage.NewColumn(r.New),
		clauseLinks: map[*tree.Node][]*diff.Link{},
	}
	b.oldClauses, b.newClauses = b.old.Again(), b.new.Again()
	for _, l := range r.At(diff.LevelClause) {
		for _, n := range l.Old {
			b.clauseLinks[n] = append(b.clauseLinks[n], l)
		}
		for _, n := range l.New {
			b.clauseLinks[n] = append(b.clauseLinks[n], l)
		}
	}
	return b
}

// builder is the state of a call to [New].
type builder struct {
	result                 *diff.Result
	old, new               *passage.Column // of sentences
	oldClauses, newClauses *passage.Column
	clauseLinks            map[*tree.Node][]*diff.Link // by clause, both statements
	rows                   map[*diff.Link]*Row         // see makeRows
}

// newRow makes the row of a sentence link.
func (b *builder) newRow(l *diff.Link) *Row {
	row := b.rowOf(l)
	if l.Kind == diff.Reworded && clauseCount(l.Old)+clauseCount(l.New) > 2 {
		row.parts = b.clauses(l)
	}
	row.choose()
	return &row
}

// row returns the row of a sentence link at its place in the report, and marks the parts of
// its text that earlier rows have shown.
func (b *builder) row(l *diff.Link) Row {
	row := *b.rows[l]
	b.old.ShowSide(&row.Old)
	b.new.ShowSide(&row.New)
	nold, nnew := b.oldClauses.Len(), b.newClauses.Len()
	for i := range row.parts {
		if c := &row.parts[i]; !c.Stub {
			b.oldClauses.ShowSide(&c.Old)
			b.newClauses.ShowSide(&c.New)
		}
	}
	if row.Clauses == nil {
		// The row is shown as a whole: it shows all clauses of its own sentences and
		// none of other sentences.
		b.oldClauses.TakeBack(nold)
		b.newClauses.TakeBack(nnew)
		b.showClauses(l)
	}
	return row
}

// showClauses records that the clauses of a sentence link are shown.
func (b *builder) showClauses(l *diff.Link) {
	for _, n := range clausesOf(l.Old) {
		b.oldClauses.Show(n)
	}
	for _, n := range clausesOf(l.New) {
		b.newClauses.Show(n)
	}
}

// rowOf makes the row of a link, without clause rows.
func (b *builder) rowOf(l *diff.Link) Row {
	old, new := passage.Sides(b.old, b.new, l)
	return rowOf(l, old, new)
}

func rowOf(l *diff.Link, old, new passage.Side) Row {
	row := Row{
		ID: l.ID, Kind: l.Kind, Moved: l.Moved, Renumbered: l.Renumbered,
		Split: l.Split(), Merged: l.Merged(), Shape: l.Shape(), Certainty: l.Certainty,
		Old: old, New: new, StoodSince: l.StoodSince,
	}
	if l.Nearest != nil {
		row.Nearest, row.Said = string(l.Nearest.Node.Locator), l.Nearest.Said()
	}
	row.Apart = row.apart()
	return row
}

// stub makes the row at the old place of a moved sentence.
func (b *builder) stub(l *diff.Link) Row {
	row := rowOf(l, b.old.Plain(l.Old, passage.Same), passage.Side{})
	row.Stub = true
	for _, n := range l.New {
		row.To = append(row.To, string(n.Locator))
	}
	return row
}

func clauseCount(sentences []*tree.Node) int {
	n := 0
	for _, s := range sentences {
		n += len(s.Children)
	}
	return n
}

// clauses makes the clause rows of a sentence link. The clauses of its new sentences come
// in order, each with the old clauses it is linked to; old clauses that were dropped or
// linked elsewhere come at their old place among them.
func (b *builder) clauses(sentence *diff.Link) []Row {
	var rows []Row
	done := map[*diff.Link]bool{}
	old := clausesOf(sentence.Old)
	ends := make(map[*tree.Node]int, len(old)) // by old clause, the end of the range of clauses that its row covers
	for k, n := range old {
		ends[n] = k + 1
	}
	// catchUp adds the old clauses up to the given index that no new clause of this
	// sentence is linked to.
	next := 0
	catchUp := func(end int) {
		for ; next < end; next++ {
			for _, l := range b.clauseLinks[old[next]] {
				if done[l] || staysIn(l, sentence) {
					continue
				}
				done[l] = true
				if l.Kind == diff.Dropped {
					rows = append(rows, b.rowOf(l))
				} else {
					rows = append(rows, b.stub(l))
				}
			}
		}
	}
	for _, n := range clausesOf(sentence.New) {
		for _, l := range b.clauseLinks[n] {
			if done[l] {
				continue
			}
			done[l] = true
			if len(l.Old) > 0 {
				catchUp(ends[l.Old[len(l.Old)-1]])
			}
			rows = append(rows, b.rowOf(l))
		}
	}
	catchUp(len(old))
	return rows
}

func clausesOf(sentences []*tree.Node) []*tree.Node {
	var clauses []*tree.Node
	for _, s := range sentences {
		clauses = append(clauses, s.Children...)
	}
	return clauses
}

// staysIn reports whether a clause link leads to a new sentence of the sentence link.
func staysIn(clause, sentence *diff.Link) bool {
	for _, n := range clause.New {
		for _, s := range sentence.New {
			if s.Span.Start <= n.Span.Start && n.Span.End <= s.Span.End {
				return true
			}
		}
	}
	return false
}

// changed reports whether the row shows a change.
func (r Row) changed() bool {
	return r.Kind != diff.Unchanged || r.Moved || r.Stub || r.Shape != "1:1"
}

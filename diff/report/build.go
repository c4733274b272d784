package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// New makes the report of a comparison.
func New(r *diff.Result, o Options) *Report { return NewDraft(r, o).Report(o.Findings) }

// Draft is what a report has without the findings. It can be made while they are found.
type Draft struct {
	*builder
	report  *Report
	options Options
}

// NewDraft makes the draft of one report, without the findings of the options. It takes most of
// the time of the report.
func NewDraft(r *diff.Result, o Options) *Draft {
	b := newBuilder(r)
	report := &Report{
		Old: passage.HeadOf(r.Old), New: passage.HeadOf(r.New),
		Sentences: r.Stats(diff.LevelSentence), Clauses: r.Stats(diff.LevelClause),
		Sections: b.sections(),
		Degraded: r.Degraded,
		River:    flow.OfPair(r),
	}
	passage.MarkTitles(&report.Old, &report.New)
	if o.Filter.IsZero() { // a filter leaves a list, not a running text
		b.read(report.Sections)
	}
	return &Draft{b, report, o}
}

// Report completes the report with the findings of the comparison, in the order of rank. It may
// be called once.
func (d *Draft) Report(findings []finding.Finding) *Report {
	b, report, o := d.builder, d.report, d.options
	typesOf(findings).mark(report.Sections)
	report.markRoutine(findings)
	report.filter(o.Filter)
	report.Briefing = b.newBriefing(Select(b.result, findings, o.Filter).Findings, o.AllFindings)
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
			if news, known := substance[row.ID]; known && !news && !row.Stub {
				row.Routine = true
				r.Routine++
			}
		}
	}
}

// newBuilder returns the builder of a comparison's rows.
func newBuilder(r *diff.Result) *builder {
	links := r.At(diff.LevelClause)
	b := &builder{
		result: r,
		old:    passage.NewColumn(r.Old), new: passage.NewColumn(r.New),
		clauseLinks: make(map[*tree.Node][]*diff.Link, 2*len(links)), shown: make(shown, 2*len(links)),
	}
	for _, l := range links {
		for _, nodes := range [][]*tree.Node{l.Old, l.New} {
			for _, n := range nodes {
				b.clauseLinks[n] = append(b.clauseLinks[n], l)
			}
		}
	}
	return b
}

// builder is the state of a call to [New].
type builder struct {
	result      *diff.Result
	old, new    *passage.Column
	clauseLinks map[*tree.Node][]*diff.Link // by clause, both statements
	rows        map[*diff.Link]*Row         // see makeRows
	shown       shown                       // nodes of both statements, separately as sentences and as clauses
}

// shown records the nodes that the rows so far show.
type shown map[*tree.Node]bool

// row records the nodes of a row, and marks a side as repeated if all its nodes were shown
// before. It returns the nodes that were not.
func (s shown) row(row *Row) (fresh []*tree.Node) {
	for _, side := range []*passage.Side{&row.Old, &row.New} {
		before := len(fresh)
		for _, n := range side.Nodes() {
			if !s[n] {
				s[n] = true
				fresh = append(fresh, n)
			}
		}
		side.Repeated = !side.Empty() && len(fresh) == before
	}
	return fresh
}

// newRow makes the row of a sentence link.
func (b *builder) newRow(l *diff.Link) *Row {
	row := b.rowOf(l)
	if l.Kind == diff.Reworded && len(clausesOf(l.Old))+len(clausesOf(l.New)) > 2 {
		row.parts = b.clauses(l)
	}
	row.choose()
	return &row
}

// row returns the row of a sentence link at its place in the report, and marks the parts of
// its text that earlier rows have shown.
func (b *builder) row(l *diff.Link) Row {
	row := *b.rows[l]
	b.shown.row(&row)
	var fresh []*tree.Node
	for i := range row.parts {
		if c := &row.parts[i]; !c.Stub {
			fresh = append(fresh, b.shown.row(c)...)
		}
	}
	if row.Clauses == nil {
		// The row is shown as a whole: it shows all clauses of its own sentences and
		// none of other sentences.
		for _, n := range fresh {
			delete(b.shown, n)
		}
		for _, n := range clausesOf(slices.Concat(l.Old, l.New)) {
			b.shown[n] = true
		}
	}
	return row
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
	row.Stub, row.To = true, passage.Locators(l.New)
	return row
}

// clauses makes the clause rows of a sentence link. The clauses of its new sentences come
// in order, each with the old clauses it is linked to; old clauses that were dropped or
// linked elsewhere come at their old place among them.
func (b *builder) clauses(sentence *diff.Link) []Row {
	type place struct {
		link *diff.Link
		stub bool
	}
	var places []place
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
				places = append(places, place{l, l.Kind != diff.Dropped})
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
			places = append(places, place{link: l})
		}
	}
	catchUp(len(old))
	rows := make([]Row, len(places))
	for i, p := range places {
		if p.stub {
			rows[i] = b.stub(p.link)
		} else {
			rows[i] = b.rowOf(p.link)
		}
	}
	return rows
}

func clausesOf(sentences []*tree.Node) []*tree.Node {
	if len(sentences) == 1 {
		return slices.Clip(sentences[0].Children)
	}
	var clauses []*tree.Node
	for _, s := range sentences {
		clauses = append(clauses, s.Children...)
	}
	return clauses
}

// staysIn reports whether a clause link leads to a new sentence of the sentence link.
func staysIn(clause, sentence *diff.Link) bool {
	return slices.ContainsFunc(clausesOf(sentence.New), func(n *tree.Node) bool { return slices.Contains(clause.New, n) })
}

// changed reports whether the row shows a change.
func (r Row) changed() bool {
	return r.Kind != diff.Unchanged || r.Moved || r.Stub || r.Shape != "1:1"
}

package report

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Detail says how much of a comparison a report tells.
type Detail uint8

// The details, each of which tells less than the one before.
const (
	DetailAll       Detail = iota // every sentence
	DetailSubstance               // article by article what changed in substance, and counts of the rest
	DetailSummary                 // the briefing, the counts, and a line for each article
	DetailBriefing                // the briefing and the counts
	DetailFindings                // the same with all findings
)

// Asking says what to type to see what a report has no room for, "" where it cannot be
// asked for.
type Asking struct {
	Findings string // all of them
	Texts    string // whole
	// of a series
	Formulas, Omissions string
}

// More says how many are not told, "" for none.
func More(language locale.Language, n int, text string) string {
	if n == 0 {
		return ""
	}
	return language.N(n, text)
}

// Texts reports whether a report tells more than the briefing and counts.
func (d Detail) Texts() bool { return d < DetailSummary }

// markMinor marks the rows that are of no substance, and those that tell nothing that
// was not read. Where a filter chose the rows it chose what is of interest.
func (r *Report) markMinor() {
	for i := range r.Sections {
		for k := range r.Sections[i].Rows {
			row := &r.Sections[i].Rows[k]
			row.Minor = row.Stub || row.ShownBefore() || r.Filter == "" && !row.ofSubstance()
		}
	}
}

// Split returns the rows of a section that change the substance, those together that are
// read as one, and the other rows but the old places of what moved.
//
//	dropped 1.2.1 ┐ one group: a paragraph went
//	dropped 1.2.2 ┘
//	dropped 1.2.3, said elsewhere
//	reworded 1.2.4
func (s *Section) Split() (substance [][]Row, minor []Row) {
	for _, row := range s.Rows {
		last := len(substance) - 1
		switch {
		case row.Minor && (row.Stub || row.ShownBefore()), (s.Came() || s.Gone()) && s.RepeatsTitle(&row):
		case row.Minor:
			minor = append(minor, row)
		case last >= 0 && substance[last][0].joins(&row):
			substance[last] = append(substance[last], row)
		default:
			substance = append(substance, []Row{row})
		}
	}
	return substance, minor
}

// joins reports whether the first of some rows is told together with one behind them: both
// are dropped from, or added to, one paragraph or an article that is told in a line, and no
// more is to be said of them.
func (r *Row) joins(next *Row) bool {
	return r.bare() && next.bare() && r.Kind == next.Kind && r.Whole == next.Whole &&
		(r.Whole || r.Old.Block == next.Old.Block && r.New.Block == next.New.Block)
}

// Wording returns the old and the new text of a row in one, clause by clause where the row
// is told so and its clauses stand together, with gap between them: what stands between
// sentences of the language. For clauses that are told in another row there is an ellipsis.
// Of a row of which a filter left some clauses it returns those.
func (r *Row) Wording(gap string) []passage.Run {
	if r.Selected {
		return r.selected()
	}
	if r.Clauses == nil || strings.Contains(r.Old.Text()+r.New.Text(), passage.Gap) {
		return r.Redline()
	}
	var told []passage.Run
	changed, elsewhere := false, false
	for i := range r.Clauses {
		c := &r.Clauses[i]
		var runs []passage.Run
		switch {
		case c.Stub || c.ShownBefore():
			if !elsewhere {
				runs = []passage.Run{{Text: "…"}}
			}
			elsewhere = true
		case c.Old.Repeated || c.New.Repeated:
			return r.Redline() // one of its texts would be read twice
		default:
			runs = c.Redline()
			changed = changed || len(runs) > 1 || runs[0].Mark != passage.Same
			elsewhere = false
		}
		if i > 0 && runs != nil {
			told = passage.Append(told, passage.Run{Text: gap})
		}
		told = passage.Append(told, runs...)
	}
	if !changed {
		return r.Redline()
	}
	return told
}

// selected returns the clauses that a filter left.
func (r *Row) selected() []passage.Run {
	var told []passage.Run
	for i := range r.Clauses {
		if i > 0 {
			told = passage.Append(told, passage.Run{Text: " " + passage.Gap})
		}
		told = passage.Append(told, r.Clauses[i].Redline()...)
	}
	return told
}

// Excerpt returns the wording of a row, of what is kept only what stands beside a change. Of
// what a filter left nothing is cut.
func (r *Row) Excerpt(gap string) []passage.Run {
	if r.Selected {
		return r.selected()
	}
	return passage.Excerpt(r.Wording(gap), 0)
}

// FoldName says what a run of folded rows holds.
func FoldName(rows []Row, language locale.Language) string {
	var unchanged, typographic, routine, moved, elsewhere int
	for i := range rows {
		switch {
		case rows[i].Stub:
			elsewhere++
		case rows[i].Routine:
			routine++
		case rows[i].Moved:
			moved++
		case rows[i].Kind == diff.Typographic:
			typographic++
		default:
			unchanged++
		}
	}
	var words []string
	for _, part := range []struct {
		n    int
		text string
	}{
		{unchanged, "%d unchanged sentences"},
		{moved, "%d sentences moved and otherwise unchanged"},
		{typographic, "%d sentences with changes of typography only"},
		{routine, "%d sentences with changed dates, ordinals or venues only"},
		{elsewhere, "%d sentences shown elsewhere"},
	} {
		if part.n > 0 {
			words = append(words, language.N(part.n, part.text))
		}
	}
	return strings.Join(words, ", ")
}

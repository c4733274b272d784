package report

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Detail says how much of a comparison a report shows.
type Detail uint8

// The levels of detail, each showing less than the one before, except that
// DetailFindings adds all findings to DetailBriefing.
const (
	DetailAll       Detail = iota // every sentence
	DetailSubstance               // what changed in substance, article by article, and counts of the rest
	DetailSummary                 // the briefing, the counts, and a line for each article
	DetailBriefing                // the briefing and the counts
	DetailFindings                // DetailBriefing with all findings
)

// Asking holds the command lines that show what a report leaves out, "" for what no
// command shows.
type Asking struct {
	Findings string // shows all findings
	Texts    string // shows the whole texts
	// of a series
	Formulas, Omissions string
}

// More says how many entries are left out, or returns "" for none.
func More(language locale.Language, n int, text string) string {
	if n == 0 {
		return ""
	}
	return language.N(n, text)
}

// Texts reports whether a report shows more than the briefing and the counts.
func (d Detail) Texts() bool { return d < DetailSummary }

// markMinor marks the rows without a change of substance, and those whose text earlier
// rows have shown. Rows that a filter selected are not marked: the reader chose them.
func (r *Report) markMinor() {
	for i := range r.Sections {
		for k := range r.Sections[i].Rows {
			row := &r.Sections[i].Rows[k]
			row.Minor = row.Stub || row.ShownBefore() || r.Filter == "" && !row.ofSubstance()
		}
	}
}

// Split returns the rows of a section that change the substance, grouped if they read as
// one, and the remaining rows without the old places of moved sentences.
//
//	dropped 1.2.1 ┐ one group: a dropped paragraph
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
		case last >= 0 && s.Joins(&substance[last][0], &row):
			substance[last] = append(substance[last], row)
		default:
			substance = append(substance, []Row{row})
		}
	}
	return substance, minor
}

// Wording returns the old and the new text of a row woven into one. A row shown clause by
// clause has its clauses joined by gap, the separator between sentences of the language,
// provided that they are contiguous. An ellipsis replaces clauses shown in another row. If
// a filter left only some of the clauses, Wording returns those.
func (r *Row) Wording(gap string) []passage.Run {
	if r.Selected {
		return r.selected()
	}
	if r.Clauses == nil || strings.Contains(r.Old.Text()+r.New.Text(), passage.Gap) {
		return r.Redline()
	}
	var woven []passage.Run
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
			return r.Redline() // or one of its texts would appear twice
		default:
			runs = c.Redline()
			changed = changed || len(runs) > 1 || runs[0].Mark != passage.Same
			elsewhere = false
		}
		if i > 0 && runs != nil {
			woven = passage.Append(woven, passage.Run{Text: gap})
		}
		woven = passage.Append(woven, runs...)
	}
	if !changed {
		return r.Redline()
	}
	return woven
}

// selected returns the wording of the clauses that a filter left.
func (r *Row) selected() []passage.Run {
	var woven []passage.Run
	for i := range r.Clauses {
		if i > 0 {
			woven = passage.Append(woven, passage.Run{Text: " " + passage.Gap})
		}
		woven = passage.Append(woven, r.Clauses[i].Redline()...)
	}
	return woven
}

// Excerpt returns the wording of a row with unchanged text cut down to what is next to a
// change. Nothing is cut from a row that a filter selected.
func (r *Row) Excerpt(gap string) []passage.Run {
	if r.Selected {
		return r.selected()
	}
	return passage.Excerpt(r.Wording(gap), 0)
}

// Wording is a text of a row that is shown by itself.
type Wording struct {
	Runs []passage.Run
	Old  bool // of the old statement
	// Whole is set if only one statement has the text, which then needs no marks.
	Whole bool
}

// Evidence returns the wording of a finding: the text that one statement alone has, or the changes
// with what is next to them, woven into one or one text below the other.
func (r *Row) Evidence() []Wording {
	switch {
	case r.Old.Empty() || r.New.Empty():
		return []Wording{{Runs: r.Side().Runs, Old: r.New.Empty(), Whole: true}}
	case r.Apart:
		return r.ExcerptsApart()
	}
	return []Wording{{Runs: passage.Excerpt(r.Redline(), 0)}}
}

// ExcerptsApart returns the changes of the old and of the new text. A text of which all is shown
// elsewhere is left out, unless both are.
func (r *Row) ExcerptsApart() []Wording {
	texts := []Wording{{Runs: passage.Excerpt(r.Old.Runs, 0), Old: true}, {Runs: passage.Excerpt(r.New.Runs, 0)}}
	for i, w := range texts {
		if strings.TrimSpace(passage.Text(w.Runs)) == strings.TrimSpace(passage.Gap) {
			return texts[1-i : 2-i]
		}
	}
	return texts
}

// FoldName describes a run of folded rows.
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

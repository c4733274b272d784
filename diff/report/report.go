package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Row is one link as a reader sees it.
type Row struct {
	ID                string // the link's
	Kind              diff.Kind
	Moved, Renumbered bool
	Split, Merged     bool
	Shape             string
	Certainty         diff.Certainty
	Old, New          passage.Side
	// Clauses holds the clause rows of a reworded sentence that has more than
	// one clause on a side, in the order of the new sentence, dropped ones at
	// their old place. It is nil for other rows, for clause rows, and where the
	// sentence as a whole has fewer marked characters.
	Clauses []Row
	// Apart is set where old and new have so little in common, or so many small
	// marks, that they read better one after the other than woven into one.
	Apart bool
	// StoodSince names the earliest statement that a dropped sentence had stood
	// in without a gap, "" when it was in the old one only.
	StoodSince string
	// Nearest says where the other statement says the most of a dropped or added
	// sentence, and Said how much of it; both are empty where nothing is near.
	Nearest, Said string
	// Stub marks where one statement has what is told elsewhere, such as the old place of a
	// moved sentence: only the side of that statement is filled, and To names the places in
	// the other one. The change itself is told in the row that has the same ID and is not a
	// stub.
	Stub bool
	To   []string
	// PossiblyFrom names old sentences that may have gone into this one too:
	// possible links between sentences that both have better ones get no row.
	PossiblyFrom []string
	// Folded marks a row of no substance, with none of substance near it. Line
	// marks one that was moved and is otherwise as it was.
	Folded, Line bool
	// Whole marks a row of an article that came or went as a whole, of which no more is to
	// be said: a run of these is told in a line, with their number and first words.
	Whole bool
	// Minor marks a row that is told as a count where only what changed in substance is
	// told.
	Minor bool
	// Types holds the types of the findings in the row, in the order of rank.
	Types []finding.Type
	// Routine marks a reworded row in which nothing changed but what changes by
	// itself, such as the year of the statement: it is shown, but is not news.
	Routine bool
	// Selected is set where a filter left only some of the clauses.
	Selected bool
	// parts are the clause rows, shown or not.
	parts []Row
}

// ShownBefore reports whether all of a row stands in earlier rows: it tells that
// the nodes are linked a second time, and no text that was not read.
func (r *Row) ShownBefore() bool {
	return !r.Stub && (r.Old.Empty() || r.Old.Repeated) && (r.New.Empty() || r.New.Repeated) &&
		!(r.Old.Empty() && r.New.Empty())
}

// Went says how the text of a stub and its places in the other statement go together: "moved
// to", "is now" or "comes from", the key of a word of the locale.
func (r *Row) Went() string {
	switch {
	case r.Old.Empty():
		return "comes from"
	case r.Moved:
		return "moved to"
	}
	return "is now"
}

// Changes returns the types of the findings in a row that say more than its kind:
// what was added, dropped or reworded is seen.
func (r *Row) Changes() []finding.Type {
	return slices.DeleteFunc(slices.Clone(r.Types), func(t finding.Type) bool {
		return t == finding.Added || t == finding.Dropped || t == finding.Reworded
	})
}

// Doubt words a certainty that a reader must know of; a certain link needs no word.
func Doubt(c diff.Certainty, language locale.Language) string {
	switch c {
	case diff.Possible:
		return language.T("possible?")
	case diff.Likely:
		return language.T("likely")
	}
	return ""
}

// Section is an article (or the preamble, or the closing) of the new
// statement, or an article that only the old one has.
type Section struct {
	Old, New passage.Part // zero on the side that has none
	// Elsewhere holds the articles of that side where a part of its text stands, in the
	// order of their statement; nil where it came or went as a whole.
	Elsewhere []string
	Rows      []Row
	Stats     diff.Stats // of the sentence rows, stubs left out
	LeftOut   int        // changed rows that the filter left out
	oldPlace  int        // among the sections in the order of the old statement
}

// Report is a comparison of two statements, ready to be rendered.
type Report struct {
	Old, New           passage.Head
	Sentences, Clauses diff.Stats
	Sections           []Section
	// Briefing is the first page. Every finding of it is in a section too.
	Briefing Briefing
	Routine  int // rows that are
	Flow     flow.Chart
	Degraded []string
	// Filter is what selected the rows, in the words of who asked, "" for
	// nothing; LeftOut counts the changed rows that did not pass. The counts are
	// those of the whole comparison.
	Filter  string
	LeftOut int
}

// Options says what to show.
type Options struct {
	// Findings are those of the comparison, in the order of rank.
	Findings []finding.Finding

	// Context is the number of sentences kept unfolded on each side of a change of
	// substance. Negative folds nothing.
	Context int
	Filter  Filter
	// AllFindings makes the briefing as long as it has to be to tell every finding that
	// is not routine.
	AllFindings bool
}

package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Row is one link as the reader sees it.
type Row struct {
	ID                string // of the link
	Kind              diff.Kind
	Moved, Renumbered bool
	Split, Merged     bool
	Shape             string
	Certainty         diff.Certainty
	Old, New          passage.Side
	// Clauses holds the clause rows of a reworded sentence with more than one clause on
	// a side, in the order of the new sentence, with dropped clauses at their old place.
	// It is nil for other rows, for clause rows, and if the sentence as a whole has fewer
	// marked characters.
	Clauses []Row
	// Apart is set if old and new have so little in common, or so many small marks, that
	// they are easier to read one after the other than woven into one.
	Apart bool
	// StoodSince is the earliest statement since which a dropped sentence had been carried
	// without a gap, "" if only the old statement had it.
	StoodSince string
	// Nearest is where the other statement says most of a dropped or added sentence, and
	// Said is how much of it. Both are empty if nothing is near.
	Nearest, Said string
	// Stub marks a place where one statement has text that is shown elsewhere, such as the
	// old place of a moved sentence. Only the side of that statement is filled, and To lists
	// the places in the other one. The change itself is shown in the row with the same ID
	// that is not a stub.
	Stub bool
	To   []string
	// PossiblyFrom lists old sentences that may have gone into this one too. A possible
	// link between sentences that both have better links gets no row of its own.
	PossiblyFrom []string
	// Folded marks a row with no change of substance in it or near it. Line marks a row
	// that was moved and is otherwise unchanged.
	Folded, Line bool
	// Whole marks a row of a long passage that came or went as a whole, if nothing else is
	// reported of the row. A run of such rows is shown in one line, with their number and
	// first words.
	Whole bool
	// Minor marks a row that is only counted when a report shows changes of substance.
	Minor bool
	// Types holds the types of the findings in the row, in the order of rank.
	Types []finding.Type
	// Routine marks a reworded row in which only words changed that change every time,
	// such as the year of the statement. It is shown, but is not news.
	Routine bool
	// Selected is set if a filter left only some of the clauses.
	Selected bool
	// parts are the clause rows, whether shown or not.
	parts []Row
	// shownBy is the row that shows the text of a stub that [builder.read] added.
	shownBy *Row
}

// Side returns the side of the new statement, or that of the old one if the new one has no text
// in the row.
func (r *Row) Side() *passage.Side {
	if r.New.Empty() {
		return &r.Old
	}
	return &r.New
}

// ShownBefore reports whether earlier rows have shown all of the row's text. Such a row only
// shows that its nodes have another link.
func (r *Row) ShownBefore() bool {
	return !r.Stub && (r.Old.Empty() || r.Old.Repeated) && (r.New.Empty() || r.New.Repeated) &&
		!(r.Old.Empty() && r.New.Empty())
}

// Went returns the relation between the text of a stub and its places in the other statement,
// "moved to", "is now" or "comes from", as a key of the locale.
func (r *Row) Went() string {
	switch {
	case r.Old.Empty():
		return "comes from"
	case r.Moved:
		return "moved to"
	}
	return "is now"
}

// Changes returns the types of the findings in a row that say more than its kind, which
// already shows what was added, dropped or reworded.
func (r *Row) Changes() []finding.Type {
	return slices.DeleteFunc(slices.Clone(r.Types), func(t finding.Type) bool {
		return t == finding.Added || t == finding.Dropped || t == finding.Reworded
	})
}

// Doubt returns the word for a certainty below certain, a key of [locale.Language.T], and "" for a
// certain link.
func Doubt(c diff.Certainty) string {
	switch c {
	case diff.Possible:
		return "possible?"
	case diff.Likely:
		return "likely"
	}
	return ""
}

// Section is an article (or the preamble, or the closing) of the new statement, or an
// article that only the old statement has.
type Section struct {
	Old, New passage.Part // zero for a statement without the part
	// Elsewhere lists the articles of that statement which hold some of the section's text,
	// in order. It is nil if the section came or went as a whole.
	Elsewhere []string
	Rows      []Row
	Stats     diff.Stats // of the sentence rows without the stubs
	LeftOut   int        // changed rows that the filter left out
	oldPlace  int        // index among the sections in the order of the old statement
}

// Report is a comparison of two statements, ready to be rendered.
type Report struct {
	Old, New           passage.Head
	Sentences, Clauses diff.Stats
	Sections           []Section
	// Briefing is the first page. Each of its findings is in a section too.
	Briefing Briefing
	Routine  int // number of routine rows
	// River is the flow of the clauses between the articles, nil if a filter is set.
	River    *flow.River
	Degraded []string
	// Filter is what selected the rows, as the user wrote it, "" for no filter. LeftOut
	// counts the changed rows that did not pass. The other counts are those of the
	// whole comparison.
	Filter  string
	LeftOut int
}

// Names returns the prefixes of locators: the ids of the statements, or old and new if they do
// not distinguish the statements.
func (r *Report) Names() (old, new string) {
	if r.Old.ID == r.New.ID || r.Old.ID == "" || r.New.ID == "" {
		return "old", "new"
	}
	return r.Old.ID, r.New.ID
}

// Options says what to show.
type Options struct {
	// Findings are those of the comparison, in the order of rank.
	Findings []finding.Finding

	// Context is the number of sentences left unfolded on each side of a change of
	// substance. If negative, nothing is folded.
	Context int
	Filter  Filter
	// AllFindings makes the briefing as long as necessary to hold every finding that is
	// not routine.
	AllFindings bool
}

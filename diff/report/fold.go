package report

import (
	"iter"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// ofSubstance reports whether a row changes what is said.
func (r *Row) ofSubstance() bool {
	return r.Kind == diff.Dropped || r.Kind == diff.Added || r.Kind == diff.Reworded && !r.Routine
}

// movedOnly reports whether a row was moved and says the same as before.
func (r *Row) movedOnly() bool { return r.Moved && !r.Stub && !r.ofSubstance() }

// fold folds the rows without a change of substance that are more than context rows away from
// one with such a change, and the rows whose text is shown elsewhere. A row that was only
// moved is shown in one line.
//
//	context 1    unchanged   folded
//	             routine
//	             reworded
//	             unchanged
//	             unchanged   folded
//	             moved       a line
func fold(rows []Row, context int) {
	if context < 0 {
		return
	}
	near := make([]bool, len(rows))
	for i := range rows {
		if !rows[i].Stub && rows[i].ofSubstance() {
			for k := max(0, i-context); k <= min(len(rows)-1, i+context); k++ {
				near[k] = true
			}
		}
	}
	for i := range rows {
		rows[i].Line = rows[i].movedOnly()
		if rows[i].Folded = !near[i] && !rows[i].Line; rows[i].Stub {
			rows[i].Folded = !rows[i].Moved
		}
	}
}

// Blocks yields the rows of a section one by one, except that neighbouring folded rows come
// together.
func (s *Section) Blocks() iter.Seq[[]Row] {
	return func(yield func([]Row) bool) {
		for i := 0; i < len(s.Rows); {
			end := i + 1
			for end < len(s.Rows) && s.Rows[i].Folded && s.Rows[end].Folded {
				end++
			}
			if !yield(s.Rows[i:end]) {
				return
			}
			i = end
		}
	}
}

// An article that came or went as a whole is folded if it has more than wholeColumns. A paragraph
// that an article gained or lost is folded if it has more than paragraphColumns in at least
// paragraphSentences.
const (
	wholeColumns       = 320
	paragraphColumns   = 640
	paragraphSentences = 4
)

// foldWhole marks the long runs of rows that only one statement has: of an article that came or
// went as a whole, or of a paragraph of another article.
func (s *Section) foldWhole(context int) {
	if context < 0 {
		return
	}
	limit, least, whole := paragraphColumns, paragraphSentences, s.Came() || s.Gone()
	if whole {
		limit, least = wholeColumns, 1
	}
	for i := 0; i < len(s.Rows); {
		end, columns := i+1, 0
		for end < len(s.Rows) && (whole && s.Rows[i].bare() && s.Rows[end].bare() || s.Rows[i].Continues(&s.Rows[end])) {
			end++
		}
		for _, row := range s.Rows[i:end] {
			columns += passage.Columns(row.Side().Text())
		}
		for k := i; k < end && columns > limit && end-i >= least && s.Rows[i].bare(); k++ {
			s.Rows[k].Whole = true
		}
		i = end
	}
}

// Continues reports whether a row and the next one read as one text: both are dropped from, or
// added to, the same paragraph, and nothing else is reported of them.
func (r *Row) Continues(next *Row) bool {
	return r.bare() && next.bare() && r.Kind == next.Kind && r.Whole == next.Whole && r.Minor == next.Minor &&
		r.Old.Block == next.Old.Block && r.New.Block == next.New.Block
}

// Joins reports whether a row and the next one are shown together: the next one continues the
// first, or both are of an article shown in one line.
func (s *Section) Joins(r, next *Row) bool {
	return r.Whole && next.Whole && (s.Came() || s.Gone()) || r.Continues(next)
}

// bare reports whether the text of a row is in one statement only and nothing else is
// reported of it.
func (r *Row) bare() bool {
	alone := r.Kind == diff.Dropped && r.New.Empty() || r.Kind == diff.Added && r.Old.Empty()
	return alone && !r.Side().Empty() && !r.Stub && r.Clauses == nil && r.Nearest == "" && r.StoodSince == "" &&
		len(r.Changes())+len(r.PossiblyFrom) == 0 && !r.Side().Heading
}

// WholeName returns the number of sentences in a run of whole rows, in words, and the
// beginning of their text, cut at about the given number of columns.
func WholeName(rows []Row, language locale.Language, columns int) (name, begins string) {
	text := "%d sentences added"
	if rows[0].Kind == diff.Dropped {
		text = "%d sentences dropped"
	}
	return language.N(len(rows), text), passage.Shorten(rows[0].Side().Text(), columns)
}

// RepeatsTitle reports whether a row only repeats the title of its section.
func (s *Section) RepeatsTitle(row *Row) bool {
	side := &row.New
	if s.New.IsZero() {
		side = &row.Old
	}
	alone := row.Kind == diff.Unchanged && !row.Moved || s.Came() || s.Gone()
	return alone && side.Heading && side.Text() == s.Part().Heading
}

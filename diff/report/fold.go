package report

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// ofSubstance reports whether a row says something else than before.
func (r *Row) ofSubstance() bool {
	return r.Kind == diff.Dropped || r.Kind == diff.Added || r.Kind == diff.Reworded && !r.Routine
}

// movedOnly reports whether a row says in another place what it said before.
func (r *Row) movedOnly() bool { return r.Moved && !r.Stub && !r.ofSubstance() }

// fold marks the rows of no substance that are farther than context from one that
// has some, and those that tell what is told elsewhere; what was only moved is told in one
// line.
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

// wholeColumns is how much text is told in full where an article came or went as a whole.
const wholeColumns = 320

// foldWhole marks the runs of rows that an article that came or went as a whole has to
// itself, where they are long.
func (s *Section) foldWhole(context int) {
	if context < 0 || !s.Came() && !s.Gone() {
		return
	}
	for i := 0; i < len(s.Rows); {
		end, columns := i, 0
		for ; end < len(s.Rows) && s.Rows[end].bare(); end++ {
			columns += passage.Columns(s.Rows[end].Old.Text() + s.Rows[end].New.Text())
		}
		for k := i; k < end && columns > wholeColumns; k++ {
			s.Rows[k].Whole = true
		}
		i = max(end, i+1)
	}
}

// bare reports whether a row is of text that one statement alone has, and no more is to be
// said of it.
func (r *Row) bare() bool {
	return (r.Kind == diff.Dropped || r.Kind == diff.Added) && r.Nearest == "" && r.StoodSince == "" &&
		len(r.Changes())+len(r.PossiblyFrom) == 0 && !r.Old.Heading && !r.New.Heading
}

// WholeName says how many sentences a run of whole rows has, and how it begins, in about
// so many columns.
func WholeName(rows []Row, language locale.Language, columns int) (name, begins string) {
	text := "%d sentences added"
	if rows[0].Kind == diff.Dropped {
		text = "%d sentences dropped"
	}
	return language.N(len(rows), text), passage.Shorten(rows[0].Old.Text()+rows[0].New.Text(), columns)
}

// RepeatsTitle reports whether a row says no more than the title of its section.
func (s *Section) RepeatsTitle(row *Row) bool {
	part := s.Part()
	side := &row.New
	if s.New.IsZero() {
		side = &row.Old
	}
	alone := row.Kind == diff.Unchanged && !row.Moved || s.Came() || s.Gone()
	return alone && side.Heading && side.Text() == part.Heading
}

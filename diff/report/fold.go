package report

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// ofSubstance reports whether a row says something else than before.
func (r *Row) ofSubstance() bool {
	return r.Kind == diff.Dropped || r.Kind == diff.Added || r.Kind == diff.Reworded && !r.Routine
}

// movedOnly reports whether a row says in another place what it said before.
func (r *Row) movedOnly() bool { return r.Moved && !r.Stub && !r.ofSubstance() }

// fold marks the rows of no substance that are farther than context from one that
// has some; what was only moved is told in one line.
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
		rows[i].Folded = !near[i] && !rows[i].Stub && !rows[i].Line
	}
}

// FoldName says what a run of folded rows holds.
func FoldName(rows []Row, language locale.Language) string {
	var unchanged, typographic, routine int
	for i := range rows {
		switch {
		case rows[i].Routine:
			routine++
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
		{typographic, "%d sentences with changes of typography only"},
		{routine, "%d sentences with changed dates, ordinals or venues only"},
	} {
		if part.n > 0 {
			words = append(words, language.N(part.n, part.text))
		}
	}
	return strings.Join(words, ", ")
}

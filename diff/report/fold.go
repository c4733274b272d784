package report

import "github.com/clausediff/clausediff/diff"

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

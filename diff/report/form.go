package report

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// choose decides how a row is shown: clause by clause, or as a whole, whichever
// marks fewer characters.
//
//	as a whole      The Committee [-anticipates-]{+judges+} that growth will pick up.   17 marked
//	by clauses    - The Committee anticipates
//	              + The Committee judges that growth will pick up.                      64 marked
//
// A row of which a clause became clauses of another sentence too is shown as a whole:
// those stand there, and would be read twice.
func (r *Row) choose() {
	if r.parts == nil || slices.ContainsFunc(r.parts, r.reachesOut) {
		return
	}
	marked := 0
	for i := range r.parts {
		marked += changedCharacters(&r.parts[i])
	}
	if marked < changedCharacters(r) {
		r.Clauses = r.parts
	}
}

// reachesOut reports whether a clause row has new text of another sentence.
func (r *Row) reachesOut(part Row) bool {
	return slices.ContainsFunc(part.New.Locators, func(l string) bool {
		return !slices.Contains(r.New.Locators, string(tree.Locator(l).Parent()))
	})
}

// changedCharacters is the number of marked characters on both sides.
func changedCharacters(row *Row) int {
	n := 0
	for _, side := range []passage.Side{row.Old, row.New} {
		for _, r := range side.Runs {
			if r.Mark != passage.Same {
				n += utf8.RuneCountInString(r.Text)
			}
		}
	}
	return n
}

// apart reports whether the sides read better one after the other than woven.
func (r *Row) apart() bool {
	if r.Old.Empty() || r.New.Empty() {
		return false
	}
	runs, ok := passage.Redline(r.Old.Runs, r.New.Runs)
	return !ok || passage.Apart(runs)
}

// Redline returns a row's old and new text in one, or where they cannot be woven
// the whole old text deleted and the whole new one inserted.
func (r *Row) Redline() []passage.Run {
	runs, _ := passage.Redline(r.Old.Runs, r.New.Runs)
	return runs
}

// InText returns a row's texts in one as they stand in a redline of both statements, in which
// each text stands once: what other rows tell is left out. A stub of the new statement has its
// text; that of an old one, which is a note, has it too.
func (r *Row) InText() []passage.Run {
	if r.Old.Empty() || r.New.Empty() || !r.Apart {
		return passage.Once(r.Redline())
	}
	old, new := passage.Once(passage.Marked(r.Old.Runs, passage.Deleted)), passage.Once(passage.Marked(r.New.Runs, passage.Inserted))
	if len(old) > 0 && len(new) > 0 {
		old = append(old, passage.Run{Text: " "})
	}
	return append(old, new...)
}

package report

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
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
	for _, side := range []Side{row.Old, row.New} {
		for _, r := range side.Runs {
			if r.Mark != Same {
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
	runs, ok := Redline(r.Old.Runs, r.New.Runs)
	if !ok {
		return true
	}
	var d density
	for _, run := range runs {
		d.add(run.Mark, run.Text)
	}
	return d.isHeavy()
}

// Apart reports whether word edits are so dense that both texts read better one
// after the other than woven into one.
func Apart(edits []diff.Edit) bool {
	var d density
	for _, run := range wovenRuns(edits) {
		d.add(run.Mark, run.Text)
	}
	return d.isHeavy()
}

// density counts the columns of a redline by mark, and its marks.
type density struct {
	columns [3]int
	marks   int
}

func (d *density) add(mark Mark, text string) {
	d.columns[mark] += columnsOf(text)
	if mark != Same {
		d.marks++
	}
}

// isHeavy reports whether little more than half of the shorter text is kept, or a mark
// comes every few columns. What fits in one line with a few marks never is.
func (d *density) isHeavy() bool {
	const line, few, beside = 80, 5, 12
	same, old, new := d.columns[Same], d.columns[Deleted], d.columns[Inserted]
	if d.marks <= few+1 && same+old+new <= line {
		return false
	}
	return 4*same < 5*min(old, new) || d.marks >= few && same < beside*d.marks
}

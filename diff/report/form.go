package report

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// choose decides whether a row is shown clause by clause or as a whole: whichever marks
// fewer characters.
//
//	as a whole      The Committee [-anticipates-]{+judges+} that growth will pick up.   17 marked
//	by clauses    - The Committee anticipates
//	              + The Committee judges that growth will pick up.                      64 marked
//
// A row with a clause that became clauses of another sentence as well is shown as a whole:
// those clauses appear in the other sentence's row, and clause rows would repeat them.
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

// makeRows makes the rows of the links. It shows a row as a whole if one of its clauses moved
// into a sentence that is itself shown as a whole: otherwise neither row would show that clause.
//
//	old A  a b.   C  c.         clause by clause   A: a→a′, stub of b
//	new A′ a′.    C′ b′, c.     as a whole         C: [-c-]{+b′, c+}, without b
func (p *placer) makeRows() {
	all := p.result.At(diff.LevelSentence)
	p.rows = make(map[*diff.Link]*Row, len(all))
	links := make([]*diff.Link, 0, len(all))
	for _, l := range all {
		if !p.isAside(l) {
			links, p.rows[l] = append(links, l), p.newRow(l)
		}
	}
	shown := make(map[*tree.Node]bool, len(p.clauseLinks))
	for found := true; found; {
		found = false
		clear(shown)
		for _, l := range links {
			p.rows[l].markOld(shown)
		}
		missing := func(c *tree.Node) bool { return !shown[c] }
		for _, l := range links {
			if row := p.rows[l]; row.Clauses != nil && slices.ContainsFunc(clausesOf(l.Old), missing) {
				row.Clauses, found = nil, true
			}
		}
	}
}

// markOld records the old clauses that a row shows.
func (r *Row) markOld(shown map[*tree.Node]bool) {
	for i := range r.Clauses {
		r.Clauses[i].markOld(shown)
	}
	if r.Clauses == nil && !r.Stub {
		for _, c := range r.Old.Clauses() {
			shown[c] = true
		}
	}
}

// reachesOut reports whether a clause row has new text of another sentence.
func (r *Row) reachesOut(part Row) bool {
	return slices.ContainsFunc(part.New.Locators, func(l string) bool {
		return !slices.Contains(r.New.Locators, string(tree.Locator(l).Parent()))
	})
}

// changedCharacters returns the number of marked characters on both sides.
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

// apart reports whether the sides are easier to read one after the other than woven.
func (r *Row) apart() bool {
	if r.Old.Empty() || r.New.Empty() {
		return false
	}
	runs, ok := passage.Redline(r.Old.Runs, r.New.Runs)
	return !ok || passage.Apart(runs)
}

// Redline returns a row's old and new text woven into one. If they cannot be woven, it
// returns all old text as deleted followed by all new text as inserted.
func (r *Row) Redline() []passage.Run {
	runs, _ := passage.Redline(r.Old.Runs, r.New.Runs)
	return runs
}

// InText returns a row's text for a redline of the two statements in which each text occurs
// once: what other rows show is left out. A stub has its text, of either statement. A row
// shown clause by clause has the texts of its clauses, possibly of other sentences, joined
// by gap.
func (r *Row) InText(gap string) []passage.Run {
	if r.Clauses != nil {
		return r.clausesInText(gap)
	}
	if r.Old.Empty() || r.New.Empty() || !r.Apart {
		return passage.Once(r.Redline())
	}
	old, new := passage.Once(passage.Marked(r.Old.Runs, passage.Deleted)), passage.Once(passage.Marked(r.New.Runs, passage.Inserted))
	if len(old) > 0 && len(new) > 0 {
		old = append(old, passage.Run{Text: " "})
	}
	return append(old, new...)
}

// clausesInText returns the texts of a row's clauses for a redline of both statements.
func (r *Row) clausesInText(gap string) []passage.Run {
	var all []passage.Run
	for i := range r.Clauses {
		c := &r.Clauses[i]
		if c.Stub && c.New.Empty() {
			continue
		}
		runs := c.InText(gap)
		if len(all) > 0 && len(runs) > 0 {
			all = passage.Append(all, passage.Run{Text: gap})
		}
		all = passage.Append(all, runs...)
	}
	return all
}

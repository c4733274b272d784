package site

import (
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// formulaLife is a formula in all statements: every wording in every year.
type formulaLife struct {
	*series.Formula
	Years []formulaYear // oldest first, one per statement; neighbours without the formula share one
}

// formulaYear is a formula in one statement, or in neighbours that say nothing like it.
type formulaYear struct {
	Head passage.Head
	Last string // id of the last of several, "" for a single one
	// Places are the clauses that say it, with its words marked as keys. When there are
	// none, Near is the nearest clause, nil if no clause is near enough.
	Places []formulaPlace
	Near   *formulaPlace
}

// formulaPlace is a clause of a statement.
type formulaPlace struct {
	Locator string
	Runs    []passage.Run
}

// leastNear is the least share of a formula's core that the nearest clause must say to be
// shown: below it, half of the clauses are about something else.
const leastNear = 2.0 / 3

// newFormulaLife returns the life of a formula of the series.
func newFormulaLife(l *series.Lineage, f *series.Formula) *formulaLife {
	out := &formulaLife{Formula: f}
	for _, s := range l.Statements {
		out.Years = append(out.Years, formulaYear{Head: passage.HeadOf(s)})
	}
	for _, p := range f.Places {
		y := &out.Years[p.Statement]
		y.Places = append(y.Places, placeOf(l, p))
	}
	for i := range out.Years {
		if out.Years[i].Places != nil {
			continue
		}
		if near := l.InsteadOf(f, i); near != nil && near.Share >= leastNear {
			p := placeOf(l, near.Place)
			out.Years[i].Near = &p
		}
	}
	out.Years = joinGaps(out.Years)
	return out
}

// joinGaps joins neighbours that say nothing like the formula.
func joinGaps(years []formulaYear) []formulaYear {
	silent := func(y *formulaYear) bool { return y.Places == nil && y.Near == nil }
	joined := years[:0]
	for i := range years {
		if last := len(joined) - 1; last >= 0 && silent(&joined[last]) && silent(&years[i]) {
			joined[last].Last = years[i].Head.ID
		} else {
			joined = append(joined, years[i])
		}
	}
	return joined
}

// placeOf returns the clause of a place with the formula's words marked as keys.
func placeOf(l *series.Lineage, p series.Place) formulaPlace {
	s := l.Statements[p.Statement]
	from, to := p.Clause.Span.Start, p.Clause.Span.End
	runs := []passage.Run{{Text: s.Text[from:p.Span.Start]}, {Text: s.Text[p.Span.Start:p.Span.End], Key: true}, {Text: s.Text[p.Span.End:to]}}
	var kept []passage.Run
	for _, r := range runs {
		if r.Text != "" {
			kept = append(kept, r)
		}
	}
	return formulaPlace{string(tree.Locator(p.Clause.Locator)), kept}
}

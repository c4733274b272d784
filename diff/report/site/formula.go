package site

import (
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// formulaLife is a formula through all statements: every wording in every year.
type formulaLife struct {
	*series.Formula
	Years []formulaYear // one a statement, oldest first
}

// formulaYear is a formula in one statement.
type formulaYear struct {
	Head passage.Head
	// Places hold the clauses that say it, its words as keys; there are none where the
	// statement does not. Near is then the clause that comes nearest, nil for none.
	Places []formulaPlace
	Near   *formulaPlace
}

// formulaPlace is a clause of a statement.
type formulaPlace struct {
	Locator string
	Runs    []passage.Run
}

// newFormulaLife makes the life of a formula of the series.
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
		if near := l.InsteadOf(f, i); near != nil {
			p := placeOf(l, near.Place)
			out.Years[i].Near = &p
		}
	}
	return out
}

// placeOf returns the clause of a place with its words as a key.
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

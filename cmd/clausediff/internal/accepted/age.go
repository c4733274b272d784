package accepted

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// shown holds the texts of the statement whose findings a review currently shows.
type shown struct {
	id            string
	now, accepted *tree.Statement
	lineage       *series.Lineage // of the series up to the accepted text, nil until needed
}

// Texts returns the current and the accepted text of a statement, nil for none.
func (r *Review) Texts(id string) (now, accepted *tree.Statement) {
	if r.shown.id == id {
		return r.shown.now, r.shown.accepted
	}
	r.shown = shown{id: id}
	e, ok := r.Entry(id)
	if !ok {
		return nil, nil
	}
	it := check.Item{Entry: e}
	r.load(&it)
	if it.Err == nil {
		r.shown.now = it.Now
	}
	if it.Accepted != nil {
		r.shown.accepted = it.Accepted.Statement
	}
	return r.shown.now, r.shown.accepted
}

// Age returns the statement that first had the accepted clause of a finding, in any
// wording, and the number of statements that have had it since; "" if the finding is not
// about an accepted clause.
func (r *Review) Age(x check.Finding) (first string, statements int) {
	at, _, _ := strings.Cut(x.Accepted, " ")
	_, accepted := r.Texts(x.Statement)
	if !x.IsChange() || at == "" || accepted == nil {
		return "", 0
	}
	l := r.lineage()
	last := slices.Index(l.Statements, accepted)
	if last < 0 {
		return "", 0
	}
	n := l.Statements[last].At(tree.Locator(at))
	if n == nil {
		return "", 0
	}
	oldest := last
	for _, t := range l.Through(last, n) {
		oldest = min(oldest, t.Steps[0].Statement)
	}
	return l.Statements[oldest].ID, last - oldest + 1
}

// lineage traces the clauses of the shown statement's series, up to its accepted text.
func (r *Review) lineage() *series.Lineage {
	if r.shown.lineage != nil {
		return r.shown.lineage
	}
	statements := []*tree.Statement{r.shown.accepted}
	for id := r.order.before[r.shown.id]; id != ""; id = r.order.before[id] {
		if st := r.readID(id); st != nil {
			statements = append(statements, st)
		}
	}
	slices.Reverse(statements)
	r.shown.lineage = series.LinkBy(parallel.Do, statements, nil, diff.Compare)
	return r.shown.lineage
}

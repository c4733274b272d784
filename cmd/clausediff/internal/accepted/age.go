package accepted

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Age returns which statement of the series was the first to have the clause that
// a finding is about, as it was accepted or otherwise worded, and in how many
// statements it stood since; "" for a finding that is not about an accepted clause.
func (f *Folder) Age(x check.Finding) (first string, statements int) {
	at, _, _ := strings.Cut(x.Accepted, " ")
	i := slices.IndexFunc(f.Checked.Items, func(it check.Item) bool { return it.Entry.ID == x.Statement })
	if !x.IsChange() || at == "" || i < 0 || f.Checked.Items[i].Accepted == nil {
		return "", 0
	}
	l := f.lineageTo(&f.Checked.Items[i])
	last := slices.Index(l.Statements, f.Checked.Items[i].Accepted.Statement)
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

// lineageTo traces the clauses of a series up to the accepted text of an item,
// once for each.
func (f *Folder) lineageTo(it *check.Item) *series.Lineage {
	if l := f.lineages[it.Accepted]; l != nil {
		return l
	}
	now := f.statements()
	statements := []*tree.Statement{it.Accepted.Statement}
	for id := f.order.before[it.Entry.ID]; id != ""; id = f.order.before[id] {
		if st := now[id]; st != nil {
			statements = append(statements, st)
		}
	}
	slices.Reverse(statements)
	if f.lineages == nil {
		f.lineages = map[*corpus.Accepted]*series.Lineage{}
	}
	l := series.LinkBy(parallel.Do, statements, nil)
	f.lineages[it.Accepted] = l
	return l
}

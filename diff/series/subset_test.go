package series_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/series"
)

// A part of the series that keeps a thread's statements, and those beside them,
// has the same thread.
func TestPartsOfASeries(t *testing.T) {
	all := readSpecimens(t)
	whole := series.Link(all, nil)
	for from := range all {
		for to := from + 2; to <= len(all); to++ {
			part := series.Link(all[from:to], nil)
			has := map[string]bool{}
			for _, thread := range part.Threads {
				has[way(part, thread)] = true
			}
			checked := 0
			for _, thread := range whole.Threads {
				first, last := thread.Steps[0].Statement, thread.Steps[len(thread.Steps)-1].Statement
				inside := (first > from || from == 0) && first >= from && (last < to-1 || to == len(all)) && last < to
				if !inside {
					continue
				}
				checked++
				if !has[way(whole, thread)] {
					t.Errorf("%d to %d: no thread %s", from, to-1, way(whole, thread))
				}
			}
			if checked == 0 && to-from > 2 {
				t.Errorf("%d to %d: nothing was checked", from, to-1)
			}
		}
	}
}

// way is the locators of a thread by statement.
func way(l *series.Lineage, thread series.Thread) string {
	var b strings.Builder
	for _, step := range thread.Steps {
		fmt.Fprintf(&b, " %s:", l.Statements[step.Statement].ID)
		for _, n := range step.Nodes {
			b.WriteString(string(n.Locator) + ",")
		}
	}
	return b.String()
}

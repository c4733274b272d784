package series_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// realSeries are short series of real statements: folder in ../shared, first and last.
var realSeries = []judged{
	{folder: "real/quad", last: "3"}, {folder: "real/us-japan", last: "3"}, {folder: "real/us-india", last: "3"},
	{folder: "corpus/fomc-en", first: "20160101", last: "20161231"}, {folder: "corpus/work-report-zh", first: "2021", last: "2025"},
	{folder: "real/ru-cbr-key-rate", first: "20230915", last: "20241231"},
}

// eachSeries calls test for the specimens and for the real series that are present.
func eachSeries(t *testing.T, test func(t *testing.T, all []*tree.Statement)) {
	t.Run("specimens", func(t *testing.T) { test(t, readSpecimens(t)) })
	for _, j := range sample.Of(realSeries, 2) {
		t.Run(j.folder, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join("../../../shared", j.folder)); err != nil || testing.Short() {
				t.Skip("reads real documents of ../shared")
			}
			test(t, j.read(t))
		})
	}
}

// A part of a series that includes a thread's statements and their neighbours has the same
// thread. Threads that drift are left out: they are judged by their last wording, and may
// end elsewhere in a shorter series.
func TestPartsOfASeries(t *testing.T) {
	eachSeries(t, func(t *testing.T, all []*tree.Statement) {
		whole := series.Link(all, nil)
		drifts := linkedOn(whole)
		for from := range all {
			for to := from + 2; to <= len(all); to += sample.Size(2, 1) {
				part := series.Link(whole.Statements[from:to], nil)
				has := map[string]bool{}
				for _, thread := range part.Threads {
					has[way(part, thread)] = true
				}
				checked := 0
				for _, thread := range whole.Threads {
					first, last := thread.Steps[0].Statement, thread.Steps[len(thread.Steps)-1].Statement
					inside := (first > from || from == 0) && first >= from && (last < to-1 || to == len(all)) && last < to
					if !inside || drifts[thread.Steps[len(thread.Steps)-1].Nodes[0]] {
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
	})
}

// linkedOn returns the clauses that a likely link leads onwards from.
func linkedOn(l *series.Lineage) map[*tree.Node]bool {
	on := map[*tree.Node]bool{}
	for _, r := range l.Pairs {
		for _, link := range r.At(diff.LevelClause) {
			if link.Certainty < diff.Likely || len(link.New) == 0 {
				continue
			}
			for _, n := range link.Old {
				on[n] = true
			}
		}
	}
	return on
}

// A clause has the same threads when found by its words as by its address.
func TestClauseByItsWords(t *testing.T) {
	eachSeries(t, func(t *testing.T, all []*tree.Statement) {
		l := series.Link(all, nil)
		newest := len(l.Statements) - 1
		checked := 0
		for k, n := range l.Statements[newest].Nodes(tree.KindClause) {
			if k%sample.Size(30, 7) != 0 {
				continue // each clause takes a search of the whole series
			}
			words := strings.TrimSpace(l.Statements[newest].TextOf(n))
			by := map[string]bool{}
			for _, thread := range l.Saying(words) {
				by[thread.ID] = true
			}
			for _, thread := range l.Through(newest, n) {
				checked++
				if !by[thread.ID] {
					t.Errorf("%s: thread %s is not found by %q", n.Locator, thread.ID, words)
				}
			}
		}
		if checked == 0 {
			t.Error("nothing was checked")
		}
	})
}

// way returns the locators of a thread by statement.
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

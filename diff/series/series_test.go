package series_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/tsv"
)

const (
	specimens   = "../../testdata/corpus"
	threadTruth = specimens + "/truth/threads-zh.tsv"
)

func readSpecimens(t *testing.T) []*tree.Statement {
	t.Helper()
	var statements []*tree.Statement
	for _, year := range []string{"2021", "2022", "2023", "2024"} {
		f, err := os.Open(specimens + "/zh/" + year + ".html")
		if err != nil {
			t.Fatal(err)
		}
		s, err := parse.Any(f, parse.Name(year+".html"))
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		statements = append(statements, s)
	}
	return statements
}

// life is a thread as its locator in each statement, with its status.
type life struct {
	status   string
	locators []string
}

// lives returns the life of each clause at the end of a thread, by statement and locator.
func lives(l *series.Lineage) map[string]life {
	all := map[string]life{}
	for _, t := range l.Threads {
		locators := make([]string, len(l.Statements))
		for i := range locators {
			locators[i] = "-"
		}
		last := ""
		for _, step := range t.Steps {
			var list []string
			for _, n := range step.Nodes {
				list = append(list, string(n.Locator))
			}
			locators[step.Statement] = strings.Join(list, " ")
			last = l.Statements[step.Statement].ID + ":" + string(step.Nodes[0].Locator)
		}
		all[last] = life{string(t.Status), locators}
	}
	return all
}

// TestSpecimenThreads compares the threads with those written down. Clauses merged from two
// threads, which have two lines there, are left out.
func TestSpecimenThreads(t *testing.T) {
	got := lives(series.Link(readSpecimens(t), nil))
	want := map[string]life{}
	shared := map[string]bool{}
	for _, fields := range tsv.Rows(t, threadTruth)[1:] { // without the header
		year, ends := 0, []string(nil)
		for i, field := range fields[2:] {
			if field != "-" {
				year, ends = i, strings.Fields(field)
			}
		}
		// A thread that ends in a split is one thread for each part.
		for _, end := range ends {
			last := []string{"2021", "2022", "2023", "2024"}[year] + ":" + end
			locators := slices.Clone(fields[2:])
			locators[year] = end
			shared[last] = want[last].status != ""
			want[last] = life{fields[1], locators}
		}
	}
	right, all := 0, 0
	for last, w := range want {
		if shared[last] {
			continue
		}
		all++
		if reflect.DeepEqual(got[last], w) {
			right++
		} else {
			t.Logf("%s: got %v, want %v", last, got[last], w)
		}
	}
	t.Logf("%d of %d threads are right", right, all)
	if right*100 < all*95 {
		t.Errorf("only %d of %d threads are right", right, all)
	}
}

func TestEveryClauseIsInAThread(t *testing.T) {
	statements := readSpecimens(t)
	l := series.Link(statements, nil)
	if err := l.Verify(); err != nil {
		t.Error(err)
	}
	seen := map[*tree.Node]bool{}
	ids := map[string]bool{}
	for _, thread := range l.Threads {
		if ids[thread.ID] {
			t.Errorf("id %s is used twice", thread.ID)
		}
		ids[thread.ID] = true
		before := -1
		for k, step := range thread.Steps {
			if step.Statement <= before || (step.Link == nil) != (k == 0) {
				t.Errorf("thread %s: step %d at statement %d after %d, link %v", thread.ID, k, step.Statement, before, step.Link)
			}
			before = step.Statement
			for _, n := range step.Nodes {
				seen[n] = true
			}
		}
	}
	for _, s := range statements {
		for _, n := range s.Nodes(tree.KindClause) {
			if !seen[n] {
				t.Errorf("%s:%s is in no thread", s.ID, n.Locator)
			}
		}
	}
}

func TestOrderOfArgumentsPlaysNoPart(t *testing.T) {
	s := readSpecimens(t)
	want := lives(series.Link(s, nil))
	for _, order := range [][4]int{{0, 1, 3, 2}, {1, 0, 2, 3}, {1, 3, 0, 2}, {2, 0, 3, 1}, {3, 2, 1, 0}} {
		l := series.Link([]*tree.Statement{s[order[0]], s[order[1]], s[order[2]], s[order[3]]}, nil)
		if got := lives(l); !reflect.DeepEqual(got, want) {
			t.Errorf("order %v gives other threads", order)
		}
	}
}

// What is done at once, and in which order, plays no part.
func TestSameLineageAtOnce(t *testing.T) {
	statements := readSpecimens(t)
	atOnce := func(n int, do func(i int)) {
		var all sync.WaitGroup
		for i := range n {
			all.Go(func() { do(n - 1 - i) })
		}
		all.Wait()
	}
	want, got := series.Link(statements, nil), series.LinkBy(atOnce, statements, nil, diff.Compare)
	if !reflect.DeepEqual(lives(got), lives(want)) {
		t.Error("the threads differ")
	}
	if !reflect.DeepEqual(formulasOf(got), formulasOf(want)) {
		t.Errorf("the formulas are %q, want %q", formulasOf(got), formulasOf(want))
	}
}

// formulasOf returns the formulas of a series as lines.
func formulasOf(l *series.Lineage) []string {
	var lines []string
	for _, f := range l.Ledger().Formulas {
		lines = append(lines, fmt.Sprintf("%s %s %s %v %g", f.ID, f.Status, f.Text, f.Counts, f.Weight))
	}
	return lines
}

func TestOrderInTime(t *testing.T) {
	for _, tt := range []struct{ first, second tree.Statement }{
		{tree.Statement{ID: "9-1"}, tree.Statement{ID: "10-1"}},
		{tree.Statement{ID: "2021"}, tree.Statement{ID: "2022"}},
		{tree.Statement{ID: "b", Date: "2021-01-01"}, tree.Statement{ID: "a", Date: "2022-01-01"}},
		{tree.Statement{ID: "a", Date: "2022-01-01"}, tree.Statement{ID: "b"}},
		{tree.Statement{ID: "x02"}, tree.Statement{ID: "x10"}},
	} {
		for _, s := range []*tree.Statement{&tt.first, &tt.second} {
			s.Root = &tree.Node{Kind: tree.KindStatement}
		}
		l := series.Link([]*tree.Statement{&tt.second, &tt.first}, nil)
		if l.Statements[0].ID != tt.first.ID {
			t.Errorf("%s comes before %s", l.Statements[0].ID, tt.first.ID)
		}
	}
}

// For clauses that stood in at least two statements and are gone or have returned, according
// to the threads written down, the ledger has a formula that broke after the same statement
// or returned.
func TestSpecimenFormulas(t *testing.T) {
	l := series.Link(readSpecimens(t), nil)
	newest := len(l.Statements) - 1
	told := map[string]bool{} // by status, statement and clause
	for _, f := range l.Ledger().Formulas {
		for _, p := range f.Places {
			if p.Statement == f.Last {
				told[fmt.Sprint(f.Status, " ", p.Statement, " ", p.Clause.Locator)] = true
			}
		}
	}
	right, all := 0, 0
	for _, fields := range tsv.Rows(t, threadTruth)[1:] {
		status, steps := fields[1], fields[2:]
		want := ""
		switch {
		case status == "dropped" && steps[newest-1] != "-" && steps[newest-2] != "-":
			want = fmt.Sprint(series.FormulaBroken, " ", newest-1, " ", steps[newest-1])
		case status == "returned" && steps[newest] != "-":
			want = fmt.Sprint(series.FormulaReturned, " ", newest, " ", steps[newest])
		default:
			continue
		}
		all++
		if told[want] {
			right++
		} else {
			t.Logf("%s: no formula: %s", fields[0], want)
		}
	}
	t.Logf("%d of %d clauses that are gone or back have a formula that says so", right, all)
	if all < 25 || right*100 < all*95 {
		t.Errorf("only %d of %d clauses have a formula", right, all)
	}
}

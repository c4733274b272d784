package report_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// riverOutlines are three statements with everything a river has: a clause that
// comes back, one that moves to another article, one reworded, one dropped.
func TestRiver(t *testing.T) {
	r := flow.NewRiver(reporttest.Series(t))
	var got []string
	for _, b := range r.Bands {
		got = append(got, fmt.Sprintf("%d.%d %d.%d %s %d:%d", b.From, b.Old, b.To, b.New, b.Stream, b.Left, b.Right))
	}
	want := []string{
		"0.0 1.0 carried 2:2", "0.1 1.0 moved 1:1", "0.1 1.1 carried 2:2", "0.1 1.1 reworded 1:1",
		"0.0 2.0 returned 1:1",
		"1.0 2.0 carried 3:3", "1.1 2.1 carried 3:3",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("bands mismatch (-want +got):\n%s", d)
	}
	if p := r.Columns[0].Parts[0]; p.Dropped != 1 || p.Clauses != 4 {
		t.Errorf("2021 一: %+v, want one of four clauses dropped", p)
	}
	if p := r.Columns[2].Parts[1]; p.Added != 1 {
		t.Errorf("2023 二: %+v, want one clause added", p)
	}
	sums := r.Sums()
	if s := sums[1]; s.Added != 1 || s.Dropped != 0 || s.Streams[flow.Returned] != 1 || s.Streams[flow.Carried] != 6 {
		t.Errorf("2022 → 2023: %+v", s)
	}
}

// checkRiver checks what the type promises: on both sides of every part, bands
// and ends make its clauses.
func checkRiver(t *testing.T, r *flow.River) {
	t.Helper()
	type part struct{ column, part int }
	out, in := map[part]int{}, map[part]int{}
	for _, b := range r.Bands {
		if b.Left+b.Right == 0 || b.To <= b.From {
			t.Errorf("empty or backward band %+v", b)
		}
		out[part{b.From, b.Old}] += b.Left
		in[part{b.To, b.New}] += b.Right
	}
	for i, c := range r.Columns {
		for k, p := range c.Parts {
			if n := in[part{i, k}] + p.Added; i > 0 && n != p.Clauses {
				t.Errorf("%s part %d: %d clauses arrive or are added, want %d", c.Statement, k, n, p.Clauses)
			}
			if n := out[part{i, k}] + p.Dropped; i < len(r.Columns)-1 && n != p.Clauses {
				t.Errorf("%s part %d: %d clauses leave or are dropped, want %d", c.Statement, k, n, p.Clauses)
			}
		}
	}
}

func TestRiverCountsEveryClause(t *testing.T) {
	checkRiver(t, flow.NewRiver(reporttest.Series(t)))
	for name, r := range reporttest.Results(t, "../../testdata/diff/*.txtar") {
		t.Run(name, func(t *testing.T) {
			r.New.ID += "~" // cases may call both sides the same
			checkRiver(t, flow.NewRiver(series.Link([]*tree.Statement{r.Old, r.New}, nil)))
		})
	}
}

// The specimens have splits and merges, so that a clause may be in several links.
func TestRiverOfSpecimens(t *testing.T) {
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"joint-zh", "joint-en", "joint-ru"} {
		var statements []*tree.Statement
		for _, e := range c.Series(name) {
			st, err := c.Statement(e.ID, "")
			if err != nil {
				t.Fatal(err)
			}
			statements = append(statements, st)
		}
		checkRiver(t, flow.NewRiver(series.Link(statements, nil)))
	}
}

func TestRiverOfOne(t *testing.T) {
	l := reporttest.Series(t)
	r := flow.NewRiver(series.Link(l.Statements[:1], nil))
	if len(r.Columns) != 1 || len(r.Bands) != 0 || len(r.Sums()) != 0 {
		t.Errorf("%+v", r)
	}
}

// A clause that changes its place inside an article went up or down.
func TestLifePlace(t *testing.T) {
	old, err := tree.ParseOutline([]byte("statement 1 zh\narticle 一、\n  paragraph\n    双方将共建北方灯塔航线。\n    双方商定修复古驿道。\n    双方欢迎互设文化中心。\n    双方启动稀土回收试点。\n"))
	if err != nil {
		t.Fatal(err)
	}
	new, err := tree.ParseOutline([]byte("statement 2 zh\narticle 一、\n  paragraph\n    双方启动稀土回收试点。\n    双方将共建北方灯塔航线。\n    双方商定修复古驿道。\n    双方欢迎互设文化中心。\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		old, new *tree.Statement
		want     string
	}{{old, new, "moved up"}, {renamed(new, "1"), renamed(old, "2"), "moved down"}} {
		l := series.Link([]*tree.Statement{tt.old, tt.new}, nil)
		lives := history.NewLives(l)
		places := map[string]int{}
		for _, thread := range l.Threads {
			life := lives.Life(thread)
			if s := life.Steps[1]; s.Moved {
				places[s.Went]++
			} else if s.Went != "" || s.Kind != diff.Unchanged {
				t.Errorf("%s went %q", s.Text(), s.Went)
			}
		}
		if places[tt.want] != 1 || len(places) != 1 {
			t.Errorf("places of moved clauses: %v, want one %s", places, tt.want)
		}
	}
}

func renamed(s *tree.Statement, id string) *tree.Statement {
	other := *s
	other.ID = id
	return &other
}

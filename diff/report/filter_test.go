package report_test

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
)

// What --min-change leaves out of a list of links it leaves out of a report too,
// and the other way round: both count changed characters in one way.
func TestFilterCountsAlike(t *testing.T) {
	for name, r := range reporttest.Results(t, "../../testdata/diff/*.txtar") {
		for least := 1; least <= 80; least++ {
			f := report.Filter{MinChange: least}
			var listed, shown []string
			for _, l := range report.Select(r, nil, f).Links {
				if l.Level == diff.LevelSentence {
					listed = append(listed, l.ID)
				}
			}
			for _, s := range report.New(r, report.Options{Filter: f}).Sections {
				for _, row := range s.Rows {
					if !row.Stub && row.Kind != diff.Unchanged {
						shown = append(shown, row.ID)
					}
				}
			}
			slices.Sort(listed)
			slices.Sort(shown)
			if !slices.Equal(listed, slices.Compact(shown)) {
				t.Fatalf("%s: at least %d characters: %d links are listed, %d shown\n%v\n%v", name, least, len(listed), len(shown), listed, shown)
			}
		}
	}
}

// TestSelectThreads: by kinds the threads are those whose newest step is of the
// kind, and all kinds together are all threads that the newest two statements have.
func TestSelectThreads(t *testing.T) {
	l := lineageOf(t, 0, 1, 2)
	says := func(f report.Filter) []string {
		var list []string
		for _, thread := range history.Select(l, nil, f) {
			last := thread.Steps[len(thread.Steps)-1]
			list = append(list, l.Statements[last.Statement].TextOf(last.Nodes[0]))
		}
		slices.Sort(list)
		return list
	}
	for _, tt := range []struct {
		name   string
		filter report.Filter
		want   []string
	}{
		{"dropped", report.Filter{Kinds: []diff.Kind{diff.Dropped}}, []string{"双方商定修复古驿道。"}},
		{"added, with what returned", report.Filter{Kinds: []diff.Kind{diff.Added}}, []string{"双方启动稀土回收试点。", "双方欢迎互设文化中心。"}},
		{"reworded", report.Filter{Kinds: []diff.Kind{diff.Reworded}}, []string{"双方将共建北方灯塔与海图航线，"}},
		{"unchanged", report.Filter{Kinds: []diff.Kind{diff.Unchanged}}, []string{"保护候鸟栖息地。"}},
		{"phrase", report.Filter{Phrase: "灯塔"}, []string{"双方将共建北方灯塔与海图航线，"}},
		{"article", report.Filter{Articles: []string{"9"}}, nil},
	} {
		if got := says(tt.filter); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

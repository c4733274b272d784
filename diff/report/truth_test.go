package report_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// FuzzTrueText holds the models of any three texts to what the statements say:
// every character shown is one of the statement, in its order, in whole
// characters, and what is deleted is shown too.
func FuzzTrueText(f *testing.F) {
	f.Add("申友好，同意共", "第7次。九、UL双方重申<!--友好13，同8。十、a\u202eb双方重申->友好13，同意共", "t，贸易第7次。A双方重申友好1，同意1贸易第8。a")
	f.Add("The sides agree. They will trade, and they will fish.", "The sides agree to trade. They will fish across the border, and trade.", "They agree; they trade.")
	f.Add("一、双方同意扩大贸易，保护候鸟。双方欢迎。", "一、双方同意扩大贸易。\n\n二、双方保护候鸟，欢迎。", "一、双方欢迎，保护候鸟，同意。")
	f.Add("Стороны договорились о торговле, рыболовстве и связи.", "Стороны договорились о связи; о торговле.", "Стороны, договорились.")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var all []*tree.Statement
		for i, text := range []string{a, b, c} {
			if len(text) > 2000 {
				t.Skip("long texts take their time")
			}
			s, err := parse.Text(bytes.NewReader([]byte(text)), parse.ID(string(rune('a'+i))))
			if err != nil {
				t.Skip("no statement")
			}
			all = append(all, s)
		}
		r := diff.Compare(all[0], all[1])
		trueComparison(t, r)
		readsInOrder(t, r)
		trueLineage(t, series.Link(all, nil))
	})
}

// TestTrueText holds the models of the cases, of the real pairs and of a series
// to what the statements say.
func TestTrueText(t *testing.T) {
	for name, r := range comparisons(t) {
		t.Run(name, func(t *testing.T) {
			trueComparison(t, r)
			readsInOrder(t, r)
			trueLineage(t, series.Link([]*tree.Statement{r.Old, r.New}, nil))
		})
	}
	trueLineage(t, lineageOf(t, 0, 1, 2))
}

// spokenIn returns the text of nodes without white space, and without the mark
// that stands between those that are not neighbours.
func spokenIn(t testing.TB, s *tree.Statement, locators []string) string {
	t.Helper()
	text := ""
	for _, locator := range locators {
		n := s.At(tree.Locator(locator))
		if n == nil {
			t.Fatalf("%s has no %s", s.ID, locator)
		}
		text += s.TextOf(n)
	}
	return squash(text)
}

func squash(text string) string { return strings.ReplaceAll(spoken(text), "…", "") }

// shown returns the text of runs but for those with a mark.
func shown(t testing.TB, runs []passage.Run, but passage.Mark) string {
	t.Helper()
	text := ""
	for _, r := range runs {
		if !utf8.ValidString(r.Text) {
			t.Fatalf("%q is cut inside a character", r.Text)
		}
		if r.Mark != but || but == passage.Same {
			text += r.Text
		}
	}
	return squash(text)
}

func trueComparison(t testing.TB, r *diff.Result) {
	t.Helper()
	rep := report.New(r, report.Options{Context: -1, Findings: finding.Find(r)})
	for _, s := range rep.Sections {
		for i := range s.Rows {
			row := &s.Rows[i]
			trueRow(t, r, row)
			for k := range row.Clauses {
				trueRow(t, r, &row.Clauses[k])
			}
		}
	}
	for _, lines := range append([][]report.Line{rep.Briefing.Gone, rep.Briefing.New}, itemLines(rep)...) {
		for i := range lines {
			trueRow(t, r, &lines[i].Row)
		}
	}
}

func itemLines(rep *report.Report) [][]report.Line {
	var all [][]report.Line
	for _, item := range rep.Briefing.Items {
		all = append(all, item.Lines)
	}
	return all
}

func trueRow(t testing.TB, r *diff.Result, row *report.Row) {
	t.Helper()
	old, new := spokenIn(t, r.Old, row.Old.Locators), spokenIn(t, r.New, row.New.Locators)
	if got := shown(t, row.Old.Runs, passage.Same); got != old {
		t.Errorf("%v shows %q, the statement says %q", row.Old.Locators, got, old)
	}
	if got := shown(t, row.New.Runs, passage.Same); got != new {
		t.Errorf("%v shows %q, the statement says %q", row.New.Locators, got, new)
	}
	if row.Stub {
		return
	}
	woven := row.Redline()
	if got := shown(t, woven, passage.Inserted); got != old {
		t.Errorf("%v: the redline without insertions is %q, the statement says %q", row.Old.Locators, got, old)
	}
	if got := shown(t, woven, passage.Deleted); got != new {
		t.Errorf("%v: the redline without deletions is %q, the statement says %q", row.New.Locators, got, new)
	}
}

func trueLineage(t testing.TB, l *series.Lineage) {
	t.Helper()
	rep := history.New(l, nil)
	threads := rep.Gone
	for _, s := range rep.Sections {
		threads = append(threads, s.Threads...)
	}
	for _, thread := range threads {
		for i, c := range thread.Cells {
			want := spokenIn(t, l.Statements[i], c.Locators)
			if got := shown(t, c.Runs, passage.Same); got != want {
				t.Errorf("%s %v shows %q, the statement says %q", l.Statements[i].ID, c.Locators, got, want)
			}
			if got := shown(t, c.Woven, passage.Deleted); got != want {
				t.Errorf("%s %v: woven %q, the statement says %q", l.Statements[i].ID, c.Locators, got, want)
			}
		}
	}
}

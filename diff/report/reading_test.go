package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// readsInOrder holds a comparison to what a reader of one statement alone gets: all of its
// text, once and in order. A redline of both is the new text where what was deleted is left
// out, and has each old clause where what was inserted is.
func readsInOrder(t testing.TB, r *diff.Result) {
	t.Helper()
	rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
	if got, want := readingOf(rep, func(r *passage.Run) bool { return r.New == passage.InOrder }, newOf), textOf(r.New); got != want {
		t.Errorf("the rows read the new statement as\n%s\nit says\n%s", got, want)
	}
	sections := slices.Clone(rep.Sections)
	rep.Sections = nil
	for _, i := range report.OldOrder(sections) {
		rep.Sections = append(rep.Sections, sections[i])
	}
	if got, want := readingOf(rep, func(r *passage.Run) bool { return r.Old == passage.InOrder }, oldOf), textOf(r.Old); got != want {
		t.Errorf("the rows read the old statement as\n%s\nit says\n%s", got, want)
	}
	rep.Sections = sections
	redline := func(but passage.Mark) string {
		var text strings.Builder
		for _, s := range rep.Sections {
			for i := range s.Rows {
				if row := &s.Rows[i]; !row.Stub || !row.New.Empty() { // what is left is a note
					text.WriteString(shown(t, row.InText(" "), but))
				}
			}
		}
		return text.String()
	}
	if got, want := redline(passage.Deleted), textOf(r.New); got != want {
		t.Errorf("the redline reads the new statement as\n%s\nit says\n%s", got, want)
	}
	old := redline(passage.Inserted)
	if want := textOf(r.Old); len(old) != len(want) {
		t.Errorf("the redline has %d bytes of the old statement, not %d", len(old), len(want))
	}
	for _, n := range r.Old.Nodes(tree.KindClause) {
		if want := squash(r.Old.TextOf(n)); strings.Count(old, want) < 1 {
			t.Errorf("the redline does not have %s of the old statement: %q", n.Locator, want)
		}
	}
}

func newOf(row *report.Row) []passage.Run { return row.New.Runs }
func oldOf(row *report.Row) []passage.Run { return row.Old.Runs }

// readingOf returns the runs of all rows that pass, a row that is told by clauses by them.
func readingOf(rep *report.Report, passes func(*passage.Run) bool, runs func(*report.Row) []passage.Run) string {
	var text strings.Builder
	var add func(rows []report.Row)
	add = func(rows []report.Row) {
		for i := range rows {
			add(rows[i].Clauses)
			if rows[i].Clauses != nil {
				continue
			}
			for _, r := range runs(&rows[i]) {
				if passes(&r) {
					text.WriteString(r.Text)
				}
			}
		}
	}
	for _, s := range rep.Sections {
		add(s.Rows)
	}
	return squash(text.String())
}

// textOf returns the text of a statement's clauses.
func textOf(s *tree.Statement) string {
	var text strings.Builder
	for _, n := range s.Nodes(tree.KindClause) {
		text.WriteString(s.TextOf(n))
	}
	return squash(text.String())
}

// A clause that became one of a sentence shown as a whole leaves a stub in neither row, and of
// a sentence of which other rows tell some clauses the rest is told, and no more.
func TestClausesCarriedOver(t *testing.T) {
	old := reporttest.Outline(t, []byte(`statement 2021 en
article
  paragraph
    The Sides will dredge the Ling river, | and train its pilots at Songxiu.
    A lighthouse will be built.
`))
	new := reporttest.Outline(t, []byte(`statement 2022 en
article
  paragraph
    The Sides will dredge the river below Songxiu, | and measure it.
    The pilots will be trained at Songxiu, | and more lighthouses will be built on Silver Reef.
`))
	link := func(level diff.Level, kind diff.Kind, o, n string) *diff.Link {
		l := &diff.Link{ID: o + n, Level: level, Kind: kind, Certainty: diff.Certain}
		var from, to string
		if o != "" {
			l.Old = []*tree.Node{old.At(tree.Locator(o))}
			from = old.TextOf(l.Old[0])
		}
		if n != "" {
			l.New = []*tree.Node{new.At(tree.Locator(n))}
			to = new.TextOf(l.New[0])
		}
		if kind == diff.Reworded {
			l.Words = diff.Words(from, to, tree.English)
		}
		return l
	}
	sentence := func(o, n string) *diff.Link { return link(diff.LevelSentence, diff.Reworded, o, n) }
	clause := func(kind diff.Kind, o, n string) *diff.Link { return link(diff.LevelClause, kind, o, n) }
	clauses := []*diff.Link{
		clause(diff.Reworded, "1.1.1.1", "1.1.1.1"), clause(diff.Added, "", "1.1.1.2"),
		clause(diff.Reworded, "1.1.1.2", "1.1.2.1"), clause(diff.Reworded, "1.1.2.1", "1.1.2.2"),
	}
	for name, sentences := range map[string][]*diff.Link{
		"neighbour": {sentence("1.1.1", "1.1.1"), sentence("1.1.2", "1.1.2")},
		"twice":     {sentence("1.1.1", "1.1.1"), sentence("1.1.1", "1.1.2"), sentence("1.1.2", "1.1.2")},
	} {
		t.Run(name, func(t *testing.T) {
			readsInOrder(t, &diff.Result{Old: old, New: new, Links: slices.Concat(sentences, clauses), Parts: [][2]*tree.Node{{old.At("1"), new.At("1")}}})
		})
	}
}

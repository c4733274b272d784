package series_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/testdata/cases"
)

// TestSubject compares subjects with the files of testdata/series, which have one line per
// row with the grounds, the changes and the outcome of each sentence.
func TestSubject(t *testing.T) {
	cases.Each(t, "../../testdata/series/subject-*.txtar", func(t *testing.T, c *cases.Case) {
		statements, rest := readSeries(t, c.Given())
		l := series.Link(statements, nil)
		for asked := range rest {
			subject, ok := strings.CutPrefix(asked, "ask ")
			if !ok {
				t.Fatalf("a section named %q", asked)
			}
			c.Want(asked, told(l, l.Subject(subject)))
		}
	})
}

// told formats a subject as one line per row.
func told(l *series.Lineage, s *series.Subject) string {
	var b strings.Builder
	for _, row := range s.Rows {
		var steps []string
		for _, r := range row {
			step := l.Statements[r.Statement].ID + ":" + string(r.Sentence.Locator) + " " + string(r.Ground)
			switch {
			case r.Link != nil && r.From < r.Statement-1:
				step += " returned"
			case r.Link != nil:
				step += " " + r.Link.Kind.String()
			}
			if r.Gone {
				step += " gone"
			}
			if r.Near != nil {
				step += " near " + l.Statements[r.Near.Statement].ID + ":" + string(r.Near.Clause.Locator)
			}
			if r.Onward != nil {
				step += " onward " + l.Statements[r.Onward.Statement].ID + ":" + string(r.Onward.Clause.Locator)
			}
			steps = append(steps, step)
		}
		b.WriteString(strings.Join(steps, " → ") + "\n")
	}
	for _, near := range s.Near {
		b.WriteString("near " + near + "\n")
	}
	return b.String()
}

// A sentence with the ground Named contains the subject, no sentence occurs twice, and the
// sentences that name a phrase are those that trace counts.
func TestSubjectNamesItself(t *testing.T) {
	l := series.Link(readSpecimens(t), nil)
	for _, text := range l.Subjects(20) {
		s := l.Subject(text)
		if len(s.Rows) == 0 {
			t.Errorf("%s is among the main subjects, and nothing is said on it", text)
		}
		var seen []string
		for _, row := range s.Rows {
			last := -1
			for _, r := range row {
				at := l.Statements[r.Statement].ID + ":" + string(r.Sentence.Locator)
				if slices.Contains(seen, at) || r.Statement < last {
					t.Errorf("%s: %s is there twice, or out of order", text, at)
				}
				seen, last = append(seen, at), r.Statement
				if (r.Ground == series.Named) != (len(r.Names) > 0) {
					t.Errorf("%s: %s is %s with %d names", text, at, r.Ground, len(r.Names))
				}
			}
		}
	}
}

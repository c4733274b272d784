package report_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/testdata/cases"
)

// TestCases holds the models of invented statements to what their files want:
// which rows are routine.
func TestCases(t *testing.T) {
	cases.Each(t, "../../testdata/report/*.txtar", func(t *testing.T, c *cases.Case) {
		r := diff.Compare(reporttest.Outline(t, c.Section("old")), reporttest.Outline(t, c.Section("new")))
		c.Want("want", string(told(report.New(r, report.Options{Findings: finding.Find(r)}))))
	})
}

// told writes the changed rows.
func told(r *report.Report) []byte {
	var b bytes.Buffer
	for _, s := range r.Sections {
		for _, row := range s.Rows {
			if row.Stub || row.Kind == diff.Unchanged {
				continue
			}
			what := row.Kind.String()
			if row.Routine {
				what = "routine"
			}
			fmt.Fprintf(&b, "%s: %s\n", what, reporttest.Marked(row.Redline()))
		}
	}
	return b.Bytes()
}

package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// TestCases holds the models of invented statements to what their files want:
// which rows are routine.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/report/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			r := diff.Compare(reporttest.Outline(t, a.Files[0].Data), reporttest.Outline(t, a.Files[1].Data))
			rep := report.New(r, report.Options{Findings: finding.Find(r)})
			got := told(rep)
			if d := cmp.Diff(string(a.Files[2].Data), string(got)); d != "" && !*update {
				t.Errorf("mismatch (-want +got)\n%s", d)
			}
			if *update && !bytes.Equal(a.Files[2].Data, got) {
				a.Files[2].Data = got
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
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

package report_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

func BenchmarkNew(b *testing.B) {
	r := pair.Compared(b, pair.Report)
	b.SetBytes(int64(len(r.Old.Text) + len(r.New.Text)))
	b.ReportAllocs()
	for b.Loop() {
		report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
	}
}

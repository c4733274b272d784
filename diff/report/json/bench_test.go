package json_test

import (
	"io"
	"testing"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

func BenchmarkWriteComparison(b *testing.B) {
	r := pair.Compared(b, pair.Report)
	b.SetBytes(int64(len(r.Old.Text) + len(r.New.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := json.WriteComparison(io.Discard, r, func() []finding.Finding { return finding.Find(r) }, report.Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}

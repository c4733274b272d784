package html_test

import (
	"io"
	"testing"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

func BenchmarkRender(b *testing.B) {
	r := pair.Compared(b, pair.Report)
	rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
	b.SetBytes(int64(len(r.Old.Text) + len(r.New.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := (html.Renderer{}).Render(io.Discard, rep); err != nil {
			b.Fatal(err)
		}
	}
}

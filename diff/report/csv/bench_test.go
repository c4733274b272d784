package csv_test

import (
	"io"
	"testing"

	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

func BenchmarkRender(b *testing.B) {
	r := pair.Compared(b, pair.Report)
	b.SetBytes(int64(len(r.Old.Text) + len(r.New.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := csv.Render(io.Discard, r, nil); err != nil {
			b.Fatal(err)
		}
	}
}

package series_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

// BenchmarkLink follows the clauses of real reports through the years.
func BenchmarkLink(b *testing.B) {
	for _, bb := range []struct {
		name string
		n    int
	}{{"3", 3}, {"10", 10}} {
		b.Run(bb.name, func(b *testing.B) {
			statements := pair.Series(b, bb.n)
			size := 0
			for _, s := range statements {
				size += len(s.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				series.Link(statements, nil)
			}
		})
	}
}

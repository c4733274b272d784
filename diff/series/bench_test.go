package series_test

import (
	"strconv"
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

// BenchmarkLink traces the clauses of real reports through the years.
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

// BenchmarkLedger finds the formulas and omissions of real reports that are already linked.
func BenchmarkLedger(b *testing.B) {
	for _, n := range []int{3, 10} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			statements := pair.Series(b, n)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				l := series.Link(statements, nil) // each lineage makes its ledger only once
				b.StartTimer()
				l.Omissions(nil)
			}
		})
	}
}

package tables_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/clausediff/clausediff/diff/tables"
	"github.com/clausediff/clausediff/parse/tree"
)

// BenchmarkTables reads the quantities and names of a series, and of series two and four
// times as long: the time per statement must not grow.
func BenchmarkTables(b *testing.B) {
	files, err := filepath.Glob("../../testdata/corpus/zh/*.html")
	if err != nil || len(files) == 0 {
		b.Fatalf("no specimens: %v", err)
	}
	for _, n := range []int{16, 32, 64} {
		var statements []*tree.Statement
		for i := range n {
			s := read(b, files[i%len(files)])
			s.ID = fmt.Sprintf("%04d", 1900+i)
			statements = append(statements, s)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				t := tables.Read(statements)
				t.Quantities()
				t.Names()
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*n), "ms/statement")
		})
	}
	for _, name := range []string{"corpus/work-report-zh", "corpus/fomc-en", "real/ru-cbr-key-rate"} {
		b.Run(filepath.Base(name), func(b *testing.B) {
			statements := folder(b, name)
			b.ReportAllocs()
			for b.Loop() {
				t := tables.Read(statements)
				t.Quantities()
				t.Names()
			}
		})
	}
}

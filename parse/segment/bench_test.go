package segment_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/bulk"
)

// BenchmarkReport segments a report of about 18,000 characters.
func BenchmarkReport(b *testing.B) {
	text, err := bulk.Text(54_000)
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct {
		name string
		cut  func(string, tree.Lang) []tree.Span
	}{{"sentences", segment.Sentences}, {"clauses", segment.Clauses}, {"words", segment.Words}} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				bb.cut(text, tree.Chinese)
			}
		})
	}
}

package docx_test

import (
	"io"
	"testing"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/docx"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/testdata/bulk/pair"
)

func BenchmarkRender(b *testing.B) {
	r := pair.Compared(b, pair.Report)
	b.SetBytes(int64(len(r.Old.Text) + len(r.New.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := docx.Render(io.Discard, r, report.Briefing{}, locale.English); err != nil {
			b.Fatal(err)
		}
	}
}

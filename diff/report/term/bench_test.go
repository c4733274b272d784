package term

import (
	"io"
	"testing"

	"github.com/clausediff/clausediff/diff/report"
)

// BenchmarkRender renders ten thousand rows, about a megabyte of text.
func BenchmarkRender(b *testing.B) {
	rep := specimenReport()
	var rows []report.Row
	for len(rows) < 10_000 {
		rows = append(rows, rep.Sections[1].Rows...)
	}
	rep.Sections[1].Rows = rows
	for _, bb := range []struct {
		name     string
		renderer Renderer
	}{{"stacked", Renderer{Width: 80}}, {"beside", Renderer{Width: 160, Color: true}}} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := bb.renderer.Render(io.Discard, rep); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

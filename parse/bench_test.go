package parse

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/bulk"
)

// BenchmarkReport reads a report of about 18,000 characters, saved as text and as a
// page.
func BenchmarkReport(b *testing.B) {
	text, err := bulk.Text(54_000)
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct{ name, source string }{{"text", text}, {"page", pageOf(text)}} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Any(strings.NewReader(bb.source)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// pageOf returns a text as a page with a menu and a footer.
func pageOf(text string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><title>报告</title></head><body>")
	b.WriteString(`<div class="nav">` + strings.Repeat(`<a href="/">首页</a>`, 50) + `</div><div class="content">`)
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString("<p>" + line + "</p>\n")
		}
	}
	b.WriteString(`</div><div class="footer">` + strings.Repeat(`<a href="/">联系我们</a>`, 20) + "</div></body></html>")
	return b.String()
}

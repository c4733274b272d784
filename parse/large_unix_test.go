//go:build unix

package parse

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/clausediff/clausediff/testdata/sample"
)

// Of odd sizes, four times as much takes some four times as long: a quadratic
// method takes sixteen times. What takes little is not judged.
func TestLargeInputs(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	many := sample.Size(1<<14, 1<<17)
	tests := []struct {
		name   string
		source func(many int) string
	}{
		{"one line", func(n int) string { return "<p>" + strings.Repeat("双方重申友好，", n) + "。</p>" }},
		{"many tags in a row", func(n int) string { return strings.Repeat("<i>双</i>", n) + "方重申友好。" }},
		{"many paragraphs", func(n int) string { return strings.Repeat("<p>双方重申友好，同意共同治理河流。", n/2) }},
		{"many labels", func(n int) string { return strings.Repeat("一、双方重申友好。\n\n", n/2) }},
		{"many unclosed", func(n int) string {
			return strings.Repeat("<p><b>双方重申友好，同意共同治理河流。", n/2)
		}},
		{"deep", func(n int) string { return strings.Repeat("<b>", n) + "双方" }},
		{"many end tags", func(n int) string {
			return strings.Repeat("<div>", 400) + strings.Repeat("</span>", n) + "双方重申友好，同意共同治理河流。" + strings.Repeat("</div>", 400)
		}},
		{"many brackets", func(n int) string { return strings.Repeat("<", 2*n) }},
		{"stars", func(n int) string { return strings.Repeat("*[(", n/2) }},
		{"quotations", func(n int) string { return "# a\n\n" + strings.Repeat("> ", n/2) }},
		{"nested lists", func(n int) string { return "# a\n\n" + strings.Repeat("- ", n/2) }},
		{"images", func(n int) string { return "# a\n\n" + strings.Repeat("![x](y)\n\n", n/2) }},
		{"headings", func(n int) string { return "# a\n\n" + strings.Repeat("**Trade**\n\nThe sides met.\n\n", n/8) }},
		{"lines in bold type", func(n int) string { return "# a\n\n" + strings.Repeat("**Trade**\n\n", n/2) }},
		{"numbers", func(n int) string { return "# a\n\n" + strings.Repeat("1. The sides met.\n\n## H\n\n", n/8) }},
	}
	for _, tt := range tests {
		part, whole := timeOf(tt.source(many/4)), timeOf(tt.source(many))
		t.Logf("%s: %v, a quarter of it %v", tt.name, whole, part)
		if whole > 8*part && whole > 100*time.Millisecond {
			t.Errorf("%s: %v, a quarter of it %v: time grows faster than the text", tt.name, whole, part)
		}
	}
}

// timeOf returns the processor time in which a source is read, of which other
// programs take none: the less of two if it is not short.
func timeOf(source string) time.Duration {
	least := time.Hour
	for range 2 {
		start := processTime()
		_, _ = Any(strings.NewReader(source))
		least = min(least, processTime()-start)
		if least < 100*time.Millisecond {
			break
		}
	}
	return least
}

func processTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

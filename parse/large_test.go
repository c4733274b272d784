package parse

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/allocation"
	"github.com/clausediff/clausediff/testdata/sample"
)

// large lists sources of unusual kinds, of any size.
func large() []largeSource {
	return []largeSource{
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
}

type largeSource struct {
	name   string
	source func(many int) string
}

// Four times the input allocates about four times as much: a method that copies
// everything for each piece would allocate sixteen times as much. BenchmarkLarge
// measures the time.
func TestLargeInputs(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	many := sample.Size(1<<14, 1<<17)
	for _, tt := range large() {
		part, whole := allocated(tt.source(many/4)), allocated(tt.source(many))
		t.Logf("%s: %d KB, a quarter of it %d KB", tt.name, whole>>10, part>>10)
		if whole > 8*part {
			t.Errorf("%s: %d KB, a quarter of it %d KB: memory grows faster than the text", tt.name, whole>>10, part>>10)
		}
	}
}

// allocated returns how many bytes reading a source allocates.
func allocated(source string) uint64 {
	return allocation.Of(func() { _, _ = Any(strings.NewReader(source)) })
}

func BenchmarkLarge(b *testing.B) {
	for _, bb := range large() {
		for _, size := range []struct {
			name string
			many int
		}{{"quarter", 1 << 15}, {"whole", 1 << 17}} {
			b.Run(bb.name+"/"+size.name, func(b *testing.B) {
				source := bb.source(size.many)
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					_, _ = Any(strings.NewReader(source))
				}
			})
		}
	}
}

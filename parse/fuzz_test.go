package parse

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/internal/mhtml"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// FuzzAny holds that no input panics, that a statement is valid, and that
// nothing visible is lost on the way.
func FuzzAny(f *testing.F) {
	for _, l := range layouts {
		f.Add([]byte(l.page("岚泽联合公报", []string{"一、双方重申友好，同意共同治理。", "——共同观测水量；", "二、双方开放渡口，手续从简。"})))
	}
	files, _ := filepath.Glob(filepath.Join(repoRoot(f), "testdata", "parse", "*.txtar"))
	for _, name := range files {
		f.Add(mustRead(f, name))
	}
	f.Add([]byte("<table><p>a<td>b</table><frameset><svg><title>c</title></svg>d<plaintext>e"))
	f.Add([]byte("---\ntitle: \"A: b\"\n---\n# a\n\n1. b **c**  \nd\\. &amp; `e`\n\n> - f <u>g</u> ~~h~~ [i](j) ![k](l)[^1]\n\n[^1]: m\n\n| n | o |\n|---|---|\n| p | q |\n\n<div>r\n</div>\n"))
	f.Add([]byte("一\n\n总则\n\n二\n\n（一）x\n\nI.\n\n1.\n\n第一条\n\n——"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := Any(bytes.NewReader(b))
		if err != nil {
			var e *source.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			if strings.Contains(err.Error(), "internal error") {
				t.Fatal(err)
			}
			return
		}
		if mhtml.Looks(b) {
			return // the page in it is read as others are
		}
		text, _, err := charset.Decode(b, charset.Declared(b))
		if err != nil {
			t.Fatal(err)
		}
		src := map[rune]int{}
		if looksHTML(source.UnixLines(text)) {
			src = visibleHTML(source.UnixLines(text))
		} else {
			count(src, text)
		}
		if l := lost(s, src); l != "" {
			t.Errorf("lost %q", l)
		}
	})
}

// Odd sizes must not take more time than their length explains: a quadratic method
// would run into the time-out of the test.
func TestLargeInputs(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	tests := []struct{ name, source string }{
		{"one line", "<p>" + strings.Repeat("双方重申友好，", 1<<17) + "。</p>"},
		{"many tags in a row", strings.Repeat("<i>双</i>", 1<<17) + "方重申友好。"},
		{"many paragraphs", strings.Repeat("<p>双方重申友好，同意共同治理河流。", 1<<16)},
		{"many labels", strings.Repeat("一、双方重申友好。\n\n", 1<<16)},
		{"many unclosed", strings.Repeat("<p><b>双方重申友好，同意共同治理河流。", 1<<16)},
		{"deep", strings.Repeat("<b>", 1<<17) + "双方"},
		{"many end tags", strings.Repeat("<div>", 400) + strings.Repeat("</span>", 1<<17) + "双方重申友好，同意共同治理河流。" + strings.Repeat("</div>", 400)},
		{"many brackets", strings.Repeat("<", 1<<18)},
		{"stars", strings.Repeat("*[(", 1<<16)},
		{"quotations", "# a\n\n" + strings.Repeat("> ", 1<<16)},
		{"nested lists", "# a\n\n" + strings.Repeat("- ", 1<<16)},
		{"images", "# a\n\n" + strings.Repeat("![x](y)\n\n", 1<<16)},
		{"headings", "# a\n\n" + strings.Repeat("**Trade**\n\nThe sides met.\n\n", 1<<14)},
		{"lines in bold type", "# a\n\n" + strings.Repeat("**Trade**\n\n", 1<<16)},
		{"numbers", "# a\n\n" + strings.Repeat("1. The sides met.\n\n## H\n\n", 1<<14)},
	}
	for _, tt := range tests {
		start := time.Now()
		_, err := Any(strings.NewReader(tt.source))
		took := time.Since(start)
		t.Logf("%s: %d KB in %v, %v", tt.name, len(tt.source)>>10, took.Round(time.Millisecond), err)
	}
}

func BenchmarkPage(b *testing.B) {
	page, err := os.ReadFile(filepath.Join(repoRoot(b), "testdata", "corpus", "zh", "2023.html"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Any(bytes.NewReader(page)); err != nil {
			b.Fatal(err)
		}
	}
}

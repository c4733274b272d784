package parse

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/internal/mhtml"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// FuzzAny checks that no input panics, that every statement is valid, and that nothing
// visible is lost.
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
	f.Add([]byte(brokenInside))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := Any(bytes.NewReader(b))
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			if strings.Contains(err.Error(), "internal error") {
				t.Fatal(err)
			}
			return
		}
		if mhtml.Looks(b) {
			return // the page inside is read like any other
		}
		decoded, err := charset.Decode(b, charset.Declared(b))
		if err != nil {
			t.Fatal(err)
		}
		src := map[rune]int{}
		if looksHTML(source.UnixLines(decoded.Text)) {
			src = visibleHTML(source.UnixLines(decoded.Text))
		} else {
			count(src, decoded.Text)
		}
		if l := lost(s, src); l != "" {
			t.Errorf("lost %q", l)
		}
	})
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

// brokenInside has numbers that continue on the next line, and characters with several
// combining marks, also at the beginning of a line and after a break.
const brokenInside = "Joint Statement\n\nThe sides agreed on 12\n34 tons and 1,\n000 tons in 20\n23, and on Vie\u0323\u0302t and e\u0301\u0327\n" +
	"\u0301\u0302x of the treaty, which they signed on 3\n.\u0301\u03025 May.\n\n第1\n2条　双方同意。\n\n１．\n２　双方修桥\u0301\u0302\u0303。\n"

package pdf_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/pdf"
)

// FuzzJoin checks that no line of any page is lost, and none is invented.
func FuzzJoin(f *testing.F) {
	f.Add("Journal 7\n\ntext of one\n\n1\fJournal 7\n\ntext of two\n\n2")
	f.Add("1\f2\f3")
	f.Add("  \n\f\n\n双方友好。\n- 1 -\f双方合作。\n- 2 -\f")
	f.Add("a\r\n\x0b\u2028b\u00a0\n\f")
	f.Fuzz(func(t *testing.T, all string) {
		pages := strings.Split(strings.ToValidUTF8(all, "\ufffd"), "\f")
		want := map[string]int{}
		for _, p := range pages {
			countLines(want, p, 1)
		}
		text, dropped := pdf.Join(pages)
		countLines(want, text, -1)
		for _, d := range dropped {
			countLines(want, d.Text, -1)
			if d.Page < 1 || d.Page > len(pages) {
				t.Errorf("%+v is of no page", d)
			}
		}
		for l, n := range want {
			if n != 0 {
				t.Errorf("%d of the line %q are missing", n, l)
			}
		}
	})
}

func countLines(counts map[string]int, text string, n int) {
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			counts[l] += n
		}
	}
}

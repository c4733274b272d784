package pdf_test

import (
	"html"
	"strings"
	"testing"
	"unicode"

	"github.com/clausediff/clausediff/parse/internal/pdf"
)

// FuzzContent checks that no character of any page is lost, and none is invented.
func FuzzContent(f *testing.F) {
	f.Add("Journal 7\n\ntext of one\n\n1\fJournal 7\n\ntext of two\n\n2")
	f.Add("1\f2\f3")
	f.Add("  \n\f\n\n双方友好。\n- 1 -\f双方合作^1。\n~1 注\n- 2 -\f")
	f.Add("a\r\n\x0b\u2028b\u00a0\n\f")
	f.Fuzz(func(t *testing.T, all string) {
		all = strings.Map(func(r rune) rune {
			if r != '\n' && r != '\f' && r != ' ' && (unicode.IsSpace(r) || !unicode.IsGraphic(r)) {
				return '.'
			}
			return r
		}, strings.ToValidUTF8(all, "."))
		pages := strings.Split(all, "\f")
		c := pdf.ContentOf(laidOut(strings.Split(html.EscapeString(all), "\f")...))
		want := map[rune]int{}
		for _, p := range pages {
			for l := range strings.SplitSeq(p, "\n") {
				for _, r := range strings.ReplaceAll(strings.TrimPrefix(l, "~"), "^", "") {
					want[r]++
				}
			}
		}
		for _, lines := range [][]pdf.Line{c.Text, c.Edges, c.Notes} {
			for _, l := range lines {
				for _, r := range l.Text {
					want[r]--
				}
				if l.Page < 1 || l.Page > len(pages) {
					t.Errorf("%+v is of no page", l)
				}
			}
		}
		for r, n := range want {
			if r != ' ' && n != 0 {
				t.Errorf("%d of %q are missing", n, r)
			}
		}
	})
}

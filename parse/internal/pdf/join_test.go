package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestJoin(t *testing.T) {
	filled := "双方将在平等互利的基础上进一步加强经贸合作并推动"
	tests := []struct {
		name    string
		pages   []string
		text    string
		dropped []pdf.Line
	}{
		{"none", nil, "", nil},
		{"one page", []string{"一段\n\n二段\n\n"}, "一段\n\n二段", nil},
		{"its number", []string{"一段\n\n1\n"}, "一段", []pdf.Line{{1, "1"}}},
		{"a number that is not that of a page", []string{"2022\n一段\n\n38\n"}, "2022\n一段\n\n38", nil},
		{"a paragraph goes on", []string{filled + "\n\n- 1 -\n\n", "落实。\n\n- 2 -\n"}, filled + "\n落实。", []pdf.Line{{1, "- 1 -"}, {2, "- 2 -"}}},
		{"a sentence ends in a line with room", []string{filled + "\n推动落实。\n\n1\n", "新段\n\n2"}, filled + "\n推动落实。\n\n新段", []pdf.Line{{1, "1"}, {2, "2"}}},
		{"a sentence ends in a filled line", []string{filled + "。\n\n1\n", "新句\n\n2"}, filled + "。\n新句", []pdf.Line{{1, "1"}, {2, "2"}}},
		{"a quotation ends in a line with room", []string{filled + "\n推动。”\n", "新段"}, filled + "\n推动。”\n\n新段", nil},
		{"indents of two wide characters behind a margin", []string{"   一段：\n     " + filled + "\n   落实。\n     二段。"}, "一段：\n　　" + filled + "\n落实。\n　　二段。", nil},
		{"heads set apart in other ways", []string{"Joint Statement    1\n甲", "2 | Joint Statement\n乙", "Joint  Statement     3\n丙"}, "甲\n\n乙\n\n丙",
			[]pdf.Line{{1, "Joint Statement    1"}, {2, "2 | Joint Statement"}, {3, "Joint  Statement     3"}}},
		{"a short line ends", []string{filled + "\n第一章\n", "新段"}, filled + "\n第一章\n\n新段", nil},
		{"numbers from elsewhere on", []string{"甲\n\n17", "乙\n\n18", "丙\n\n2022"}, "甲\n\n乙\n\n丙\n\n2022", []pdf.Line{{1, "17"}, {2, "18"}}},
		{"numbers in words", []string{"甲\n第 1 页 共 2 页", "乙\nPage 2 of 2"}, "甲\n\n乙", []pdf.Line{{1, "第 1 页 共 2 页"}, {2, "Page 2 of 2"}}},
		{"running heads and feet", []string{"News 3\n\n甲\n\nhttp://news.example 1/2\n", "News 3\n\n乙\n\nhttp://news.example 2/2\n"}, "甲\n\n乙",
			[]pdf.Line{{1, "News 3"}, {1, "http://news.example 1/2"}, {2, "News 3"}, {2, "http://news.example 2/2"}}},
		{"a title that becomes a running head", []string{"Joint Statement\n\n甲", "Joint Statement\n\n乙"}, "Joint Statement\n\n甲\n\n乙", []pdf.Line{{2, "Joint Statement"}}},
		{"the same line inside the pages", []string{"甲\n乙\n丙\n同\n丁\n戊\n己", "子\n丑\n寅\n同\n卯\n辰\n巳"}, "甲\n乙\n丙\n同\n丁\n戊\n己\n\n子\n丑\n寅\n同\n卯\n辰\n巳", nil},
		{"headings that only count", []string{"Part 1\n甲", "Part 2\n乙"}, "Part 1\n甲\n\nPart 2\n乙", nil},
		{"an empty page", []string{"甲", "", "乙"}, "甲\n\n乙", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, dropped := pdf.Join(tt.pages)
			if diff := cmp.Diff(tt.text, text); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.dropped, dropped); diff != "" {
				t.Errorf("dropped (-want +got):\n%s", diff)
			}
		})
	}
}

// TestJoinLosesNothing: every line is exactly once in the text or among those left out,
// in order.
func TestJoinLosesNothing(t *testing.T) {
	line := rapid.SampledFrom([]string{"", " ", "1", "2", "3", "- 2 -", "2/3", "head", "head 3", "甲乙丙丁。", "a long line that fills the page", "x"})
	rapid.Check(t, func(t *rapid.T) {
		pages := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(line, 0, 10).Draw(t, "lines"), "\n")
		}), 0, 5).Draw(t, "pages")
		text, dropped := pdf.Join(pages)
		var want []string
		for _, l := range strings.Split(strings.Join(pages, "\n"), "\n") {
			if l = strings.TrimSpace(l); l != "" {
				want = append(want, l)
			}
		}
		rest := strings.Split(text, "\n")
		rest = slices.DeleteFunc(rest, func(l string) bool { return strings.TrimSpace(l) == "" })
		got := slices.Clone(rest)
		for _, d := range dropped {
			got = append(got, d.Text)
		}
		slices.Sort(got)
		sorted := slices.Sorted(slices.Values(want))
		if !slices.Equal(sorted, got) {
			t.Fatalf("lines (-want +got):\n%s", cmp.Diff(sorted, got))
		}
		for _, l := range want {
			if len(rest) > 0 && rest[0] == l {
				rest = rest[1:]
			}
		}
		if len(rest) > 0 {
			t.Fatalf("out of order: %q", rest)
		}
		if text != strings.TrimSpace(text) {
			t.Fatalf("blank ends: %q", text)
		}
	})
}

// TestAnyPages numbers texts of two to eleven pages, from several first numbers.
func TestAnyPages(t *testing.T) {
	for count := 2; count < 12; count++ {
		for first := 1; first < 30; first += 7 {
			var pages, want []string
			for i := range count {
				body := fmt.Sprintf("body of page %c.", 'a'+i)
				want = append(want, body)
				pages = append(pages, fmt.Sprintf("Gazette No. 4\n%s\n\n%d\n", body, first+i))
			}
			text, dropped := pdf.Join(pages)
			if text != strings.Join(want, "\n\n") || len(dropped) != 2*count {
				t.Errorf("%d pages from %d: %q, dropped %v", count, first, text, dropped)
			}
		}
	}
}

package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// laidOut writes pages as the tool does, in a type of one width. A "^" before a word
// raises it in small type, and a line that begins with "~" is in small type.
func laidOut(pages ...string) string {
	var b strings.Builder
	for _, p := range pages {
		b.WriteString("<page width=\"600\" height=\"800\">\n<block xMin=\"0\" yMin=\"0\" xMax=\"1\" yMax=\"1\">\n")
		for i, l := range strings.Split(p, "\n") {
			size := 12.0
			if rest, ok := strings.CutPrefix(l, "~"); ok {
				l, size = rest, 9
			}
			writeRow(&b, l, 50+14*float64(i), size)
		}
	}
	return b.String()
}

func writeRow(b *strings.Builder, l string, y, size float64) {
	if strings.TrimSpace(l) == "" {
		return
	}
	words, x, left := "", 60.0, 0.0
	for k, w := range strings.Split(l, " ") {
		if k > 0 {
			x += size / 2
		}
		for j, part := range strings.Split(w, "^") {
			top, height := y, size
			if j > 0 {
				top, height = y-1, size*.6
			}
			start := x
			for _, r := range part {
				if x += height / 2; chars.IsWide(r) {
					x += height / 2
				}
			}
			if part != "" {
				if words == "" {
					left = start
				}
				words += fmt.Sprintf("<word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">%s</word>\n", start, top, x, top+height, part)
			}
		}
	}
	fmt.Fprintf(b, "<line xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\">\n%s", left, y, x, y+size, words)
}

// shown returns the lines of a text, with an empty line before one that begins a paragraph and four
// spaces where a line is indented.
func shown(lines []pdf.Line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
			if l.Gap || l.Room {
				b.WriteByte('\n')
			}
		}
		if l.Indent {
			b.WriteString("    ")
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

// about returns the page and text of lines.
func about(lines []pdf.Line) []string {
	var all []string
	for _, l := range lines {
		all = append(all, fmt.Sprint(l.Page, " ", l.Text))
	}
	return all
}

func TestContent(t *testing.T) {
	filled := "双方将在平等互利的基础上进一步加强经贸合作并推动"
	three := filled + "\n" + filled + "\n" + filled
	tests := []struct {
		name  string
		pages []string
		text  string
		edges []string
		notes []string
	}{
		{"none", nil, "", nil, nil},
		{"one page", []string{"一段\n\n二段\n\n"}, "一段\n\n二段", nil, nil},
		{"its number", []string{"一段\n\n1\n"}, "一段", []string{"1 1"}, nil},
		{"a number that is not that of a page", []string{"2022\n\n这是第一段。\n\n38\n"}, "2022\n\n这是第一段。\n\n38", nil, nil},
		{"a paragraph goes on", []string{three + "\n\n- 1 -\n\n", "落实。\n\n- 2 -\n"}, three + "\n落实。", []string{"1 - 1 -", "2 - 2 -"}, nil},
		{"a sentence ends in a line with room", []string{three + "\n推动落实。\n\n1\n", "新段\n\n2"}, three + "\n推动落实。\n\n新段", []string{"1 1", "2 2"}, nil},
		{"a sentence ends in a filled line", []string{three + "。\n\n1\n", "新句\n\n2"}, three + "。\n新句", []string{"1 1", "2 2"}, nil},
		{"a quotation ends in a line with room", []string{three + "\n推动。”\n", "新段"}, three + "\n推动。”\n\n新段", nil, nil},
		{"indents of two wide characters behind a margin", []string{"   " + filled + "：\n       " + filled + "\n   " + filled + "\n   落实。\n       " + filled + "\n   " + filled},
			filled + "：\n    " + filled + "\n" + filled + "\n落实。\n\n    " + filled + "\n" + filled, nil, nil},
		{"a hanging paragraph", []string{"(a) the trade of both sides in the goods that they make\n    and in the services that they offer to each other, and\n    the transport of all of them"},
			"(a) the trade of both sides in the goods that they make\nand in the services that they offer to each other, and\nthe transport of all of them", nil, nil},
		{"heads set apart in other ways", []string{"Joint Statement       1\n甲", "2 | Joint Statement\n乙", "Joint  Statement       3\n丙"}, "甲\n\n乙\n\n丙",
			[]string{"1 Joint Statement   1", "2 2 | Joint Statement", "3 Joint Statement   3"}, nil},
		{"numbers from elsewhere on", []string{"甲\n\n17", "乙\n\n18", "丙\n\n2022"}, "甲\n\n乙\n\n丙\n\n2022", []string{"1 17", "2 18"}, nil},
		{"numbers in words", []string{"甲\n第 1 页 共 2 页", "乙\nPage 2 of 2"}, "甲\n\n乙", []string{"1 第 1 页 共 2 页", "2 Page 2 of 2"}, nil},
		{"running heads and feet", []string{"News 3\n\n甲\n\nhttp://news.example 1/2\n", "News 3\n\n乙\n\nhttp://news.example 2/2\n"}, "甲\n\n乙",
			[]string{"1 News 3", "1 http://news.example 1/2", "2 News 3", "2 http://news.example 2/2"}, nil},
		{"the same words elsewhere on the pages", []string{"Pacific.\n\n甲", "甲\n\n\nPacific.\n\n乙"}, "Pacific.\n\n甲\n\n甲\n\nPacific.\n\n乙", nil, nil},
		{"a title that becomes a running head", []string{"Joint Statement\n\n甲", "Joint Statement\n\n乙"}, "Joint Statement\n\n甲\n\n乙", []string{"2 Joint Statement"}, nil},
		{"headings that only count", []string{"Part 1\n\n甲", "Part 2\n\n乙"}, "Part 1\n\n甲\n\nPart 2\n\n乙", nil, nil},
		{"an empty page", []string{"甲", "", "乙"}, "甲\n\n乙", nil, nil},
		{"a footnote and its mark", []string{"The sides met^1 in the house by the old bridge, where\nthey agreed on 5 km^2 and on the fees.\n\n\n~1 The house was built of wood, and burned down in the\n~spring. ^2 is no mark in it.\n\n1"},
			"The sides met in the house by the old bridge, where\nthey agreed on 5 km2 and on the fees.", []string{"1 1"}, []string{"1 1 The house was built of wood, and burned down in the spring. 2 is no mark in it.", "1 1"}},
		{"small type without a mark", []string{"The sides met in the house by the old bridge, where\nthey agreed on the fees.\n\n~in the presence of their friends"},
			"The sides met in the house by the old bridge, where\nthey agreed on the fees.\n\nin the presence of their friends", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := pdf.ContentOf(laidOut(tt.pages...))
			if diff := cmp.Diff(tt.text, shown(c.Text)); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.edges, about(c.Edges)); diff != "" {
				t.Errorf("edges (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, about(c.Notes)); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

// TestContentLosesNothing: every word is exactly once in the text, at the edges or in
// the notes, and the words of the text are in order.
func TestContentLosesNothing(t *testing.T) {
	line := rapid.SampledFrom([]string{"", " ", "1", "2", "3", "- 2 -", "2/3", "head", "head 3", "甲乙丙丁。", "a long line that fills the page", "x^1 y", "~1 note", "~small", "    indented"})
	rapid.Check(t, func(t *rapid.T) {
		pages := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(line, 0, 10).Draw(t, "lines"), "\n")
		}), 0, 5).Draw(t, "pages")
		c := pdf.ContentOf(laidOut(pages...))
		words := func(text string) []string {
			return strings.Split(strings.Join(strings.Fields(strings.NewReplacer("^", "", "~", "").Replace(text)), ""), "")
		}
		want := words(strings.Join(pages, "\n"))
		got := words(shown(slices.Concat(c.Text, c.Edges, c.Notes)))
		rest := words(shown(c.Text))
		for _, w := range want {
			if len(rest) > 0 && rest[0] == w {
				rest = rest[1:]
			}
		}
		if len(rest) > 0 {
			t.Fatalf("out of order: %q", rest)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Fatalf("characters (-want +got):\n%s", cmp.Diff(want, got))
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
			c := pdf.ContentOf(laidOut(pages...))
			if shown(c.Text) != strings.Join(want, "\n\n") || len(c.Edges) != 2*count {
				t.Errorf("%d pages from %d: %q, edges %v", count, first, shown(c.Text), c.Edges)
			}
		}
	}
}

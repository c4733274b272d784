package parse

import (
	"errors"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/page"
	"pgregory.net/rapid"
)

// pageParts are the building blocks of random pages.
var pageParts = []string{
	"<p>", "</p>", "<div>", "</div>", `<div class="ad">`, `<div class=content>`, "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>",
	"<b>", "</b>", "<a href=x>", "</a>", "<br>", "<span hidden>", "</span>", "<h1>", "</h1>", "<h3>", "</h3>", "<title>", "</title>",
	"<script>", "</script>", "<style>", "</style>", "<!-- c -->", "<pre>", "</pre>", "<svg>", "</svg>", "<select><option>", "</select>", "<template>",
	"</template>", "<textarea>", "</textarea>", "<body>", "</body>", "<html>", "</html>", "<frameset>", "<form>", "</form>", "<p style='display:none'>",
	"一、", "二、", "三、", "（一）", "（二）", "第一条　", "1. ", "I. ", "——", "• ", "(a) ", "\n", "\n\n", "　　", " ", "\u200B", "&nbsp;", "&lt;",
	"双方重申友好，同意共同治理边境河流。", "双方指出：", "总则", "岚泽联合声明", "来源：岚讯社", "（完）", "2023年4月5日", "岚方代表（签字）", "责任编辑：某", "🔥看",
	"The two sides agreed to observe the river together, and to report.", "Стороны договорились о дружбе.", "Статья 1. ", "Article 2\n", "本作品是公有领域", "Public domain",
	"**", "# ", "[x](y)", "> ",
}

// Whatever a page contains, the statement is valid and nothing visible is lost.
func TestNothingLost(t *testing.T) {
	tried, whole := 0, 0
	defer func() {
		if whole*10 < tried && !t.Failed() {
			t.Errorf("only %d of %d random pages were read", whole, tried)
		}
	}()
	rapid.Check(t, func(t *rapid.T) {
		tried++
		doc := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pageParts), 12, 80).Draw(t, "parts"), "")
		if rapid.Bool().Draw(t, "whole") {
			// Closed, so that the page does not seem to break off.
			doc = "<html><body>" + doc + "</script></style></title></textarea></body></html>"
		}
		asHTML := rapid.Bool().Draw(t, "html")
		read := Any
		if asHTML {
			read = HTML
		}
		s, err := read(strings.NewReader(doc))
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || strings.Contains(err.Error(), "internal error") {
				t.Fatal(err)
			}
			return
		}
		whole++
		src := map[rune]int{}
		if asHTML || looksHTML(doc) {
			src = visibleHTML(doc)
		} else {
			count(src, doc)
		}
		if l := lost(s, src); l != "" {
			t.Fatalf("lost %q of %q", l, doc)
		}
		if again, _ := read(strings.NewReader(doc)); sketch(again) != sketch(s) {
			t.Fatal("read again, the page is another")
		}
	})
}

// Tidying twice equals tidying once, and only removes white space.
func TestTidy(t *testing.T) {
	tests := []struct{ in, want string }{
		{"　　国务院总理　李克强\u200B ", "国务院总理 李克强"},
		{"两国\n学生", "两国学生"},
		{"federal\n  funds", "federal funds"},
		{"主流仍然是 “东风”", "主流仍然是 “东风”"},
		{"a\u00A0\u00A0b", "a b"},
		{"\uFEFF", ""},
		{"می\u200Cخواهیم\u200B ", "می\u200Cخواهیم"},
		{"क\u094D\u200Dष \u200Da\u200Db", "क\u094D\u200Dष ab"},
	}
	for _, tt := range tests {
		if got := page.Tidy(tt.in); got != tt.want {
			t.Errorf("tidy(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("双方a1, \n\t\u3000\u200B\u00A0。"))).Draw(t, "s")
		once := page.Tidy(s)
		if page.Tidy(once) != once {
			t.Fatalf("%q, then %q", once, page.Tidy(once))
		}
		if strings.Join(strings.Fields(once), "") != strings.Join(strings.Fields(strings.ReplaceAll(s, "\u200B", "")), "") {
			t.Fatalf("%q became %q", s, once)
		}
	})
}

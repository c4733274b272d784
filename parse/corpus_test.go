package parse

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
	"golang.org/x/net/html"

	"github.com/clausediff/clausediff/parse/internal/source"
)

// visibleHTML counts the visible characters of a page's text and comments,
// independently of the reader under test.
func visibleHTML(text string) map[rune]int {
	counts := map[rune]int{}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return counts
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "noscript" {
				z.NextIsNotRawText()
			}
		case html.TextToken, html.CommentToken:
			count(counts, string(z.Text()))
		}
	}
}

func realPage(t testing.TB) []byte {
	return mustRead(t, filepath.Join(sharedCorpus(t), "joint-statement-zh", "2023.html"))
}

func TestRealPage(t *testing.T) {
	page := realPage(t)
	s, err := HTML(bytes.NewReader(page), Name("joint-statement-zh/2023.html"))
	if err != nil {
		t.Fatal(err)
	}
	if s.ID != "2023" || s.Title != "中俄联合声明全文：加强全面战略协作伙伴关系" || s.Lang != tree.Chinese {
		t.Errorf("got id %q, title %q, language %q", s.ID, s.Title, s.Lang)
	}
	var labels string
	for _, n := range s.Nodes(tree.KindArticle) {
		labels += n.Label
	}
	if labels != "一二三四五六七八九" {
		t.Errorf("got articles %q", labels)
	}
	if got := len(blocksOf(s)); got != 89 {
		t.Errorf("got %d blocks, want 89", got)
	}
	if got := len(s.Nodes(tree.KindItem)); got != 5 {
		t.Errorf("got %d items, want 5", got)
	}
	if got := len(reasons(s, "来源：新华社")); got != 2 {
		t.Errorf("got %d source lines discarded, want 2", got)
	}
	for _, text := range []string{"🔥", "翻墙", "来源：", "禁闻", "还呼吁"} {
		if strings.Contains(s.Text, text) {
			t.Errorf("the text holds %q", text)
		}
	}
	for _, word := range []string{"两国学生", "新兴市场和发展中国家", "俄罗斯经济发展部", "欧亚"} {
		if !strings.Contains(s.Text, word) {
			t.Errorf("the text lacks %q", word)
		}
	}
	if len(s.Doubts) > 0 {
		t.Errorf("doubts about a whole page: %q", s.Doubts)
	}
	if l := lost(s, visibleHTML(string(page))); l != "" {
		t.Errorf("lost %q", l)
	}
	if len(s.Text) != len(realText(page)) || s.Text != realText(page) {
		t.Error("the text is not that of the page, character for character")
	}
}

// realText extracts the text of the real page by hand: the paragraphs of the entry
// without labels.
func realText(page []byte) string {
	_, body, _ := strings.Cut(string(page), `<div class="entry">`)
	body, _, _ = strings.Cut(body, "<!--<div id=")
	var out []string
	for _, p := range strings.Split(body, "</p>") {
		if strings.Contains(p, "src-info") {
			continue
		}
		// One item begins in the middle of a paragraph.
		p = strings.TrimSpace(stripTags(p))
		if lead, item, ok := strings.Cut(p, "将：——"); ok {
			out = append(out, lead+"将：")
			p = item
		}
		for _, label := range strings.Split("一、,二、,三、,四、,五、,六、,七、,八、,九、,——", ",") {
			p = strings.TrimPrefix(p, label)
		}
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n")
}

func stripTags(s string) string {
	var b strings.Builder
	inside := false
	for _, r := range s {
		switch {
		case r == '<':
			inside = true
		case r == '>':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestRealPageCutShort(t *testing.T) {
	page := realPage(t)
	from := bytes.Index(page, []byte(`<div class="entry">`)) + 40
	to := bytes.LastIndex(page, []byte("</div><!--END"))
	step := 97
	for at := from; at < to; at += step {
		s, err := HTML(bytes.NewReader(page[:at]))
		if err == nil && len(s.Doubts) == 0 {
			t.Fatalf("cut at byte %d: neither error nor doubt", at)
		}
		if err != nil && !isErr(err, source.ErrTruncated) {
			t.Fatalf("cut at byte %d: %v", at, err)
		}
	}
}

func TestSharedTexts(t *testing.T) {
	dir := sharedCorpus(t)
	files, _ := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if len(files) < 70 {
		t.Fatalf("found %d files", len(files))
	}
	for _, name := range sample.Of(files, 20) {
		b := mustRead(t, name)
		s, err := Any(bytes.NewReader(b), Name(filepath.Base(name)))
		if err != nil {
			t.Error(err)
			continue
		}
		src := map[rune]int{}
		decoded, _ := charset.Decode(b, "")
		count(src, decoded.Text)
		if l := lost(s, src); l != "" {
			t.Errorf("%s: lost %q", name, l)
		}
		if strings.Contains(s.Text, "公有领域") || strings.Contains(s.Text, "Public domain") {
			t.Errorf("%s: the licence is in the text", name)
		}
	}
}

// articles holds the numbers of articles and sections of some reports, counted by hand.
var articles = []struct {
	file               string
	articles, sections int
	title, date        string
}{
	{"work-report-zh/1954.txt", 1, 0, "", ""},
	{"work-report-zh/1957.txt", 5, 0, "政府工作报告", "1957-06-26"},
	{"work-report-zh/1958.txt", 5, 0, "", ""},
	{"work-report-zh/1978.txt", 6, 0, "", ""},
	{"work-report-zh/1986.txt", 4, 11, "", ""},
	{"work-report-zh/1999.txt", 10, 0, "", ""},
	{"work-report-zh/2010.txt", 2, 12, "", ""},
	{"work-report-zh/2021.txt", 3, 8, "政府工作报告", "2021-03-05"},
	{"work-report-zh/2022.txt", 3, 9, "政府工作报告", "2022-03-05"},
	{"work-report-zh/2023.txt", 2, 18, "政府工作报告", "2023-03-05"},
	{"npc-resolution-zh/14-2.txt", 1, 0, "", ""},
	{"fomc-en/20041214.txt", 1, 0, "", ""},
}

func TestSharedOutlines(t *testing.T) {
	dir := sharedCorpus(t)
	for _, tt := range articles {
		s := mustParse(t, string(mustRead(t, filepath.Join(dir, tt.file))))
		a, n := len(s.Nodes(tree.KindArticle)), len(s.Nodes(tree.KindSection))
		if a != tt.articles || n != tt.sections || s.Title != tt.title || s.Date != tt.date {
			t.Errorf("%s: %d articles, %d sections, title %q, date %q; want %d, %d, %q, %q",
				tt.file, a, n, s.Title, s.Date, tt.articles, tt.sections, tt.title, tt.date)
		}
	}
}

func TestSharedParagraphs(t *testing.T) {
	dir := sharedCorpus(t)
	s := mustParse(t, string(mustRead(t, filepath.Join(dir, "npc-resolution-zh/14-2.txt"))))
	if got := len(blocksOf(s)); got != 2 {
		t.Errorf("resolution: %d blocks, want 2", got)
	}
	if !strings.Contains(s.Text, "李强所作的政府工作报告。会议") {
		t.Error("resolution: the line breaks round a former link are left")
	}
	s = mustParse(t, string(mustRead(t, filepath.Join(dir, "fomc-en/20041214.txt"))))
	if got := len(blocksOf(s)); got != 6 {
		t.Errorf("committee: %d blocks, want 6", got)
	}
	if s.Lang != tree.English || !strings.Contains(s.Text, "target for the federal funds rate") {
		t.Error("committee: wrapped lines are not joined by a space")
	}
	s = mustParse(t, string(mustRead(t, filepath.Join(dir, "work-report-zh/2022.txt"))))
	if !strings.Contains(s.Text, "细颗粒物（PM2.5）平均浓度") {
		t.Error("report: an index on a line of its own is not joined")
	}
}

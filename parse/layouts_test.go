package parse

import (
	"fmt"
	"html"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/tree"
)

// layout puts a statement's paragraphs, labels included, on a page typical of some kind
// of site.
type layout struct {
	name string
	page func(title string, paras []string) string
}

func each(paras []string, format string) string {
	var b strings.Builder
	for _, p := range paras {
		fmt.Fprintf(&b, format, html.EscapeString(p))
	}
	return b.String()
}

const menu = `<ul class="a1"><li><a href="/">首页</a></li><li><a href="/n">要闻</a></li><li><a href="/w">国际</a></li><li><a href="/e">经济</a></li></ul>`

const teasers = `<div class="b2"><h3>今日看点</h3><ul><li><a href="/1">岚江水位回落，渡口恢复通航</a></li><li><a href="/2">边境集市开市三十年</a></li><li><a href="/3">青年合唱团到访</a></li></ul></div>`

var layouts = []layout{
	{"fragment", func(title string, p []string) string {
		return "<h2>" + title + "</h2><div>" + each(p, "<p>%s</p>") + "</div>"
	}},
	{"article element", func(title string, p []string) string {
		return "<!doctype html><html><head><title>" + title + " - 某网</title></head><body><header><a href=/>某网</a></header><main><article><h1>" + title +
			"</h1><time>2023-04-05 10:00</time>" + each(p, "<p>%s</p>\n") + "</article></main><footer>© 某网</footer></body></html>"
	}},
	{"br in one div", func(title string, p []string) string {
		return "<html><head><title>" + title + "</title></head><body>" + menu + "<div id=zoom>" + each(p, "　　%s<br>\n") + "</div>" + teasers + "</body></html>"
	}},
	{"double br in a cell", func(title string, p []string) string {
		return "<html><body><table><tr><td width=200>" + menu + "</td><td><center><b>" + title + "</b></center>" + each(p, "&nbsp;&nbsp;&nbsp;&nbsp;%s<br><br>") + "</td></tr></table></body></html>"
	}},
	{"divs as paragraphs", func(title string, p []string) string {
		return "<html><body><div class=top>" + menu + "</div><h1>" + title + "</h1><div class=txt>" + each(p, "<div><span>%s</span></div>") + "</div>" + teasers + "</body></html>"
	}},
	{"no end tags", func(title string, p []string) string {
		return "<title>" + title + "</title>" + menu + "<h1>" + title + "</h1>" + each(p, "<p>%s\n")
	}},
	{"a cell for each paragraph", func(title string, p []string) string {
		return "<html><body><h1>" + title + "</h1><table><tbody>" + each(p, "<tr><td>%s</td></tr>") + "</tbody></table><p>责任编辑：某某</p></body></html>"
	}},
	{"comments below", func(title string, p []string) string {
		return "<html><body><h1>" + title + "</h1><div class=entry-content>" + each(p, "<p>%s</p>") + `</div><section id="comments"><ol class="comment-list">` +
			each(p[:min(4, len(p))], "<li><p>我觉得这句话很重要：%s</p></li>") + "</ol></section></body></html>"
	}},
	{"advertising between", func(title string, p []string) string {
		var b strings.Builder
		for i, s := range p {
			b.WriteString("<p>" + html.EscapeString(s) + "</p>")
			if i%3 == 0 {
				b.WriteString(`<div class="ad-slot"><script>ad(1)</script><a href="/ad">限时优惠，点击购买</a></div>`)
			}
		}
		return "<html><body><h1>" + title + "</h1><div class=content>" + b.String() + "</div></body></html>"
	}},
	{"words linked", func(title string, p []string) string {
		s := strings.ReplaceAll(each(p, "<p>%s</p>"), "双方", `双<span class="kw"><a href="/tag/1">方</a></span>`)
		return "<html><body>" + menu + "<h1>" + title + "</h1><div class=article-body>" + s + "</div></body></html>"
	}},
	{"hidden marks", func(title string, p []string) string {
		s := strings.ReplaceAll(each(p, "<p>%s</p>"), "，", `，<span style="display:none">转自某站</span>`)
		return "<html><body><h1>" + title + "</h1><div>" + s + "</div></body></html>"
	}},
	{"two columns", func(title string, p []string) string {
		return "<html><body><div class=wrap><div class=left>" + "<h1>" + title + "</h1><p class=info>来源：某社　时间：2023-04-05 08:00</p><div>" + each(p, "<p>%s</p>") +
			"</div></div><div class=right>" + strings.Repeat(teasers, 5) + "</div></div></body></html>"
	}},
	{"preformatted", func(title string, p []string) string {
		return "<html><body><h1>" + title + "</h1><pre>" + each(p, "%s\n\n") + "</pre></body></html>"
	}},
	{"fonts", func(title string, p []string) string {
		return "<HTML><BODY><H1>" + title + "</H1><FONT SIZE=3>" + each(p, "<P><FONT FACE=宋体>　　%s</FONT></P>\n") + "</FONT></BODY></HTML>"
	}},
	{"two halves", func(title string, p []string) string {
		half := len(p) / 2
		return "<html><body>" + menu + "<h1>" + title + "</h1><div class=page1>" + each(p[:half], "<p>%s</p>") + "</div><div class=page2>" + each(p[half:], "<p>%s</p>") + "</div></body></html>"
	}},
	{"class words against it", func(title string, p []string) string {
		return `<html><body class="has-sidebar comments-open"><div class="share-enabled source-page"><h1>` + title + "</h1>" + each(p, `<p class="para">%s</p>`) + "</div></body></html>"
	}},
	{"unclosed divs", func(title string, p []string) string {
		return "<div><div><h1>" + title + "</h1>" + each(p, "<p>%s</p>") + "<div>"
	}},
	{"labels in headings", func(title string, p []string) string {
		var b strings.Builder
		for _, s := range p {
			tag := "p"
			if l, ok := label.Read(s); ok && l.Style.IsPart() {
				tag = "h3"
			}
			b.WriteString("<" + tag + ">" + html.EscapeString(s) + "</" + tag + ">")
		}
		return "<html><body><h1>" + title + "</h1><div>" + b.String() + "</div></body></html>"
	}},
	{"labels apart", func(title string, p []string) string {
		var b strings.Builder
		for _, s := range p {
			if l, ok := label.Read(s); ok && l.Style == label.StyleComma {
				s = "<b>" + l.Mark + "</b>" + html.EscapeString(l.Rest)
			} else {
				s = html.EscapeString(s)
			}
			b.WriteString("<p>　　" + s + "</p>")
		}
		return "<html><body><h1>" + title + "</h1><div>" + b.String() + "</div></body></html>"
	}},
	{"plain text", func(title string, p []string) string { return title + "\n\n" + strings.Join(p, "\n\n") + "\n" }},
	{"plain text, one line each", func(title string, p []string) string { return title + "\n" + strings.Join(p, "\n") }},
	{"plain text, indented", func(title string, p []string) string { return title + "\n\n　　" + strings.Join(p, "\n　　") }},
	{"Markdown", func(title string, p []string) string { return "# " + title + "\n\n" + strings.Join(p, "\n\n") + "\n" }},
}

// printed returns a statement's blocks with their marks, as a page prints them.
func printed(s *tree.Statement) []string {
	var out []string
	mark := ""
	for n := range s.Root.All() {
		if n.Kind.IsPart() || n.Kind == tree.KindItem {
			mark += n.Mark
		}
		if n.Kind.IsBlock() {
			out = append(out, mark+s.TextOf(n))
			mark = ""
		}
	}
	return out
}

func TestLayouts(t *testing.T) {
	dir := filepath.Join(repoRoot(t), "testdata", "corpus", "zh")
	s := mustParse(t, string(mustRead(t, filepath.Join(dir, "2022.html"))))
	checkLayouts(t, s)
}

func TestLayoutsOfRealPage(t *testing.T) {
	checkLayouts(t, mustParse(t, string(realPage(t))))
}

// checkLayouts prints a statement in every layout and reads it again.
func checkLayouts(t *testing.T, want *tree.Statement) {
	paras := printed(want)
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			page := l.page(want.Title, paras)
			s := mustParse(t, page)
			if s.Title != want.Title {
				t.Errorf("title %q", s.Title)
			}
			if s.Text != want.Text {
				at := 0
				for at < min(len(s.Text), len(want.Text)) && s.Text[at] == want.Text[at] {
					at++
				}
				t.Errorf("the text differs at byte %d of %d: got …%.90s…, want …%.90s…", at, len(want.Text), s.Text[at:], want.Text[at:])
			}
			if l := lost(s, visibleHTML(page)); l != "" && strings.Contains(page, "<p") {
				t.Errorf("lost %q", l)
			}
			if a, b := len(s.Nodes(tree.KindArticle)), len(want.Nodes(tree.KindArticle)); a != b {
				t.Errorf("%d articles, want %d", a, b)
			}
		})
	}
}

// A short statement on a page with much other text must be found too.
func TestShortStatement(t *testing.T) {
	paras := []string{"一、双方重申友好，同意共同治理边境河流。", "二、双方同意开放新的渡口，手续从简，两岸居民均可使用。", "三、双方将于明年再次会晤，由代表团团长主持。"}
	noise := strings.Repeat("<li><p>渡口终于要开了，等了三年，真是可喜可贺，希望票价不要太贵。</p></li>", 40)
	menus := strings.Repeat(teasers, 6)
	want := mustParse(t, strings.Join(paras, "\n\n")).Text
	for _, page := range []string{
		"<html><body>" + menu + "<h1>岚泽联合公报</h1><div class=text>" + each(paras, "<p>%s</p>") + "</div><div class=comments><ul>" + noise + "</ul></div></body></html>",
		"<html><body><aside>" + noise + "</aside><main><h1>岚泽联合公报</h1>" + each(paras, "<p>%s</p>") + "</main></body></html>",
		"<html><body>" + menus + "<div><h1>岚泽联合公报</h1><div>" + each(paras, "%s<br>") + "</div></div>" + menus + "</body></html>",
		"<html><body>" + menu + "<table><tr><td>" + menus + "</td><td><h1>岚泽联合公报</h1>" + each(paras, "<p>%s</p>") + "</td></tr></table></body></html>",
	} {
		if s := mustParse(t, page); s.Text != want || s.Title != "岚泽联合公报" {
			t.Errorf("%.60s…: got %q, %q", page, s.Title, s.Text)
		}
	}
}

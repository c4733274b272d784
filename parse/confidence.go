package parse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// leftover matches words that appear on web sites but not in statements. Only short
// blocks are searched: a long one may quote such a word.
var leftover = page.Lazy(`(?i)(责任编辑|扫一扫|扫码|二维码|微信公众号|微信号|点击(查看|进入|下载|阅读|这里)|下载客户端|上一篇|下一篇|返回顶部|相关(阅读|新闻|链接|推荐)|版权所有|转载请|免责声明|网友评论|发表评论|分享到|打印本页|关闭窗口|字号[:：]|阅读原文|https?://|www\.|@\w+\.\w|©|all rights reserved|share (this|on)\b|print this|read (more|also)|subscribe|cookies|newsletter|версия для печати|все права защищены|поделиться|читайте также|подпис(ка|аться) на)`)

// longestLeftover is the length, in columns, of the longest block that is searched for
// leftovers.
const longestLeftover = 160

// further matches what a page says when the statement continues on another page.
var further = page.Lazy(`(?i)(^|[\s\[【<(（|])(下一页|下页|后一页|下一頁|next page|следующая страница)|共\s*([2-9]|\d\d)\s*页|^第?\s*1\s*[/／]\s*([2-9]|\d\d)\s*页?$`)

// review adds the doubts about a page that was read, and returns its confidence. The
// closing's blocks need not end with a full stop.
func review(p *page.Page, closing int, numbering []tree.Doubt) tree.Confidence {
	c := tree.Confidence{Kept: keptShare(p), Numbered: len(numbering) == 0}
	p.Doubts = append(p.Doubts, numbering...)
	for _, b := range p.Blocks {
		if word := leftoverIn(b.Text); word != "" {
			c.Leftovers++
			p.Doubt(tree.DoubtLeftover, b.Origin, fmt.Sprintf("%q is the word of a web site; is the block part of the statement?", word))
		}
	}
	doubtEnd(p, closing)
	doubtFurther(p)
	c.Doubts = len(p.Doubts)
	return c
}

// keptShare returns the share of the running text that is in the blocks.
func keptShare(p *page.Page) float64 {
	if p.Unsure == 0 {
		return 1
	}
	kept := 0
	for _, b := range p.Blocks {
		kept += page.Visible(b.Text)
	}
	return float64(kept) / float64(kept+p.Unsure)
}

func leftoverIn(text string) string {
	if page.IsWider(text, longestLeftover) || !mayHoldLeftover(text) {
		return ""
	}
	return strings.TrimSpace(leftover().FindString(text))
}

// leftoverHints lists words of which every Chinese leftover contains one.
var leftoverHints = strings.Fields("责任编辑 扫一扫 扫码 二维码 微信 点击 下载 上一篇 下一篇 返回 相关 版权 转载 声明 评论 分享 打印 关闭 字号 阅读")

// mayHoldLeftover reports whether a text contains a hint, or letters other than Han, so
// that a leftover is possible. Most blocks of a Chinese statement contain neither, and
// the regular expression need not run.
func mayHoldLeftover(text string) bool {
	foreign := func(r rune) bool { return r < 0x2E80 && unicode.IsLetter(r) || r == '@' || r == '©' }
	return strings.ContainsFunc(text, foreign) ||
		slices.ContainsFunc(leftoverHints, func(h string) bool { return strings.Contains(text, h) })
}

// doubtEnd adds a doubt where the last paragraph does not end with a full stop.
func doubtEnd(p *page.Page, closing int) {
	if closing == 0 || closing < len(p.Blocks) {
		return
	}
	if last := p.Blocks[closing-1]; !page.EndsSentence(last.Text) && page.IsWider(last.Text, 40) {
		p.Doubt(tree.DoubtWhole, last.Origin, "the last paragraph does not end with a full stop; is the text whole?")
	}
}

// doubtFurther adds a doubt where the page says that another page follows.
func doubtFurther(p *page.Page) {
	if p.Joined {
		return
	}
	for _, d := range p.LeftOut {
		if tellsOfPages(d.Reason) && !page.IsWider(d.Text, 80) && further().MatchString(d.Text) {
			p.Doubt(tree.DoubtPages, d.Origin, fmt.Sprintf("the page says that another one follows (%s); read them together", page.Excerpt(d.Text)))
			return
		}
	}
}

// tellsOfPages reports whether text left out for this reason may say that another page
// follows. Comments and links point to other pages, and headers and footers of a
// document count its printed pages.
func tellsOfPages(reason tree.Reason) bool {
	switch reason {
	case page.ReasonComments, page.ReasonRelated, page.ReasonField, page.ReasonMargin, page.ReasonPageHeader, page.ReasonPageFooter:
		return false
	}
	return true
}

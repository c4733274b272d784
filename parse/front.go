package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
)

var (
	// byline matches the line under a title: who, when, where.
	byline = page.Lazy(`(?i)^[—–-]*\s*[（(]?\s*(\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月(\s*\S{1,3}\s*日)?|^[（(][^（）()]{2,60}[）)]$|^(国务院|人民政府)?总理\s|^\d{1,2}\s+[A-Za-zА-яЁё]+\s+\d{4}|^[A-Za-zА-яЁё]+\s\d{1,2},\s\d{4}`)
	// dateline matches the dateline with which a news agency begins.
	dateline = page.Lazy(`^[（(]?\s*[^\s。，：、]{1,8}(社|网|报|台)[^。，：]{0,14}?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(综合|专)?(电|讯|消息)\s*[）)]?\s*([（(](记者|通讯员)[^）)]{1,40}[）)])?\s*|^[A-ZА-ЯЁ]{4,20},\s+(\d{1,2}\s+[A-Za-zА-яЁё]+|[A-Za-zА-яЁё]+\.?\s+\d{1,2})\.?\s*[/(][^/()]{2,20}[/)]\.?\s*([–—-]+\s*)?`)
	// introduction matches the sentence with which a site introduces a full text.
	introduction = page.Lazy(`(?i)(全文如下|全文|full text( follows| of the statement)?|текст (заявления|документа))\s*[：:]\s*$|^[（(【]?(联合声明|声明|公报)?全文[）)】]?$`)
)

// frontMatter takes title, date and bylines from the head of the blocks. before is the
// title of the preceding page, "" for the first page.
func frontMatter(p *page.Page, before string) {
	dropAddress(p)
	dropEndMark(p)
	dropIntroduction(p)
	dropDateline(p)
	dropTitleLines(p)
	switch {
	case p.Title == "" && before != "":
		p.Title = before
	case p.Title == "" && len(p.Blocks) > 1 && isTitleLine(p.Blocks[0].Text):
		p.Title, p.TitleAt, p.TitleFrom = p.Blocks[0].Text, p.Blocks[0].Origin, "the first line"
		p.Blocks = p.Blocks[1:]
		joinTitle(p)
		dropTitleLines(p)
	}
	for len(p.Blocks) > 1 {
		b := p.Blocks[0]
		v := judgeFront(p, b.Text)
		if v.Keeps() {
			return
		}
		if tab, line := page.Squeeze(p.Title), page.Squeeze(b.Text); p.TitleOfTab && v.Reason == page.ReasonTitle && (strings.Contains(tab, line) || strings.HasSuffix(line, tab)) {
			p.Title, p.TitleAt, p.TitleFrom, p.TitleOfTab = b.Text, b.Origin, "the line above the text", false
			p.Blocks = p.Blocks[1:]
			continue
		}
		if v.Reason == page.ReasonByline {
			takeByline(p, b)
		}
		p.Crop(1, len(p.Blocks), v)
		dropDateline(p)
	}
}

// enacted matches the line under the title of a law that names its versions.
var enacted = page.Lazy(`(?i)(通过|通過|修正|修订|修訂|修改|\bв ред\.|amended|revised)`)

// takeByline takes the date of a line under the title. The first such line counts, but
// of the lines that name the versions of a law the newest does.
func takeByline(p *page.Page, b page.Block) {
	day := dates.Find(b.Text)
	if p.Date == "" || day > p.Date && enacted().MatchString(b.Text) {
		p.Date, p.DateLine = day, b.Line
	}
}

// mostTitleLines is the maximum number of lines of a title.
const mostTitleLines = 4

// dropTitleLines discards the first blocks if together they repeat the title.
func dropTitleLines(p *page.Page) {
	title, head := page.Squeeze(p.Title), ""
	for i := 0; title != "" && i < min(mostTitleLines, len(p.Blocks)-1); i++ {
		head += page.Squeeze(p.Blocks[i].Text)
		if i > 0 && head == title {
			p.Crop(i+1, len(p.Blocks), page.Verdict{Reason: page.ReasonTitle, Why: "repeats the title"})
			return
		}
		if !strings.HasPrefix(title, head) {
			return
		}
	}
}

// joinTitle completes a title that lacks the statement's name with the following line
// that has it: on the partnership of …, a joint statement.
func joinTitle(p *page.Page) {
	if len(p.Blocks) < 2 || page.StatementName().MatchString(p.Title) {
		return
	}
	next := p.Blocks[0].Text
	if !isTitleLine(next) || !page.StatementName().MatchString(next) || page.EndsSentence(next) {
		return
	}
	p.Title = page.JoinAll([]page.Line{{Text: p.Title}, {Text: next}}, page.IsHanText(p.Title))
	p.Blocks = p.Blocks[1:]
}

// dropAddress discards the web address from which a text was copied.
func dropAddress(p *page.Page) {
	if len(p.Blocks) > 1 && page.AddressOnly().MatchString(p.Blocks[0].Text) {
		p.Crop(1, len(p.Blocks), page.Verdict{Reason: page.ReasonSourceLine, Why: "the address of a page"})
	}
}

// introducedWithin is the number of blocks that are searched for the sentence that
// introduces the text.
const introducedWithin = 5

// dropIntroduction discards a site's own news before the full text: up to the sentence
// that introduces the text, or, where the news begins with a dateline, up to the
// statement's own title.
func dropIntroduction(p *page.Page) {
	for i := 0; i < min(introducedWithin, len(p.Blocks)-1); i++ {
		text := p.Blocks[i].Text
		if label.BeginsBlock(text) {
			return
		}
		if introduction().MatchString(text) {
			p.Crop(i+1, len(p.Blocks), page.Verdict{Reason: page.ReasonIntroduction, Why: "stands before the full text"})
			return
		}
	}
}

// endMark matches what sites add after the last sentence.
var endMark = page.Lazy(`\s*[（(【\[]\s*(完|全文完|(责任编辑|责编|编辑|来源|稿源|作者|记者)[:：\s][^（()）【】\[\]]{1,24})[）)】\]]$`)

// dropEndMark cuts the end mark from the last block.
func dropEndMark(p *page.Page) {
	if len(p.Blocks) == 0 {
		return
	}
	b := &p.Blocks[len(p.Blocks)-1]
	if last, _ := utf8.DecodeLastRuneInString(b.Text); !strings.ContainsRune("）)】]", last) {
		return
	}
	at := endMark().FindStringIndex(b.Text)
	if at != nil && at[0] > 0 && page.EndsSentence(b.Text[:at[0]]) {
		p.Discard(page.Verdict{Reason: page.ReasonEndMark, Why: "ends the last paragraph"}, b.Origin, b.Text[at[0]:])
		b.Text = b.Text[:at[0]]
	}
}

// shortestTitle is the fewest visible characters by which a title is recognised at the
// end of a longer one.
const shortestTitle = 8

// judgeFront returns why a block at the head is not yet part of the text.
func judgeFront(p *page.Page, text string) page.Verdict {
	if _, labelled := label.Read(text); labelled && !strings.HasPrefix(text, "—") {
		return page.Verdict{}
	}
	n := utf8.RuneCountInString(text)
	switch {
	case p.Title != "" && page.Squeeze(text) == page.Squeeze(p.Title):
		return page.Verdict{Reason: page.ReasonTitle, Why: "repeats the title"}
	case page.Visible(p.Title) >= shortestTitle && strings.HasSuffix(page.Squeeze(text), page.Squeeze(p.Title)) && page.Visible(text) < 2*page.Visible(p.Title) && label.IsHeadline(text):
		return page.Verdict{Reason: page.ReasonTitle, Why: "gives the title in full"}
	case n <= 80 && byline().MatchString(text) && !page.EndsSentence(text) && !page.EndsOpen(text):
		return page.Verdict{Reason: page.ReasonByline, Why: "stands under the title"}
	case p.Title != "" && !page.IsWider(text, 40) && dates.Find(text) != "" && !page.EndsSentence(text) && !page.EndsOpen(text):
		return page.Verdict{Reason: page.ReasonByline, Why: "a day under the title"}
	case p.Title != "" && n <= 20 && isPersonLine(text):
		return page.Verdict{Reason: page.ReasonByline, Why: "names a speaker under the title"}
	case p.Title != "" && n <= 100 && label.IsHeadline(text) && page.StatementName().MatchString(text):
		return page.Verdict{Reason: page.ReasonTitle, Why: "names the statement under the title"}
	}
	return page.Verdict{}
}

// isPersonLine reports whether a line under the title names the speaker.
func isPersonLine(text string) bool {
	if page.EndsSentence(text) || page.EndsOpen(text) {
		return false
	}
	n := utf8.RuneCountInString(strings.ReplaceAll(text, " ", ""))
	if first, _ := utf8.DecodeRuneInString(text); !chars.IsWide(first) {
		return false
	}
	return n <= 4 && !strings.ContainsAny(text, "，、") || strings.Contains(text, "总理") || strings.Contains(text, "主席")
}

// isTitleLine reports whether the first block of a source is its title.
func isTitleLine(text string) bool {
	_, labelled := label.Read(text)
	return !labelled && label.IsPhrase(text) && !page.IsWider(text, extract.LongestTitle) && extract.JudgeWords(text).Keeps() && !byline().MatchString(text)
}

// dropDateline cuts an agency's dateline from the first block.
func dropDateline(p *page.Page) {
	if len(p.Blocks) == 0 {
		return
	}
	b := &p.Blocks[0]
	at := dateline().FindStringIndex(b.Text)
	if at == nil {
		return
	}
	p.Discard(page.Verdict{Reason: page.ReasonDateline, Why: "begins the first paragraph"}, b.Origin, b.Text[:at[1]])
	if b.Text = strings.TrimSpace(b.Text[at[1]:]); b.Text == "" {
		p.Blocks = p.Blocks[1:]
	}
}

package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

var (
	// byline matches the line under a title: who, when, where.
	byline = lazy(`(?i)^[—–-]*\s*[（(]?\s*(\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*\S{1,3}\s*月(\s*\S{1,3}\s*日)?|^[（(][^（）()]{2,60}[）)]$|^(国务院|人民政府)?总理\s|^\d{1,2}\s+[A-Za-zА-яЁё]+\s+\d{4}|^[A-Za-zА-яЁё]+\s\d{1,2},\s\d{4}`)
	// dateline matches how a news agency begins.
	dateline = lazy(`^[（(]?\s*[^\s。，：、]{1,8}(社|网|报|台)[^。，：]{0,14}?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(综合|专)?(电|讯|消息)\s*[）)]?\s*([（(](记者|通讯员)[^）)]{1,40}[）)])?\s*|^[A-ZА-ЯЁ]{4,20},\s+(\d{1,2}\s+[A-Za-zА-яЁё]+|[A-Za-zА-яЁё]+\.?\s+\d{1,2})\.?\s*[/(][^/()]{2,20}[/)]\.?\s*([–—-]+\s*)?`)
	// introduction matches the sentence by which a site leads in a full text.
	introduction = lazy(`(?i)(全文如下|全文|full text( follows| of the statement)?|текст (заявления|документа))\s*[：:]\s*$|^[（(【]?(联合声明|声明|公报)?全文[）)】]?$`)
)

// frontMatter takes title, date and bylines from the head of the blocks. before
// is the title of the pages before this one, "" for the first.
func (p *page) frontMatter(before string) {
	p.dropAddress()
	p.dropEndMark()
	p.dropIntroduction()
	p.dropDateline()
	p.dropTitleLines()
	switch {
	case p.title == "" && before != "":
		p.title = before
	case p.title == "" && len(p.blocks) > 1 && isTitleLine(p.blocks[0].text):
		p.title, p.titleAt, p.titleFrom = p.blocks[0].text, p.blocks[0].origin, "the first line"
		p.blocks = p.blocks[1:]
		p.joinTitle()
	}
	for len(p.blocks) > 1 {
		b := p.blocks[0]
		v := p.judgeFront(b.text)
		if v.keeps() {
			return
		}
		if p.titleOfTab && v.reason == reasonTitle && strings.Contains(squeeze(p.title), squeeze(b.text)) {
			p.title, p.titleAt, p.titleFrom, p.titleOfTab = b.text, b.origin, "the line above the text", false
			p.blocks = p.blocks[1:]
			continue
		}
		if v.reason == reasonByline {
			p.takeByline(b)
		}
		p.discard(v, b.origin, b.text)
		p.blocks = p.blocks[1:]
		p.dropDateline()
	}
}

// enacted matches what a line under the title of a law says of its versions.
var enacted = lazy(`(?i)(通过|通過|修正|修订|修訂|修改|\bв ред\.|amended|revised)`)

// takeByline takes the day of a line under the title: the first, or of the lines
// that name the versions of a law the newest.
func (p *page) takeByline(b block) {
	day := lang.FindDate(b.text)
	if p.date == "" || day > p.date && enacted().MatchString(b.text) {
		p.date, p.dateLine = day, b.line
	}
}

// mostTitleLines is how many lines a title may take.
const mostTitleLines = 4

// dropTitleLines leaves out the title that the head of the text repeats in
// several lines.
func (p *page) dropTitleLines() {
	title, head := squeeze(p.title), ""
	for i := 0; title != "" && i < min(mostTitleLines, len(p.blocks)-1); i++ {
		head += squeeze(p.blocks[i].text)
		if i > 0 && head == title {
			p.discardAll(p.blocks[:i+1], verdict{reasonTitle, "repeats the title"})
			p.blocks = p.blocks[i+1:]
			return
		}
		if !strings.HasPrefix(title, head) {
			return
		}
	}
}

// joinTitle adds to a title that names no statement the line that does: on the
// partnership of …, a joint statement.
func (p *page) joinTitle() {
	if len(p.blocks) < 2 || statementName().MatchString(p.title) {
		return
	}
	next := p.blocks[0].text
	if !isTitleLine(next) || !statementName().MatchString(next) || endsSentence(next) {
		return
	}
	p.title = joinAll([]line{{text: p.title}, {text: next}}, isHanText(p.title))
	p.blocks = p.blocks[1:]
}

// dropAddress takes away the address from which a text was copied.
func (p *page) dropAddress() {
	if len(p.blocks) > 1 && addressOnly().MatchString(p.blocks[0].text) {
		p.discard(verdict{reasonSourceLine, "the address of a page"}, p.blocks[0].origin, p.blocks[0].text)
		p.blocks = p.blocks[1:]
	}
}

// introducedWithin is how far down the sentence may stand that leads in the
// text.
const introducedWithin = 5

// dropIntroduction leaves out a site's own news before the full text: up to the
// sentence that leads it in, or up to the statement's own title where the news
// begins with a dateline.
func (p *page) dropIntroduction() {
	dated := false
	for i := 0; i < min(introducedWithin, len(p.blocks)-1); i++ {
		text := p.blocks[i].text
		dated = dated || dateline().MatchString(text)
		own := dated && isHeadline(text) && statementName().MatchString(text) && i > 0
		if beginsBlock(text) {
			return
		}
		if !own && !introduction().MatchString(text) {
			continue
		}
		if !own {
			i++
		}
		for _, b := range p.blocks[:i] {
			p.discard(verdict{reasonIntroduction, "stands before the full text"}, b.origin, b.text)
		}
		p.blocks = p.blocks[i:]
		return
	}
}

// endMark matches what sites put behind the last sentence.
var endMark = lazy(`\s*[（(【\[]\s*(完|全文完|(责任编辑|责编|编辑|来源|稿源|作者|记者)[:：\s][^（()）【】\[\]]{1,24})[）)】\]]$`)

// dropEndMark cuts the end mark from the last block.
func (p *page) dropEndMark() {
	if len(p.blocks) == 0 {
		return
	}
	b := &p.blocks[len(p.blocks)-1]
	if last, _ := utf8.DecodeLastRuneInString(b.text); !strings.ContainsRune("）)】]", last) {
		return
	}
	at := endMark().FindStringIndex(b.text)
	if at != nil && at[0] > 0 && endsSentence(b.text[:at[0]]) {
		p.discard(verdict{reasonEndMark, "ends the last paragraph"}, b.origin, b.text[at[0]:])
		b.text = b.text[:at[0]]
	}
}

// judgeFront tells why a block at the head is not yet the text.
func (p *page) judgeFront(text string) verdict {
	if _, labelled := readLabel(text); labelled && !strings.HasPrefix(text, "—") {
		return verdict{}
	}
	n := utf8.RuneCountInString(text)
	switch {
	case p.title != "" && squeeze(text) == squeeze(p.title):
		return verdict{reasonTitle, "repeats the title"}
	case n <= 80 && byline().MatchString(text) && !endsSentence(text) && !endsOpen(text):
		return verdict{reasonByline, "stands under the title"}
	case p.title != "" && columns(text) <= 40 && lang.FindDate(text) != "" && !endsSentence(text) && !endsOpen(text):
		return verdict{reasonByline, "a day under the title"}
	case p.title != "" && n <= 20 && isPersonLine(text):
		return verdict{reasonByline, "names a speaker under the title"}
	case p.title != "" && n <= 100 && isHeadline(text) && statementName().MatchString(text):
		return verdict{reasonTitle, "names the statement under the title"}
	}
	return verdict{}
}

// isPersonLine reports whether a line under the title names the speaker.
func isPersonLine(text string) bool {
	if endsSentence(text) || endsOpen(text) {
		return false
	}
	n := utf8.RuneCountInString(strings.ReplaceAll(text, " ", ""))
	if first, _ := utf8.DecodeRuneInString(text); !lang.IsWide(first) {
		return false
	}
	return n <= 4 && !strings.ContainsAny(text, "，、") || strings.Contains(text, "总理") || strings.Contains(text, "主席")
}

// isTitleLine reports whether the first block of a source is its title.
func isTitleLine(text string) bool {
	_, labelled := readLabel(text)
	return !labelled && isHeadline(text) && columns(text) <= longestTitle && judgeWords(text).keeps() && !byline().MatchString(text)
}

// dropDateline cuts an agency's dateline from the first block.
func (p *page) dropDateline() {
	if len(p.blocks) == 0 {
		return
	}
	b := &p.blocks[0]
	at := dateline().FindStringIndex(b.text)
	if at == nil {
		return
	}
	if rest := strings.TrimSpace(b.text[at[1]:]); rest != "" {
		p.discard(verdict{reasonDateline, "begins the first paragraph"}, b.origin, b.text[:at[1]])
		b.text = rest
		return
	}
	p.discard(verdict{reasonDateline, "begins the first paragraph"}, b.origin, b.text)
	p.blocks = p.blocks[1:]
}

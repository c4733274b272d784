package parse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

// labelStyle is a way of numbering; the order is from coarse to fine.
type labelStyle uint8

const (
	styleNone    labelStyle = iota
	styleChapter            // 第一章 Chapter 1 Глава 1
	styleComma              // 一、 and 一 alone
	styleRoman              // I.
	styleArticle            // 第一条 Article 1 Статья 1
	styleParen              // （一）
	styleDigit              // 1.
	styleItem               // —— • * (a) 1) ①
)

// isPart reports whether labels of the style begin an article or section.
func (s labelStyle) isPart() bool { return styleNone < s && s < styleItem }

// label is the numbering at the beginning of a block.
type label struct {
	style  labelStyle
	number int    // 0 for items
	label  string // as readers name it: 一
	mark   string // as printed: 一、
	rest   string // the block's text after it
}

// labelForm is one way of printing labels: group 1 is the label, the whole
// match is the mark.
type labelForm struct {
	style labelStyle
	first string // the characters it may begin with, "" for any
	re    func() *regexp.Regexp
	value func(string) int
}

const hanDigits = "一二三四五六七八九十百〇零"

var labelForms = []labelForm{
	{styleChapter, "第", lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?(?:章|编|部分))(?:[\s：:、]|$)`), lang.Number},
	{styleArticle, "第", lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?条)(?:[\s：:、]|$)`), lang.Number},
	{styleComma, hanDigits, lazy(`^([` + hanDigits + `]+)\s?[、．.]`), lang.Number},
	{styleComma, hanDigits, lazy(`^([` + hanDigits + `]+)$`), lang.Number},
	{styleParen, "（(", lazy(`^([（(]\s?([` + hanDigits + `]+)\s?[）)])[、．.]?`), lang.Number},
	{styleRoman, "IVX", lazy(`^([IVX]+)(?:[.．、](?:\s|$|\p{Han})|$)`), lang.Roman},
	{styleChapter, "CГР", lazy(`^((?:Chapter|CHAPTER|Глава|ГЛАВА|Раздел|РАЗДЕЛ)\s([0-9IVX]+))(?:[.:]|$)`), lang.Number},
	{styleArticle, "AСП", lazy(`^((?:Article|ARTICLE|Статья|СТАТЬЯ|Пункт)\s([0-9IVX]+))(?:[.:]|$)`), lang.Number},
	{styleArticle, "AС", lazy(`^((?:Article|ARTICLE|Статья|СТАТЬЯ)\s([0-9IVX]+))(?:\s[A-ZА-ЯЁ])`), lang.Number},
	{styleDigit, "", lazy(`^([0-9０-９]{1,3})(?:[.．]\s|[.．、](?:\p{Han}|[“《「『])|[.．、]$|、)`), lang.Number},
	{styleItem, "（(", lazy(`^([（(]\s?(?:[a-zа-я]|[ivx]{1,4}|[0-9０-９]{1,2})\s?[）)])[、．.]?`), nil},
	{styleItem, "", lazy(`^((?:[a-zа-я]|[0-9０-９]{1,2})[)）])`), nil},
	{styleItem, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", lazy(`^([①-⑳])[、．.]?`), nil},
	{styleItem, "—―─", lazy(`^((?:[—―─]\s?){2,})`), nil},
	{styleItem, "—–-*•●■◆▪‣·", lazy(`^([—–\-*•●■◆▪‣·])\s`), nil},
	{styleItem, "•●■◆▪‣", lazy(`^([•●■◆▪‣])`), nil},
}

// readLabel reads the label at the beginning of a block. 第一， and 一是 are
// words of a sentence, not labels.
func readLabel(text string) (label, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	for _, f := range labelForms {
		if f.first != "" && !strings.ContainsRune(f.first, first) || f.first == "" && !mayCount(first) {
			continue
		}
		m := f.re().FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		if l, ok := f.read(text, m); ok {
			return l, true
		}
	}
	return label{}, false
}

// mayCount reports whether a character can begin a counting label.
func mayCount(r rune) bool {
	return unicode.IsDigit(r) || 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я'
}

// read builds the label from a match. The mark ends at the delimiter: what was
// only looked at, white space or a capital, stays with the text.
func (f labelForm) read(text string, m []int) (label, bool) {
	end := m[1]
	for end > m[3] {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		if !unicode.IsSpace(r) && !unicode.IsLetter(r) && !strings.ContainsRune("“《「『", r) {
			break
		}
		end -= size
	}
	l := label{style: f.style, label: strings.TrimSpace(text[m[2]:m[3]]), mark: strings.TrimSpace(text[:end])}
	l.rest = strings.TrimSpace(text[end:])
	if f.value != nil {
		digits := l.label
		if len(m) > 5 && m[4] >= 0 {
			digits = text[m[4]:m[5]]
		}
		l.number = f.value(digits)
	}
	return l, f.style == styleItem || l.number > 0
}

// isHeadline reports whether the text reads as a heading: short, and not a
// sentence.
func isHeadline(s string) bool {
	return s != "" && !endsSentence(s) && !endsOpen(s) && columns(s) <= 220
}

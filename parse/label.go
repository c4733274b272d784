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
	styleNone     labelStyle = iota
	styleAnnex               // Annex I, 附件一
	styleChapter             // 第一章 Chapter 1 Глава 1 Part II Section 1
	styleDivision            // 第一节
	styleComma               // 一、 and 一 alone
	styleRoman               // I.
	styleLetter              // A. 甲、
	styleArticle             // 第一条 Article 1 Статья 1
	styleParen               // （一）
	styleDigit               // 1.
	styleDecimal             // 1.1. I.2.
	styleDecimal3            // 1.1.1.
	styleDecimal4            // 1.1.1.1.
	styleLower               // a. ii.
	styleItem                // —— • * (a) 1) ①
)

// isPart reports whether labels of the style begin an article or section.
func (s labelStyle) isPart() bool { return styleNone < s && s < styleItem }

// label is the numbering at the beginning of a block.
type label struct {
	style  labelStyle
	number int    // of several the last, 0 for items
	label  string // as readers name it: 一
	mark   string // as printed: 一、
	rest   string // the block's text after it
}

// parent returns the label under which one of several numbers stands: 1 of 1.2,
// "" for any other.
func (l *label) parent() string {
	if l.style < styleDecimal || l.style > styleDecimal4 {
		return ""
	}
	return strings.Trim(l.label[:strings.LastIndexAny(l.label, ".-")], "§ (（")
}

// isInserted reports whether a label repeats a number with a suffix: 1bis.
func (l *label) isInserted() bool {
	return strings.HasSuffix(l.label, "bis") || strings.HasSuffix(l.label, "ter") || strings.HasSuffix(l.label, "quater")
}

// labelForm is one way of printing labels: group 1 is the label, the whole
// match is the mark.
type labelForm struct {
	style labelStyle
	first string // the characters it may begin with, "" for any
	re    func() *regexp.Regexp
	value func(string) int
}

const (
	hanDigits = "一二三四五六七八九十百〇零"
	hanForms  = "壹贰貳叁參肆伍陆陸柒捌玖拾" // of numbers that nobody alters
	decimals  = `(?:[0-9]{1,3}|[IVX]{1,6}|[A-ZА-Я]{1})(?:[.\-](?:[0-9]{1,3}|[IVX]{1,6}|[a-zа-я])){1,3}`
	capitals  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	cyrillic  = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ" // without Ё Й Ъ Ы Ь, which do not count
	stems     = "甲乙丙丁戊己庚辛壬癸"
)

// labelForms are the labels that say what they are wherever they stand.
var labelForms = []labelForm{
	{styleAnnex, "附", lazy(`^(附[件录錄]?\s?([` + hanDigits + `0-9０-９]+))(?:[\s：:、.．]|$)`), lang.Number},
	{styleAnnex, "AП", lazy(`^((?:Annex|ANNEX|Appendix|APPENDIX|Приложение|ПРИЛОЖЕНИЕ)\s(?:№\s?)?([0-9IVX]+|[A-Z]))(?:[.:]|$|\s[–—-]\s)`), orderOf},
	{styleChapter, "第", lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?(?:章|编|編|部分))(?:[\s：:、]|$)`), lang.Number},
	{styleDivision, "第", lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?[节節])(?:[\s：:、]|$)`), lang.Number},
	{styleLetter, "", lazy(`^([A-ZА-Я])[)）](?:\s|$)`), letterOrder},
	{styleArticle, "第", lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?[条條](?:之[` + hanDigits + `]+)?)(?:[\s：:、]|$)`), lang.Number},
	{styleComma, hanDigits, lazy(`^([` + hanDigits + `]+)\s?[、．.]`), lang.Number},
	{styleComma, hanDigits, lazy(`^([` + hanDigits + `]+)$`), lang.Number},
	{styleComma, hanForms, lazy(`^([` + hanForms + `]+)\s?[、．.]`), formalNumber},
	{styleParen, "（(", lazy(`^([（(]\s?([` + hanDigits + `]+)\s?[）)])[、．.]?`), lang.Number},
	{styleParen, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", lazy(`^([㈠-㈩])[、．.]?`), enclosed('㈠')},
	{styleParen, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", lazy(`^([㊀-㊉])[、．.]?`), enclosed('㊀')},
	{styleRoman, "IVX", lazy(`^([IVX]+)(?:[.．、](?:\s|$|\p{Han})|$)`), lang.Roman},
	{styleRoman, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", lazy(`^([Ⅰ-Ⅻ])[.．、]?`), enclosed('Ⅰ')},
	{styleChapter, "CГРPSЧ", lazy(`^((?:Chapter|CHAPTER|Part|PART|Section|SECTION|Глава|ГЛАВА|Раздел|РАЗДЕЛ|Часть|ЧАСТЬ)\s([0-9IVX]+))(?:[.:]|$|\s[–—-]\s)`), lang.Number},
	{styleArticle, "AСП", lazy(`^((?:Article|ARTICLE|Статья|СТАТЬЯ|Пункт)\s([0-9IVX]+)(?:\s?(?:bis|ter|quater)\b)?)(?:[.:]|$|\s[–—-]\s)`), lang.Number},
	{styleArticle, "AС", lazy(`^((?:Article|ARTICLE|Статья|СТАТЬЯ)\s([0-9IVX]+))(?:\s[A-ZА-ЯЁ])`), lang.Number},
	{styleArticle, "AСа", lazy(`^((?:Art|ART|Ст|СТ)\.\s?([0-9]{1,3}))[.:](?:\s|$)`), lang.Number},
	{styleArticle, "§", lazy(`^(§\s?([0-9]{1,3}))[.:]?(?:\s|$)`), lang.Number},
	{styleDigit, "п", lazy(`^(п\.\s?([0-9]{1,3}))[.:](?:\s|$)`), lang.Number},
	{styleDigit, "OP", lazy(`^((?:OP|PP)\s?([0-9]{1,3}))[.:]?(?:\s|$)`), lang.Number},
	{styleDigit, "", lazy(`^([0-9０-９]{1,3})(?:[.．]\s|[.．、](?:\p{Han}|[“《「『])|[.．、]$|、)`), lang.Number},
	{styleDigit, "", lazy(`^(([0-9]{1,3})\s?(?:bis|ter|quater))(?:[.]?\s|[.]$)`), lang.Number},
	{styleDigit, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", lazy(`^([⒈-⒛])`), enclosed('⒈')},
	{styleDecimal, "", lazy(`^(` + decimals + `)[.)](?:\s|$|\p{Han})`), lastNumber},
	{styleDecimal, "(（", lazy(`^[(（](` + decimals + `)[)）]`), lastNumber},
	{styleItem, "（(", lazy(`^([（(]\s?(?:[A-Za-zА-Яа-я]|[ivx]{1,4}|[0-9０-９]{1,2})\s?[）)])[、．.]?`), nil},
	{styleItem, "", lazy(`^((?:[a-zа-я]|[0-9０-９]{1,2})[)）])`), nil},
	{styleItem, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", lazy(`^([①-⑳])[、．.]?`), nil},
	{styleItem, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", lazy(`^([⑴-⒇])[、．.]?`), nil},
	{styleItem, "—―─", lazy(`^((?:[—―─]\s?){2,})`), nil},
	{styleItem, "—–-*•●■◆▪‣·", lazy(`^([—–\-*•●■◆▪‣·])\s`), nil},
	{styleItem, "•●■◆▪‣", lazy(`^([•●■◆▪‣])`), nil},
}

// readLabel reads the label at the beginning of a block. 第一， and 一是 are
// words of a sentence, not labels.
func readLabel(text string) (label, bool) {
	if plain := lang.Ideographs(text); plain != text {
		l, ok := readLabel(plain)
		l.rest = text[len(text)-len(l.rest):]
		return l, ok
	}
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
	return unicode.IsDigit(r) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 'А' <= r && r <= 'я'
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
	if f.style == styleDecimal {
		l.style += labelStyle(strings.Count(l.label, ".") + strings.Count(l.label, "-") - 1)
	}
	return l, f.style == styleItem || l.number > 0
}

// orderOf reads a number, or a letter as its place among the letters.
func orderOf(s string) int {
	if n := lang.Number(s); n > 0 {
		return n
	}
	return placeIn(capitals)(s)
}

// letterOrder reads a capital as its place among the letters.
func letterOrder(s string) int { return placeIn(capitals)(s) + placeIn(cyrillic)(s) }

// placeIn makes a reader of the place of a character in a row, from 1.
func placeIn(row string) func(string) int {
	return func(s string) int {
		i := strings.Index(row, s)
		if i < 0 {
			return 0
		}
		return utf8.RuneCountInString(row[:i]) + 1
	}
}

// enclosed makes a reader of numbers that are one character, which follow each
// other from first on.
func enclosed(first rune) func(string) int {
	return func(s string) int { r, _ := utf8.DecodeRuneInString(s); return int(r-first) + 1 }
}

// formalNumber reads a number of the forms that nobody alters: 壹
func formalNumber(s string) int {
	return lang.Number(strings.NewReplacer("壹", "一", "贰", "二", "貳", "二", "叁", "三", "參", "三", "肆", "四", "伍", "五",
		"陆", "六", "陸", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十").Replace(s))
}

// lastNumber reads the last of several numbers: 2 of 1.2, I.2 and 1.b. It is 0
// where none is in digits: U.S. is no label.
func lastNumber(s string) int {
	if !strings.ContainsAny(s, "0123456789") {
		return 0
	}
	last := s[strings.LastIndexAny(s, ".-")+1:]
	if n := lang.Number(last); n > 0 {
		return n
	}
	return placeIn(strings.ToLower(capitals))(last) + placeIn(strings.ToLower(cyrillic))(last)
}

// isHeadline reports whether the text reads as a heading: short, and not a
// sentence.
func isHeadline(s string) bool {
	return s != "" && !endsSentence(s) && !endsOpen(s) && columns(s) <= 220
}

// isShortHeadline reports whether a block that follows a bare label is its
// heading.
func isShortHeadline(s string) bool {
	_, labelled := readLabel(s)
	return !labelled && isHeadline(s) && columns(s) <= 120
}

// beginsBlock reports whether a line begins a new block wherever it stands: it
// carries a label.
func beginsBlock(line string) bool {
	_, ok := readLabel(line)
	return ok
}

// beginsParagraph reports whether a line begins a block after a line that is
// complete: it is indented, or carries a label.
func beginsParagraph(prev, l line) bool {
	if l.indent && !prev.indent && !endsSentence(prev.text) {
		return isHeadline(prev.text) && columns(prev.text) < 60
	}
	complete := endsSentence(prev.text) || endsOpen(prev.text)
	return complete && (l.indent || beginsBlock(l.text))
}

// preambleWithin is how many blocks may stand before the parties are named.
const preambleWithin = 6

package label

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// Style is a style of numbering. Styles are ordered from coarse to fine.
type Style uint8

// The styles. StyleNone is for a heading without a label.
const (
	StyleNone     Style = iota
	styleAnnex          // Annex I, 附件一
	StyleChapter        // 第一章 Chapter 1 Глава 1 Part II Section 1
	styleDivision       // 第一节
	StyleComma          // 一、 and 一 alone
	StyleRoman          // I.
	styleLetter         // A. 甲、
	StyleArticle        // 第一条 Article 1 Статья 1
	StyleParen          // （一）
	StyleDigit          // 1.
	styleDecimal        // 1.1. I.2.
	styleDecimal3       // 1.1.1.
	styleDecimal4       // 1.1.1.1.
	styleLower          // a. ii.
	StyleItem           // —— • * (a) 1) ①
)

// IsPart reports whether labels of the style begin an article or section.
func (s Style) IsPart() bool { return StyleNone < s && s < StyleItem }

// Label is the numbering at the beginning of a block.
type Label struct {
	Style  Style
	Number int    // the last of several, 0 for items
	Label  string // as readers cite it: 一
	Mark   string // as printed: 一、
	Rest   string // the block's text after it
}

// parent returns the label that contains a label of several numbers: 1 for 1.2; "" for
// others.
func (l *Label) parent() string {
	if l.Style < styleDecimal || l.Style > styleDecimal4 {
		return ""
	}
	return strings.Trim(l.Label[:strings.LastIndexAny(l.Label, ".-")], "§ (（")
}

// prefix returns the letters before the number of a label: OP of OP1., which is counted
// separately from PP.
func prefix(label string) string {
	if i := strings.IndexAny(label, "0123456789"); i > 0 {
		return strings.TrimRight(label[:i], " ")
	}
	return ""
}

// isInserted reports whether a label repeats a number with a suffix: 1bis.
func (l *Label) isInserted() bool {
	return strings.HasSuffix(l.Label, "bis") || strings.HasSuffix(l.Label, "ter") || strings.HasSuffix(l.Label, "quater")
}

// labelForm is a form of label: group 1 of the expression is the label, the whole match
// is the mark.
type labelForm struct {
	style Style
	first string // the characters that it may begin with, "" for any
	re    func() *regexp.Regexp
	value func(string) int
}

const (
	hanDigits = "一二三四五六七八九十百〇零"
	hanForms  = "壹贰貳叁參肆伍陆陸柒捌玖拾" // anti-forgery forms of numbers
	decimals  = `(?:[0-9]{1,3}|[IVX]{1,6}|[A-ZА-Я]{1})(?:[.\-](?:[0-9]{1,3}|[IVX]{1,6}|[a-zа-я])){1,3}`
	capitals  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	cyrillic  = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ" // Ё, Й, Ъ, Ы and Ь do not count
	stems     = "甲乙丙丁戊己庚辛壬癸"
)

// labelForms returns the forms that are labels at the beginning of any block.
var labelForms = sync.OnceValue(func() []labelForm {
	return []labelForm{
		{styleAnnex, "附", page.Lazy(`^(附[件录錄]?\s?([` + hanDigits + `0-9０-９]+))(?:[\s：:、.．]|$)`), numbers.Parse},
		{styleAnnex, "AП", page.Lazy(`^((?:Annex|ANNEX|Appendix|APPENDIX|Приложение|ПРИЛОЖЕНИЕ)\s(?:№\s?)?([0-9IVX]+|[A-Z]))(?:[.:]|$|\s[–—-]\s)`), orderOf},
		{StyleChapter, "第", page.Lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?(?:章|编|編|部分))(?:[\s：:、]|$)`), numbers.Parse},
		{styleDivision, "第", page.Lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?[节節])(?:[\s：:、]|$)`), numbers.Parse},
		{styleLetter, "", page.Lazy(`^([A-ZА-Я])[)）](?:\s|$)`), letterOrder},
		{StyleArticle, "第", page.Lazy(`^(第\s?([` + hanDigits + `0-9０-９]+)\s?[条條](?:之[` + hanDigits + `]+)?)(?:[\s：:、]|$)`), numbers.Parse},
		{StyleComma, hanDigits, page.Lazy(`^([` + hanDigits + `]+)\s?[、．.]`), numbers.Parse},
		{StyleComma, hanDigits, page.Lazy(`^([` + hanDigits + `]+)$`), numbers.Parse},
		{StyleComma, hanForms, page.Lazy(`^([` + hanForms + `]+)\s?[、．.]`), formalNumber},
		{StyleParen, "（(", page.Lazy(`^([（(]\s?([` + hanDigits + `]+)\s?[）)])[、．.]?`), numbers.Parse},
		{StyleParen, "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", page.Lazy(`^([㈠-㈩])[、．.]?`), enclosed('㈠')},
		{StyleParen, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", page.Lazy(`^([㊀-㊉])[、．.]?`), enclosed('㊀')},
		{StyleRoman, "IVX", page.Lazy(`^([IVX]+)(?:[.．、](?:\s|$|\p{Han})|$)`), numbers.Roman},
		{StyleRoman, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", page.Lazy(`^([Ⅰ-Ⅻ])[.．、]?`), enclosed('Ⅰ')},
		{StyleChapter, "CГРPSЧ", page.Lazy(`^((?:Chapter|CHAPTER|Part|PART|Section|SECTION|Глава|ГЛАВА|Раздел|РАЗДЕЛ|Часть|ЧАСТЬ)\s([0-9IVX]+))(?:[.:]|$|\s[–—-]\s)`), numbers.Parse},
		{StyleArticle, "AСП", page.Lazy(`^((?:Article|ARTICLE|Статья|СТАТЬЯ|Пункт)\s([0-9IVX]+)(?:\s?(?:bis|ter|quater)\b)?)(?:[.:]|$|\s[–—-]\s)`), numbers.Parse},
		{StyleArticle, "AС", page.Lazy(`^((?:Article|ARTICLE|Статья|СТАТЬЯ)\s([0-9IVX]+))(?:\s[A-ZА-ЯЁ])`), numbers.Parse},
		{StyleArticle, "AСа", page.Lazy(`^((?:Art|ART|Ст|СТ)\.\s?([0-9]{1,3}))[.:](?:\s|$)`), numbers.Parse},
		{StyleArticle, "§", page.Lazy(`^(§\s?([0-9]{1,3}))[.:]?(?:\s|$)`), numbers.Parse},
		{StyleDigit, "п", page.Lazy(`^(п\.\s?([0-9]{1,3}))[.:](?:\s|$)`), numbers.Parse},
		{StyleDigit, "OP", page.Lazy(`^((?:OP|PP)\s?([0-9]{1,3}))[.:]?(?:\s|$)`), numbers.Parse},
		{StyleDigit, "", page.Lazy(`^([0-9０-９]{1,3})(?:[.．]\s|[.．、](?:\p{Han}|[“《「『])|[.．、]$|、)`), numbers.Parse},
		{StyleDigit, "", page.Lazy(`^(([0-9]{1,3})\s?(?:bis|ter|quater))(?:[.]?\s|[.]$)`), numbers.Parse},
		{StyleDigit, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", page.Lazy(`^([⒈-⒛])`), enclosed('⒈')},
		{styleDecimal, "", page.Lazy(`^(` + decimals + `)[.)](?:\s|$|\p{Han})`), lastNumber},
		{styleDecimal, "(（", page.Lazy(`^[(（](` + decimals + `)[)）]`), lastNumber},
		{StyleItem, "（(", page.Lazy(`^([（(]\s?(?:[A-Za-zА-Яа-я]|[ivx]{1,4}|[0-9０-９]{1,2})\s?[）)])[、．.]?`), nil},
		{StyleItem, "", page.Lazy(`^((?:[a-zа-я]|[0-9０-９]{1,2})[)）])`), nil},
		{StyleItem, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", page.Lazy(`^([①-⑳])[、．.]?`), nil},
		{StyleItem, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", page.Lazy(`^([⑴-⒇])[、．.]?`), nil},
		{StyleItem, "—―─", page.Lazy(`^((?:[—―─]\s?){2,})`), nil},
		{StyleItem, "—–-*•●■◆▪‣·", page.Lazy(`^([—–\-*•●■◆▪‣·])\s`), nil},
		{StyleItem, "•●■◆▪‣", page.Lazy(`^([•●■◆▪‣])`), nil},
	}
})

// beginnings holds the characters with which the forms begin that list theirs.
var beginnings = sync.OnceValue(func() map[rune]bool {
	all := map[rune]bool{}
	for _, f := range labelForms() {
		for _, r := range f.first {
			all[r] = true
		}
	}
	return all
})

// Read reads the label at the beginning of a block. 第一， and 一是 are words of a sentence,
// not labels. Most blocks begin with a character that begins no label, and no more of them
// is read.
func Read(text string) (Label, bool) {
	first := page.FirstOf(chars.Ideographs(chars.First(text, 1)))
	if !mayCount(first) && !beginnings()[first] {
		return Label{}, false
	}
	if plain := chars.Ideographs(text); plain != text {
		l, ok := Read(plain)
		l.Rest = text[len(text)-len(l.Rest):]
		return l, ok
	}
	forms := labelForms()
	for i := range forms {
		if l, ok := forms[i].label(text); ok {
			return l, true
		}
	}
	return Label{}, false
}

// label reads a label of the form at the beginning of a text.
func (f *labelForm) label(text string) (Label, bool) {
	first := page.FirstOf(text)
	if f.first != "" && !strings.ContainsRune(f.first, first) || f.first == "" && !mayCount(first) {
		return Label{}, false
	}
	m := f.re().FindStringSubmatchIndex(text)
	if m == nil {
		return Label{}, false
	}
	return f.read(text, m)
}

// mayCount reports whether a character can begin a counting label.
func mayCount(r rune) bool {
	return unicode.IsDigit(r) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 'А' <= r && r <= 'я'
}

// read builds the label from a match. The mark ends at the delimiter: a look-ahead to
// white space or a capital stays with the text.
func (f *labelForm) read(text string, m []int) (Label, bool) {
	end := m[1]
	for end > m[3] {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		if !unicode.IsSpace(r) && !unicode.IsLetter(r) && !strings.ContainsRune("“《「『", r) {
			break
		}
		end -= size
	}
	l := Label{Style: f.style, Label: strings.TrimSpace(text[m[2]:m[3]]), Mark: strings.TrimSpace(text[:end])}
	l.Rest = strings.TrimSpace(text[end:])
	if f.value != nil {
		digits := l.Label
		if len(m) > 5 && m[4] >= 0 {
			digits = text[m[4]:m[5]]
		}
		l.Number = f.value(digits)
	}
	if f.style == styleDecimal {
		l.Style += Style(strings.Count(l.Label, ".") + strings.Count(l.Label, "-") - 1)
	}
	return l, f.style == StyleItem || l.Number > 0
}

// orderOf reads a number, or returns the position of a letter in the alphabet.
func orderOf(s string) int {
	if n := numbers.Parse(s); n > 0 {
		return n
	}
	return placeIn(capitals)(s)
}

// letterOrder returns the position of a capital in the alphabet.
func letterOrder(s string) int { return placeIn(capitals)(s) + placeIn(cyrillic)(s) }

// placeIn returns a function that returns the position of a character in a row, from 1.
func placeIn(row string) func(string) int {
	return func(s string) int {
		i := strings.Index(row, s)
		if i < 0 {
			return 0
		}
		return utf8.RuneCountInString(row[:i]) + 1
	}
}

// enclosed returns a function that reads numbers written as one character, with
// consecutive code points from first.
func enclosed(first rune) func(string) int {
	return func(s string) int { r, _ := utf8.DecodeRuneInString(s); return int(r-first) + 1 }
}

// formalNumber reads a number in the anti-forgery forms: 壹
func formalNumber(s string) int {
	return numbers.Parse(strings.NewReplacer("壹", "一", "贰", "二", "貳", "二", "叁", "三", "參", "三", "肆", "四", "伍", "五",
		"陆", "六", "陸", "六", "柒", "七", "捌", "八", "玖", "九", "拾", "十").Replace(s))
}

// lastNumber reads the last of several numbers: 2 of 1.2, I.2 and 1.b. It returns 0 if
// none is in digits: U.S. is not a label.
func lastNumber(s string) int {
	if !strings.ContainsAny(s, "0123456789") {
		return 0
	}
	last := s[strings.LastIndexAny(s, ".-")+1:]
	if n := numbers.Parse(last); n > 0 {
		return n
	}
	return placeIn(strings.ToLower(capitals))(last) + placeIn(strings.ToLower(cyrillic))(last)
}

// IsHeadline reports whether the text reads as a heading: short, and not a
// sentence.
func IsHeadline(s string) bool {
	return IsPhrase(s) && !page.IsWider(s, 220)
}

// IsPhrase reports whether the text is not empty, and ends neither like a sentence nor like
// the beginning of one.
func IsPhrase(s string) bool { return s != "" && !page.EndsSentence(s) && !page.EndsOpen(s) }

// IsShortHeadline reports whether a block after a label without text is its heading.
func IsShortHeadline(s string) bool {
	return !BeginsBlock(s) && IsHeadline(s) && !page.IsWider(s, 120)
}

// BeginsBlock reports whether a line always begins a new block, because it has a label.
func BeginsBlock(line string) bool {
	_, ok := Read(line)
	return ok
}

// BeginsParagraph reports whether a line begins a new block after a complete line: it
// is indented, or has a label.
func BeginsParagraph(prev, l page.Line) bool {
	if l.Indent && !prev.Indent && !page.EndsSentence(prev.Text) {
		return IsHeadline(prev.Text) && page.Columns(prev.Text) < 60
	}
	complete := page.EndsSentence(prev.Text) || page.EndsOpen(prev.Text)
	return complete && (l.Indent || BeginsBlock(l.Text))
}

// PreambleWithin is the number of blocks within which the parties are named.
const PreambleWithin = 6

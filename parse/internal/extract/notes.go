package extract

import (
	_ "embed" // data/units.txt
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// A footnote mark is not part of the word before it. It is a superscript number, star
// or letter, or a link within the page:
//
//	a bridge.<sup>1</sup>            mark
//	a bridge<a href="#_ftn1">[1]</a> mark
//	5 km<sup>2</sup>, 10<sup>9</sup> power, part of the text
//	1<sup>er</sup>, n<sup>o</sup>    part of the text
//
// A block that begins with a mark is the note itself.
var (
	noteMark    = page.Lazy(`^[\[（(]?\s*(\d{1,3}|[*†‡§¶#]{1,3}|\pL|[ivxlIVXL]{1,6}|[①-⑳])\s*[\])）]?[.,]?$`)
	noteNumber  = page.Lazy(`^\d{1,3}$`)
	noteLetter  = page.Lazy(`^(\pL|[ivxlIVXL]{1,6})$`)
	noteAddress = page.Lazy(`(?i)#.*(fn|ftn|edn|note|ref|cite|sdfoot)`)
)

// longestMark is the maximum number of bytes of an element that may be a mark.
const longestMark = 16

// isNoteMark reports whether an inline element is a footnote mark.
func isNoteMark(n *html.Node) bool {
	if n.DataAtom != atom.Sup && n.DataAtom != atom.A {
		return false
	}
	text := shortText(n)
	if text == "" || !noteMark().MatchString(text) {
		return false
	}
	linked := leadsToNote(n)
	switch {
	case n.DataAtom == atom.A || noteLetter().MatchString(text):
		return linked
	case noteNumber().MatchString(text):
		return linked || !isBase(textBefore(n))
	}
	return true
}

// shortText returns the tidy text of an element, or "" if it is too long for a mark.
func shortText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() > 4*longestMark {
			return ""
		}
	}
	return page.Tidy(b.String())
}

// leadsToNote reports whether an element is, contains or is inside a link within the
// page whose target is named like a note.
func leadsToNote(n *html.Node) bool {
	if noteAddress().MatchString(attr(n, "href")) || n.Parent != nil && noteAddress().MatchString(attr(n.Parent, "href")) {
		return true
	}
	for d := range n.Descendants() {
		if noteAddress().MatchString(attr(d, "href")) {
			return true
		}
	}
	return false
}

// textBefore returns the text before an element in its block, "" at the beginning.
func textBefore(n *html.Node) string {
	for n != nil && !isBlockTag(n.DataAtom) {
		prev := n.PrevSibling
		for prev != nil && prev.Type == html.ElementNode && prev.LastChild != nil {
			prev = prev.LastChild
		}
		if prev != nil && prev.Type == html.TextNode && !page.IsBlank(prev.Data) {
			return prev.Data
		}
		if prev != nil {
			return ""
		}
		n = n.Parent
	}
	return ""
}

//go:embed data/units.txt
var unitList string

// units are the units after which a superscript number is a power.
var units = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, line := range page.Lines(unitList) {
		for unit := range strings.FieldsSeq(line) {
			all[unit] = true
		}
	}
	return all
})

// isBase reports whether a superscript number after a text is a power: it follows a
// digit or a unit.
func isBase(text string) bool {
	text = text[max(0, len(text)-4*longestMark):]
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	if last, _ := utf8.DecodeLastRuneInString(text); unicode.IsDigit(last) {
		return true
	}
	word := text[strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	if chars.IsWide(page.FirstOf(word)) {
		word = strings.TrimLeft(word, "零〇一二三四五六七八九十百千万亿余多")
	}
	return units()[word]
}

// isNote reports whether a block is a footnote, which begins with a mark.
func isNote(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Div, atom.Dd:
	default:
		return false
	}
	for c := n.FirstChild; c != nil; {
		switch {
		case c.Type == html.CommentNode || c.Type == html.TextNode && page.IsBlank(c.Data):
			c = c.NextSibling
		case c.Type != html.ElementNode || isBlockTag(c.DataAtom):
			return false
		case isNoteMark(c):
			return hasTextBehind(c)
		case c.FirstChild == nil && c.DataAtom == atom.A:
			c = c.NextSibling // skips the anchor to which the mark links
		default:
			c = c.FirstChild
		}
	}
	return false
}

// hasTextBehind reports whether text follows an element in its block.
func hasTextBehind(n *html.Node) bool {
	for ; n != nil && !isBlockTag(n.DataAtom); n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			if s.Type == html.ElementNode || s.Type == html.TextNode && !page.IsBlank(s.Data) {
				return true
			}
		}
	}
	return false
}

package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// sniffed is how much of a text is looked at to recognise its kind.
const sniffed = 1 << 16

// line is a line of plain text.
type line struct {
	text   string
	number int
	indent bool
}

// isHanText reports whether the text is Chinese, as far as joining lines goes.
func isHanText(text string) bool {
	head := text[:min(len(text), sniffed)]
	return detectLang([]block{{text: head}}) == "zh"
}

// joinAll joins the lines of one block.
func joinAll(lines []line, wide bool) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && needsSpace(lines[i-1].text, l.text, wide) {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// isWrapped reports whether lines were broken at a width rather than at the end
// of paragraphs: most of them are filled, and few end a sentence. last tells
// for each line whether it ends its group, in which case it may be short.
func isWrapped(lines []string, last func(int) bool) bool {
	width, inner := 0, 0
	for i, l := range lines {
		if !last(i) {
			width, inner = max(width, columns(l)), inner+1
		}
	}
	if inner < 3 || width > 160 || width < 40 {
		return false
	}
	filled, ended := 0, 0
	for i, l := range lines {
		if last(i) {
			continue
		}
		if columns(l)*4 >= width*3 {
			filled++
		}
		if endsSentence(l) {
			ended++
		}
	}
	return filled*10 >= inner*6 && ended*2 <= inner
}

// needsSpace reports whether two tidy lines of a paragraph are joined by a
// space: not beside wide characters, not after a hyphen inside a word, and not
// between a letter and its index in Chinese text.
func needsSpace(a, b string, wide bool) bool {
	prev, next := lastOf(a), firstOf(b)
	switch {
	case joinsTight(prev, next):
		return false
	case wide && !(isPlainLetter(prev) && isPlainLetter(next)):
		return false
	}
	hyphen := prev == '-' && len(a) > 1 && isPlainLetter(rune(a[len(a)-2])) && isPlainLetter(next)
	return !hyphen
}

func lastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// detectLang names the language of blocks, as [lang.Detect] does.
func detectLang(blocks []block) tree.Lang {
	l, _ := lang.Detect(detectionText(blocks))
	return l
}

// detectionText returns as much of the blocks' text as tells their language.
func detectionText(blocks []block) string {
	var b strings.Builder
	for i := 0; i < len(blocks) && b.Len() < sniffed; i++ {
		b.WriteString(blocks[i].text)
		b.WriteByte('\n')
	}
	return b.String()
}

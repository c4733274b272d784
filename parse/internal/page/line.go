package page

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Sniffed is how many bytes of a text are examined to recognise its kind.
const Sniffed = 1 << 16

// Line is a line of plain text.
type Line struct {
	Text   string
	Number int
	Indent bool
}

// IsHanText reports whether the text is Chinese, which determines how lines are joined.
func IsHanText(text string) bool {
	l, _ := lang.Detect(text)
	return l == tree.Chinese
}

// JoinAll joins the lines of one block.
func JoinAll(lines []Line, wide bool) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && NeedsSpace(lines[i-1].Text, l.Text, wide) {
			b.WriteByte(' ')
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

// IsWrapped reports whether lines were broken at a width rather than at the end of
// paragraphs: most of them are filled, and few end a sentence. last reports whether a
// line ends its group, in which case it may be short.
func IsWrapped(lines []string, last func(int) bool) bool {
	width, inner := 0, 0
	for i, l := range lines {
		if !last(i) {
			width, inner = max(width, Columns(l)), inner+1
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
		if Columns(l)*4 >= width*3 {
			filled++
		}
		if EndsSentence(l) {
			ended++
		}
	}
	return filled*10 >= inner*6 && ended*2 <= inner
}

var firstWord = Lazy(`^[^\s\p{Han}]+`)

// HadRoom reports whether the first word of the next line would have fitted at the end
// of a line with space to spare, so that the line was not broken at the width.
func HadRoom(line, next string, width int) bool {
	word := 2
	if !chars.IsWide(FirstOf(next)) {
		word = Columns(firstWord().FindString(next)) + 1
	}
	return (Columns(line)+word)*10 < width*9
}

// EndsLine reports whether a line ends its paragraph: it is the last, or the next one's
// first word would have fitted into it.
func EndsLine(lines []string, i, width int) bool {
	return i+1 == len(lines) || HadRoom(lines[i], lines[i+1], width)
}

// NeedsSpace reports whether two tidy lines of a paragraph are joined by a space: not
// next to wide characters, not after a hyphen inside a word, and not between a letter
// and its index in Chinese text.
func NeedsSpace(a, b string, wide bool) bool {
	prev, next := LastOf(a), FirstOf(b)
	switch {
	case joinsTight(prev, next):
		return false
	case wide && !(IsPlainLetter(prev) && IsPlainLetter(next)):
		return false
	}
	hyphen := prev == '-' && len(a) > 1 && IsPlainLetter(rune(a[len(a)-2])) && IsPlainLetter(next)
	return !hyphen
}

// LastOf returns the last character of a text.
func LastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// FirstOf returns the first character of a text.
func FirstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// DetectionText returns the text of the first blocks, with at least the given number of bytes
// if they have as many.
func DetectionText(blocks []Block, least int) string {
	size, n := 0, 0
	for ; n < len(blocks) && size < least; n++ {
		size += len(blocks[n].Text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	for _, k := range blocks[:n] {
		b.WriteString(k.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

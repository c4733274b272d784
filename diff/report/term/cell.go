package term

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/safetext"
)

// piece is text in one style, not yet divided into lines.
type piece struct {
	text  string
	style style
}

// class determines how a cell behaves at the end of a line.
type class uint8

const (
	letter    class = iota
	space           // disappears at the end of a line
	ideograph       // may be separated from its neighbours
	opening         // never ends a line
	closing         // never begins a line
	hyphen          // may end a line inside a word
	openMark        // bracket before changed words, not separated from the next cell
	closeMark       // bracket after changed words, not separated from the preceding cell
)

// cell is what a terminal shows as a unit: a grapheme, or a run of spaces that fills a column,
// and its width in columns.
type cell struct {
	text  string
	width int32
	style style
	class class
	// wide is set if a line may break on either side of the cell, because its script is
	// written without spaces.
	wide bool
}

const (
	// closers never begin a line, by the rules of Chinese typography and, for the
	// dash, of Russian typography.
	closers = "，。、；：！？）》〉」』】〕］｝”’…—–～·‧,.;:!?)]}%％‰°℃»"
	openers = "（《〈「『【〔［｛“‘([{«„¥￥$№"
)

// ruler measures text in columns.
type ruler struct{ options displaywidth.Options }

func newRuler(ambiguousWide bool) ruler {
	return ruler{displaywidth.Options{EastAsianWidth: ambiguousWide}}
}

func (m ruler) width(text string) int { return m.options.String(text) }

// appendCells divides pieces into cells. Each piece is made safe and divided by itself, so that
// none of its characters combines with one of the next piece. Characters that would combine or
// have no width are written as <U+…>. With brackets set, changed words are put in brackets.
func (m ruler) appendCells(cells []cell, pieces []piece, brackets bool) []cell {
	for i, p := range pieces {
		if p.text == "" {
			continue
		}
		before, after := p.style.brackets(p.text)
		if !brackets && i > 0 && touches(pieces[i-1], p) {
			cells = append(cells, cell{text: " ", width: 1, class: space})
		}
		if brackets && before != "" && (i == 0 || pieces[i-1].style.mark() != p.style.mark()) {
			cells = append(cells, cell{text: before, width: int32(len(before)), style: p.style, class: openMark})
		}
		cells = m.appendText(cells, p.text, p.style)
		if brackets && after != "" && (i+1 == len(pieces) || pieces[i+1].style.mark() != p.style.mark()) {
			cells = append(cells, cell{text: after, width: int32(len(after)), style: p.style, class: closeMark})
		}
	}
	return cells
}

// touches reports whether changed words follow immediately after the words that they replace,
// or are replaced by. They need a space between them: colour alone does not separate 100 from
// 200.
func touches(before, after piece) bool {
	x, y := before.style.mark(), after.style.mark()
	return x != passage.Same && y != passage.Same && x != y
}

// appendText appends the graphemes of a text.
func (m ruler) appendText(cells []cell, text string, st style) []cell {
	before := len(cells)
	cells = slices.Grow(cells, (len(text)+2)/3)
	for i, r := range text {
		width := m.knownWidth(r)
		if width == 0 {
			return m.appendGraphemes(cells[:before], safetext.Of(text), st)
		}
		c := cell{text: text[i : i+utf8.RuneLen(r)], width: width, style: st}
		c.class, c.wide = classify(r)
		cells = append(cells, c)
	}
	return cells
}

// appendGraphemes appends a safe text that may contain combining characters.
func (m ruler) appendGraphemes(cells []cell, text string, st style) []cell {
	g := m.options.StringGraphemes(text)
	end := 0
	for g.Next() {
		c := cell{text: g.Value(), width: int32(g.Width()), style: st}
		first := end == 0
		end += len(c.text)
		last := end == len(text)
		r, size := utf8.DecodeRuneInString(c.text)
		known := size == len(c.text) && m.knownWidth(r) > 0
		if !known && (c.width == 0 || first && m.joins(cells, c) || last && m.reaches(c)) {
			cells = m.appendText(cells, safetext.Escaped(c.text), st)
		} else {
			c.class, c.wide = classify(r)
			cells = append(cells, c)
		}
	}
	return cells
}

// knownWidth returns the width of characters that are safe and never combine with their
// neighbours: printable ASCII, the unified ideographs, the punctuation of Chinese texts, and
// Russian letters. For all others it returns 0. Most pieces hold nothing else and need no
// division into graphemes.
func (m ruler) knownWidth(r rune) int32 {
	switch {
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3001 && r < 0x302a, r >= 0xff01 && r < 0xff5f:
		return 2
	case r >= ' ' && r < 0x7f:
		return 1
	case r >= 'А' && r <= 'я', r == 'Ё', r == 'ё', r == '“', r == '”', r == '‘', r == '’', r == '—', r == '…', r == '·':
		if m.options.EastAsianWidth {
			return 2
		}
		return 1
	}
	return 0
}

// joins reports whether a cell at the start of a text would change the width of the preceding
// cell or of the margin.
func (m ruler) joins(before []cell, c cell) bool {
	if m.width(" "+c.text) != 1+int(c.width) {
		return true
	}
	if len(before) == 0 {
		return false
	}
	b := before[len(before)-1]
	return m.width(b.text+c.text) != int(b.width+c.width)
}

// reaches reports whether a cell at the end of a text would combine with the text after it.
func (m ruler) reaches(c cell) bool { return m.width(c.text+" ") != int(c.width)+1 }

// classify returns the class of a grapheme by its first rune.
func classify(r rune) (class, bool) {
	switch {
	case r >= 0x4e00 && r <= 0x9fff:
		return ideograph, true
	case r == ' ' || r == '\u3000':
		return space, false
	case r == '-' || r == '\u2010':
		return hyphen, false
	case r >= '0' && r <= '9' || unicode.IsLetter(r) && r < 0x2e80:
		return letter, false
	}
	wide := r >= 0x2e80 && displaywidth.Rune(r) == 2
	switch {
	case strings.ContainsRune(closers, r):
		return closing, wide
	case strings.ContainsRune(openers, r):
		return opening, wide
	case wide:
		return ideograph, true
	}
	return letter, false
}

// lineWidth returns the number of columns that cells take.
func lineWidth(cells []cell) int {
	width := 0
	for _, c := range cells {
		width += int(c.width)
	}
	return width
}

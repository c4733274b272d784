package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// count is the current state of a list's numbering.
type count struct {
	now  [maxLevels]int
	used [maxLevels]bool
}

// plainBullet replaces picture bullets and the characters of symbol fonts, which look
// different in any other font.
const plainBullet = "•"

// next counts one paragraph on level i and returns its label:
//
//	level  0   1   1   0   1     a level restarts after one above it;
//	label  1  1.1 1.2  2  2.1    an unused level above is at its start
func (l *list) next(i int) (text string, item bool) {
	v := l.levels[i]
	if v == nil {
		return "", false
	}
	l.advance(i)
	for k := range i {
		if !l.used[k] {
			l.now[k], l.used[k], l.begun[k] = l.startOf(k), true, true
		}
	}
	for k := i + 1; k < maxLevels; k++ {
		if w := l.levels[k]; w != nil && i < w.restart {
			l.used[k] = false
		}
	}
	if v.format == "bullet" {
		return bullet(v.text), true
	}
	return l.fill(v), false
}

// advance increments level i. A new level is set to its start, and so is one for which
// a new numId gives a start.
func (l *list) advance(i int) {
	switch {
	case l.starts[i] != nil && !l.begun[i]:
		l.now[i] = *l.starts[i]
	case l.used[i]:
		l.now[i]++
	default:
		l.now[i] = l.startOf(i)
	}
	l.used[i], l.begun[i] = true, true
}

func (l *list) startOf(i int) int {
	switch {
	case l.starts[i] != nil:
		return *l.starts[i]
	case l.levels[i] != nil:
		return l.levels[i].start
	}
	return 1
}

// fill replaces the numbers in the pattern of a level: %1 is the number of level 0.
func (l *list) fill(v *level) string {
	var b strings.Builder
	for i := 0; i < len(v.text); i++ {
		if v.text[i] != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(v.text[i])
			continue
		}
		i++
		k := int(v.text[i] - '1')
		b.WriteString(formatNumber(l.now[k], l.formatOf(k, v)))
	}
	return strings.TrimSpace(b.String())
}

// formatOf returns the number format of level k inside a label of level v.
func (l *list) formatOf(k int, v *level) string {
	if l.levels[k] == nil || v.legal {
		return "decimal"
	}
	return l.levels[k].format
}

// bullet returns the character of a bullet. Symbol fonts have bullets at private code
// points or in place of letters.
func bullet(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	private := unicode.Is(unicode.Co, r)
	letter := size == len(text) && (unicode.IsLetter(r) || unicode.IsDigit(r))
	if text == "" || text == "§" || private || letter {
		return plainBullet
	}
	return text
}

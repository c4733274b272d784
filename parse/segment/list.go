package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// listed holds the items of the lists that are set in one line. Each item begins with
// the next number or letter in the same form. The first begins a sentence, so that a
// number in the middle of a sentence is never mistaken for a label.
//
//  1. The river 2. The bridge     1) Trade 2) Transport     a. Trade b. Transport
//     ^            ^
type listed struct {
	starts map[int]bool // indices in runes at which the items begin
	points map[int]bool // indices of the last marks of the labels
}

// itemLabel is the label of an item: an optional bullet, a number or letter, and the
// marks after it. The label i is both a letter and a number.
type itemLabel struct {
	bullet         rune
	digits         bool
	letter, number int  // 0 for none
	capital        bool // the letters are capitals
	marks          string
	start, end     int  // end is after the marks
	upper          bool // the item's text begins with a capital
}

// Maximum lengths of item labels.
const (
	longestLabelNumber = 3
	longestRoman       = 5
)

// beginsLabel reports whether a label can begin with a character.
func beginsLabel(r rune) bool {
	return isASCIIDigit(r) || isASCIILetter(r) || 'а' <= r && r <= 'я' || isBullet(r)
}

// readItemLabel reads the label that begins at i.
func readItemLabel(runes []char, i int) (itemLabel, bool) {
	l := itemLabel{start: i}
	if i < len(runes) && isBullet(runes[i].r) {
		l.bullet = runes[i].r
		i = blankEnd(runes, i+1)
	}
	i = l.readValue(runes, i)
	if l.letter == 0 && l.number == 0 {
		return l, false
	}
	for i < len(runes) && len(l.marks) < 2 && strings.ContainsRune(".)、．）", runes[i].r) {
		l.marks += string(runes[i].r)
		i++
	}
	l.end = i
	text := blankEnd(runes, i)
	if text == len(runes) {
		return l, false
	}
	l.upper = unicode.IsUpper(runes[text].r)
	return l, isLabelMark(l.marks) && (text > i || chars.IsHan(runes[text].r))
}

// readValue reads the number or letter at i and returns its end.
func (l *itemLabel) readValue(runes []char, i int) int {
	from := i
	for i < len(runes) && i-from < longestLabelNumber && isASCIIDigit(runes[i].r) {
		l.number = l.number*10 + int(runes[i].r-'0')
		i++
	}
	if i > from {
		l.digits = true
		return i
	}
	if i < len(runes) && strings.ContainsRune(lettersRU, runes[i].r) {
		l.letter = strings.IndexRune(lettersRU, runes[i].r)/2 + 1 // each is two bytes long
		return i + 1
	}
	for i < len(runes) && i-from < longestRoman && isASCIILetter(runes[i].r) {
		i++
	}
	word := text(runes[from:i])
	lower := strings.ToLower(word)
	l.capital = word != lower
	if l.capital && word != strings.ToUpper(word) {
		return i
	}
	if i == from+1 {
		l.letter = int(lower[0]-'a') + 1
	}
	l.number = romanNumber(lower)
	return i
}

func isASCIIDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isASCIILetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// lettersRU are the letters that number items. ё, й, ъ, ы and ь do not.
const lettersRU = "абвгдежзиклмнопрстуфхцчшщэюя"

// mostRoman is the largest numeral that numbers items: larger ones look like words.
const mostRoman = 39

// romanNumber returns the value of a numeral up to mostRoman, or 0.
func romanNumber(word string) int {
	if n := numbers.Roman(word); n <= mostRoman {
		return n
	}
	return 0
}

func isLabelMark(marks string) bool {
	switch marks {
	case ".", ")", ".)", "、", "．", "）":
		return true
	}
	return false
}

func isBullet(r rune) bool { return r == '•' || r == '⁃' || r == '‣' || r == '▪' }

// follows reports whether a label is the next one after another in the same list.
// Capitals with points are initials unless they are numerals.
func (l itemLabel) follows(before itemLabel) bool {
	if l.bullet != before.bullet || l.digits != before.digits || l.marks != before.marks ||
		l.upper != before.upper || l.capital != before.capital {
		return false
	}
	nextLetter := before.letter > 0 && l.letter == before.letter+1 && !(l.capital && l.marks == ".")
	return nextLetter || before.number > 0 && l.number == before.number+1
}

// items finds the lists of a text. A single label makes no list.
func items(runes []char) listed {
	found := listed{}
	var last itemLabel
	first := true // last is the first label of its list
	for i := blankEnd(runes, 0); i < len(runes); i++ {
		if !beginsLabel(runes[i].r) {
			continue
		}
		opens := opensList(runes, i)
		if !opens && !unicode.IsSpace(runes[i-1].r) {
			continue
		}
		l, ok := readItemLabel(runes, i)
		switch {
		case !ok:
		case l.follows(last):
			if first {
				found.add(last)
			}
			found.add(l)
			last, first = l, false
		case opens && (last.end == 0 || l.number == 1 || l.letter == 1):
			last, first = l, true
		}
	}
	return found
}

// opensList reports whether a list can begin at i: at the beginning of the text or
// after a stop.
func opensList(runes []char, i int) bool {
	before := blankStart(runes, i)
	if before == 0 || strings.ContainsRune("。！？", runes[before-1].r) {
		return true
	}
	if before == i && i > 1 { // The ferry sails.2. The bus runs.
		return runes[i-1].r == '.' && unicode.IsLower(runes[i-2].r) && isASCIIDigit(runes[i].r)
	}
	return strings.ContainsRune(".!?", runes[before-1].r)
}

func (found *listed) add(l itemLabel) {
	if found.starts == nil {
		*found = listed{map[int]bool{}, map[int]bool{}}
	}
	found.starts[l.start] = true
	for at := l.end - len([]rune(l.marks)); at < l.end; at++ {
		found.points[at] = true
	}
}

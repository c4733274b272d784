package segment

import "unicode"

// listed are the items of a list that is set in one line: each begins with the
// next number or letter of the same form. The first begins the text, so that a
// number in the middle of a sentence is never taken for an item's.
//
//  1. The river 2. The bridge     1) Trade 2) Transport     a. Trade b. Transport
//     ^            ^
type listed struct {
	starts map[int]bool // characters at which the items begin, but for the first
	points map[int]bool // the points of the labels
}

// itemLabel is the label of an item: a bullet perhaps, a number or a letter, and
// what follows it.
type itemLabel struct {
	bullet rune
	value  int
	letter bool
	marks  string // ".", ")" or ".)"
	end    int    // behind the marks
	upper  bool   // the item begins with a capital
}

// longestLabelNumber is how many digits the number of an item may have.
const longestLabelNumber = 3

// readItemLabel reads the label that begins at i.
func readItemLabel(runes []char, i int) (itemLabel, bool) {
	l := itemLabel{}
	if i < len(runes) && isBullet(runes[i].r) {
		l.bullet = runes[i].r
		i = blankEnd(runes, i+1)
	}
	from := i
	for i < len(runes) && i-from < longestLabelNumber && runes[i].r >= '0' && runes[i].r <= '9' {
		l.value = l.value*10 + int(runes[i].r-'0')
		i++
	}
	if i == from && i < len(runes) && runes[i].r >= 'a' && runes[i].r <= 'z' {
		l.value, l.letter = int(runes[i].r-'a')+1, true
		i++
	}
	if i == from {
		return l, false
	}
	for i < len(runes) && (runes[i].r == '.' || runes[i].r == ')') && len(l.marks) < 2 {
		l.marks += string(runes[i].r)
		i++
	}
	l.end = i
	known := l.marks == "." || l.marks == ")" || l.marks == ".)"
	text := blankEnd(runes, i)
	l.upper = text < len(runes) && unicode.IsUpper(runes[text].r)
	return l, known && text > i
}

func isBullet(r rune) bool { return r == '•' || r == '⁃' || r == '‣' || r == '▪' }

// follows reports whether a label is the next one of another's list.
func (l itemLabel) follows(before itemLabel) bool {
	return l.bullet == before.bullet && l.letter == before.letter && l.marks == before.marks &&
		l.upper == before.upper && l.value == before.value+1
}

// items finds the list that a text is. One label alone makes no list.
func items(runes []char) listed {
	first := blankEnd(runes, 0)
	last, ok := readItemLabel(runes, first)
	if !ok {
		return listed{}
	}
	found := listed{map[int]bool{}, map[int]bool{last.end - 1: true}}
	for i := last.end; i < len(runes); i++ {
		if !unicode.IsSpace(runes[i-1].r) {
			continue
		}
		if l, ok := readItemLabel(runes, i); ok && l.follows(last) {
			found.starts[i] = true
			found.points[l.end-1] = true
			last = l
			i = l.end - 1
		}
	}
	if len(found.starts) == 0 {
		return listed{}
	}
	return found
}

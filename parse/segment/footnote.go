package segment

import (
	"strings"
	"unicode"
)

// footnoteEnd returns the end of the footnote references at i, or i if there are none:
// agreed.[3] The, agreed.³ The, 合作。[3][4]双方. circled is the result of [circledNotes].
func footnoteEnd(runes []char, i int, circled bool) int {
	for {
		end := i
		for end < len(runes) && (isSuperscript(runes[end].r) || circled && isCircled(runes[end].r)) {
			end++
		}
		if end == i {
			end = bracketedNoteEnd(runes, i)
		}
		if end == i {
			return i
		}
		i = end
	}
}

// bracketedNoteEnd is [footnoteEnd] for one number in brackets: [3], [3, 4], 〔3〕, [注3].
func bracketedNoteEnd(runes []char, i int) int {
	if end := circledNoteEnd(runes, i); end > i {
		return end
	}
	if i >= len(runes) || !strings.ContainsRune("[［〔", runes[i].r) {
		return i
	}
	at := i + 1
	if at < len(runes) && (runes[at].r == '注' || runes[at].r == '註') {
		at++
	}
	from := at
	for at < len(runes) && at-from < longestNote && (unicode.IsDigit(runes[at].r) || unicode.IsSpace(runes[at].r) || strings.ContainsRune(",-–，、", runes[at].r)) {
		at++
	}
	if at > from && at < len(runes) && unicode.IsDigit(runes[from].r) && runes[at].r == closings[runes[i].r] {
		return at + 1
	}
	return i
}

// circledNoteEnd is [footnoteEnd] for circled numbers in brackets: （①②）. They never
// number items.
func circledNoteEnd(runes []char, i int) int {
	if i >= len(runes) || !strings.ContainsRune("（(", runes[i].r) {
		return i
	}
	at := i + 1
	for at < len(runes) && at-i < longestNote && (isCircled(runes[at].r) || runes[at].r >= '⑴' && runes[at].r <= '⒇') {
		at++
	}
	if at > i+1 && at < len(runes) && runes[at].r == closings[runes[i].r] {
		return at + 1
	}
	return i
}

// longestNote is the maximum length of a reference in brackets, in characters.
const longestNote = 24

// circledNotes reports whether the circled numbers of a text are footnote references:
// each follows a stop, and there is only one or the last one ends the text. Otherwise
// they number items.
//
//	会谈结束。①双方表示满意。      a reference
//	目标如下：①扩大贸易。②增加投资。  items
func circledNotes(runes []char) bool {
	count, last := 0, 0
	for i, c := range runes {
		if !isCircled(c.r) {
			continue
		}
		if i == 0 || !strings.ContainsRune("。！？.!?”»)）", runes[i-1].r) {
			return false
		}
		count++
		last = i
	}
	return count == 1 || count > 1 && blankEnd(runes, last+1) == len(runes)
}

func isCircled(r rune) bool { return r >= '①' && r <= '⑳' }

// flatFootnoteEnd returns the end of a footnote number that is no longer superscript,
// after a point at i-1: "agreed.12 The". A number that belongs to a known abbreviation
// is not one: "Fig.12 The".
func (t *latin) flatFootnoteEnd(i int) int {
	runes := t.runes
	end := digitsEnd(runes, i)
	if end == i || end-i > 2 {
		return i
	}
	word := wordBefore(runes, i-1)
	for _, r := range word {
		if !unicode.IsLower(r) {
			return i
		}
	}
	if len(word) < 3 || t.lex.pointOf(word) != always {
		return i
	}
	return end
}

func digitsEnd(runes []char, i int) int {
	for i < len(runes) && unicode.IsDigit(runes[i].r) {
		i++
	}
	return i
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '⁹'
}

package segment

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// nested returns, for every character, how many pairs of quotes, titles and brackets
// are open before it: an opening mark is outside its pair, the closing mark inside. A
// last entry is for the end of the text. Unmatched opening and closing marks do not
// count. The result is in room if it has the capacity.
//
//	双 方 “ 合 作 ” 。
//	0  0  0  1  1  1  0  0
func nested(runes []char, room []int32) []int32 {
	depth := slices.Grow(room[:0], len(runes)+1)[:len(runes)+1]
	clear(depth)
	var open []int     // positions of opening marks
	var straight []int // positions of straight quotes
	single := -1       // position of the last open straight single quote
	for i, c := range runes {
		switch mark := markOf(c.r); {
		case mark == plain || mark == closer && isApostrophe(c.r) && insideWord(runes, i):
		case c.r == '\'' || c.r == '`':
			if opensSingle(runes, i) {
				single = i
			} else if single >= 0 && c.r == '\'' && closesSingle(runes, i) {
				pair(depth, single, i)
				single = -1
			}
		case mark == straightQuote:
			straight = append(straight, i)
		default:
			if start := lastOpen(runes, open, c.r); start >= 0 {
				// Marks opened later and never closed are ignored.
				pair(depth, open[start], i)
				open = open[:start]
			} else if mark == opener {
				open = append(open, i)
			}
		}
	}
	// Straight quotes look the same on both sides: if their number is odd, none can be
	// paired.
	for k := 0; len(straight)%2 == 0 && k < len(straight); k += 2 {
		pair(depth, straight[k], straight[k+1])
	}
	for i := 1; i < len(depth); i++ {
		depth[i] += depth[i-1]
	}
	return depth
}

// pair records a pair of marks as a change of depth after each of them.
func pair(depth []int32, open, close int) {
	depth[open+1]++
	depth[close+1]--
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// insideWord reports whether the character at i is between letters of one word: don't,
// l’accord.
func insideWord(runes []char, i int) bool {
	return i > 0 && i+1 < len(runes) && isWordLetter(runes[i-1].r) && isWordLetter(runes[i+1].r)
}

func isWordLetter(r rune) bool { return unicode.IsLetter(r) && !chars.IsHan(r) }

// opensSingle reports whether the straight single quote at i can open a pair: a word
// begins after it, and none ends before it.
func opensSingle(runes []char, i int) bool {
	behindWord := i > 0 && !unicode.IsSpace(runes[i-1].r) && markOf(runes[i-1].r) != opener
	return !behindWord && i+1 < len(runes) && isWordLetter(runes[i+1].r)
}

// closesSingle reports whether the straight single quote at i closes a pair: a mark
// precedes it. After a letter it may be an apostrophe: the sides' view.
func closesSingle(runes []char, i int) bool {
	return i > 0 && strings.ContainsRune(".,;:!?…", runes[i-1].r) &&
		(i+1 == len(runes) || !isWordLetter(runes[i+1].r))
}

// maxOpen bounds how many opening marks are searched, so that a text consisting of
// opening marks takes linear time.
const maxOpen = 32

// lastOpen returns the index in open of the last mark that r closes, or -1.
func lastOpen(runes []char, open []int, r rune) int {
	for k := len(open) - 1; k >= 0 && k >= len(open)-maxOpen; k-- {
		if closings[runes[open[k]].r] == r {
			return k
		}
	}
	return -1
}

// The roles of a character in a pair.
const (
	plain = iota
	opener
	closer
	straightQuote
)

func markOf(r rune) int {
	if isPlain(r) {
		return plain
	}
	switch r {
	case '"':
		return straightQuote
	case '“', '‘', '《', '〈', '（', '(', '【', '［', '[', '「', '『', '〔', '«', '„':
		return opener
	case '”', '’', '》', '〉', '）', ')', '】', '］', ']', '」', '』', '〕', '»', '\'', '`':
		return closer
	}
	return plain
}

// isPlain is a cheap test that finds most characters that are not marks.
func isPlain(r rune) bool {
	return r >= 0x3400 && r <= 0x9FFF || r >= 'a' && r <= 'z' || r >= 0x400 && r < 0x500 || r == ' '
}

// closings maps the opening marks to the marks that close them.
var closings = map[rune]rune{
	'“': '”', '‘': '’', '《': '》', '〈': '〉', '（': '）', '(': ')', '【': '】', '［': '］', '[': ']', '「': '」', '『': '』', '〔': '〕',
	'«': '»', '„': '“',
}

func isOpener(r rune) bool {
	mark := markOf(r)
	return mark == opener || mark == straightQuote
}

func isCloser(r rune) bool {
	mark := markOf(r)
	return mark == closer || mark == straightQuote
}

// closersEnd returns the end of the closing marks from i on. A straight quote that
// opens a pair is not a closing mark. One stray space may precede a mark that closes a
// pair: 发展。 ”
func closersEnd(runes []char, depth []int32, i int) int {
	if i+1 < len(runes) && unicode.IsSpace(runes[i].r) && depth[i+2] < depth[i+1] {
		i++
	}
	for i < len(runes) && (depth[i+1] < depth[i] || isCloser(runes[i].r) && depth[i+1] == depth[i]) {
		i++
	}
	return i
}

// openedAt returns the index of the mark that opens the outermost pair around the
// character at i.
func openedAt(depth []int32, i int) int {
	for i > 0 && depth[i] > 0 {
		i--
	}
	return i
}

package segment

import "strings"

// nested returns, for every character, how many pairs of quotes, titles and
// brackets it stands in; the marks of a pair stand inside it. Opening marks
// without a closing one and closing marks without an opening one do not count.
func nested(runes []char) []int {
	depth := make([]int, len(runes)+1)
	var open []int // positions of opening marks
	for i, c := range runes {
		if start := lastOpen(runes, open, c.r); start >= 0 {
			// Marks opened after it and never closed count for nothing.
			depth[open[start]]++
			depth[i+1]--
			open = open[:start]
		} else if closingOf(c.r) != 0 {
			open = append(open, i)
		}
	}
	nestStraight(runes, depth)
	for i := 1; i < len(depth); i++ {
		depth[i] += depth[i-1]
	}
	return depth[:len(runes)]
}

// nestStraight pairs straight quotes, which look the same on both sides, when
// their number is even.
func nestStraight(runes []char, depth []int) {
	var at []int
	for i, c := range runes {
		if c.r == '"' {
			at = append(at, i)
		}
	}
	if len(at)%2 == 1 {
		return
	}
	for k := 0; k < len(at); k += 2 {
		depth[at[k]]++
		depth[at[k+1]+1]--
	}
}

// closingOf returns the mark that closes an opening mark, 0 for all others.
func closingOf(r rune) rune {
	switch r {
	case '“':
		return '”'
	case '‘':
		return '’'
	case '《':
		return '》'
	case '〈':
		return '〉'
	case '（':
		return '）'
	case '(':
		return ')'
	case '【':
		return '】'
	case '［':
		return '］'
	case '[':
		return ']'
	case '「':
		return '」'
	case '『':
		return '』'
	case '〔':
		return '〕'
	case '«':
		return '»'
	case '„':
		return '“'
	}
	return 0
}

// maxOpen bounds how far back an opening mark is looked for, so that a text of
// opening marks only is read in linear time.
const maxOpen = 32

// lastOpen returns the index in open of the last mark that r closes, -1 when
// there is none.
func lastOpen(runes []char, open []int, r rune) int {
	if !isCloser(r) && r != '“' {
		return -1
	}
	for k := len(open) - 1; k >= 0 && k >= len(open)-maxOpen; k-- {
		if closingOf(runes[open[k]].r) == r {
			return k
		}
	}
	return -1
}

func isCloser(r rune) bool { return strings.ContainsRune("”’》〉）)】］]」』〕»\"'", r) }
func isOpener(r rune) bool { return closingOf(r) != 0 || r == '"' }

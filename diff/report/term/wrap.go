package term

import (
	"unicode"
	"unicode/utf8"
)

// wrap divides cells into lines of at most width columns. If a line has no allowed break, it is
// cut inside a word. Spaces at a break are dropped. It takes time linear in the number of cells,
// and returns one empty line for no cells.
func wrap(cells []cell, width int) [][]cell {
	lines := [][]cell{}
	for {
		cells = trimStart(cells)
		end := lineEnd(cells, width)
		lines = append(lines, trimEnd(cells[:end]))
		if cells = cells[end:]; len(cells) == 0 {
			return lines
		}
	}
}

// lineEnd returns the number of cells of the next line.
func lineEnd(cells []cell, width int) int {
	used, last := 0, 0
	for i, c := range cells {
		if i > 0 && mayBreak(cells, i) {
			last = i
		}
		if used+int(c.width) > width && c.class != space {
			if last > 0 {
				return last
			}
			return forcedEnd(cells, max(i, 1))
		}
		used += int(c.width)
	}
	return len(cells)
}

// forcedEnd moves a cut inside a word back until it does not separate a bracket from its word
// or, if possible, punctuation from its text.
func forcedEnd(cells []cell, end int) int {
	for at := end; at > 0; at-- {
		if !partsMark(cells, at) && cells[at-1].class != opening && cells[at].class != closing {
			return at
		}
	}
	for at := end; at > 0; at-- {
		if !partsMark(cells, at) {
			return at
		}
	}
	return end
}

func partsMark(cells []cell, at int) bool {
	return cells[at-1].class == openMark || cells[at].class == closeMark
}

// mayBreak reports whether a line may end before cells[i]. It ignores brackets around changed
// words: the text on both sides of them decides.
func mayBreak(cells []cell, i int) bool {
	if partsMark(cells, i) {
		return false
	}
	b, a := i-1, i
	for b > 0 && isMark(cells[b]) {
		b--
	}
	for a < len(cells)-1 && isMark(cells[a]) {
		a++
	}
	before, after := cells[b], cells[a]
	switch {
	case after.class == space, after.class == closing, before.class == opening:
		return false
	case before.class == space:
		return !beginsMark(cells[:b+1])
	case before.class == hyphen:
		r, _ := utf8.DecodeRuneInString(after.text)
		return b > 0 && cells[b-1].class == letter && unicode.IsLetter(r)
	}
	return before.wide || after.wide
}

// beginsMark reports whether the spaces at the end of cells follow an opening bracket.
func beginsMark(cells []cell) bool {
	cells = trimEnd(cells)
	return len(cells) > 0 && cells[len(cells)-1].class == openMark
}

func isMark(c cell) bool { return c.class == openMark || c.class == closeMark }

func trimStart(cells []cell) []cell {
	for len(cells) > 0 && cells[0].class == space {
		cells = cells[1:]
	}
	return cells
}

func trimEnd(cells []cell) []cell {
	for len(cells) > 0 && cells[len(cells)-1].class == space {
		cells = cells[:len(cells)-1]
	}
	return cells
}

package parse

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// discardMarks records line by line what of a text became neither text nor a
// comment: the marks of Markdown and of HTML, and the addresses of links.
func (p *page) discardMarks(source string, start int, read []tree.Span) {
	slices.SortFunc(read, func(a, b tree.Span) int { return cmp.Compare(a.Start, b.Start) })
	number, at := lineAt(source, start), start
	for line := range strings.SplitAfterSeq(source[start:], "\n") {
		var marks strings.Builder
		end := at + len(line)
		for at < end {
			for len(read) > 0 && read[0].End <= at {
				read = read[1:]
			}
			next := end
			if len(read) > 0 {
				next = min(next, max(read[0].Start, at))
			}
			marks.WriteString(source[at:next])
			if at = next; len(read) > 0 && read[0].Start <= at {
				at = min(end, read[0].End)
			}
		}
		p.discard(verdict{reasonMarkup, "the marks of Markdown"}, origin{line: number}, marks.String())
		number++
	}
}

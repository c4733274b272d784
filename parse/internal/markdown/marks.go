package markdown

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// discardMarks records, line by line, the parts of a text that became neither text nor
// a comment: Markdown and HTML marks, and link addresses.
func discardMarks(p *page.Page, text string, start int, read []tree.Span) {
	slices.SortFunc(read, func(a, b tree.Span) int { return cmp.Compare(a.Start, b.Start) })
	number, at := source.LineAt(text, start), start
	for line := range strings.SplitAfterSeq(text[start:], "\n") {
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
			marks.WriteString(text[at:next])
			if at = next; len(read) > 0 && read[0].Start <= at {
				at = min(end, read[0].End)
			}
		}
		p.Discard(page.Verdict{Reason: page.ReasonMarkup, Why: "the marks of Markdown"}, page.Origin{Line: number}, marks.String())
		number++
	}
}

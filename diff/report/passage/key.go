package passage

import (
	"math"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Key sets Key on the first occurrence of some words in runs. Words that do not occur mark
// nothing. The text is unchanged.
func Key(runs []Run, words string) []Run {
	start := strings.Index(Text(runs), words)
	if words == "" || start < 0 {
		return runs
	}
	return Append(nil, Keys(runs, 0, []tree.Span{{Start: start, End: start + len(words)}}, false)...)
}

// Keys sets Key on spans, in order, of a text that the runs have from offset at on. In a woven
// text, deletions are not counted and are no keys. The text is unchanged.
func Keys(runs []Run, at int, spans []tree.Span, woven bool) []Run {
	var lengths []int
	for _, s := range spans {
		start := max(at, s.Start)
		end := max(start, s.End)
		lengths = append(lengths, start-at, end-start)
		at = end
	}
	var out []Run
	for i, piece := range cutRuns(runs, append(lengths, math.MaxInt), woven) {
		for _, r := range piece {
			r.Key = r.Key || i%2 == 1 && !(woven && r.Mark == Deleted)
			out = append(out, r)
		}
	}
	return out
}

package term

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report/passage"
)

// pieces styles runs; unmarked text gets the style st. White space at the ends of changed words
// is outside of the mark.
func pieces(runs []passage.Run, st style) []piece {
	list := make([]piece, 0, len(runs))
	runs = bridged(runs)
	for i, r := range runs {
		words := strings.TrimSpace(r.Text)
		if r.Mark == passage.Same || words == "" {
			list = append(list, piece{r.Text, markStyle(r, st)})
			continue
		}
		begin, end := strings.Index(r.Text, words), 0
		if end = begin + len(words); i > 0 && runs[i-1].Mark == r.Mark {
			begin = 0
		}
		if i+1 < len(runs) && runs[i+1].Mark == r.Mark {
			end = len(r.Text)
		}
		list = append(list, piece{r.Text[:begin], st}, piece{r.Text[begin:end], markStyle(r, st)}, piece{r.Text[end:], st})
	}
	return slices.DeleteFunc(list, func(p piece) bool { return p.text == "" })
}

// bridged joins runs that look the same, also those that are separated only by white space.
func bridged(runs []passage.Run) []passage.Run {
	out := make([]passage.Run, 0, len(runs))
	for i, r := range runs {
		r = passage.Run{Mark: r.Mark, Text: r.Text, Key: r.Key}
		if n := len(out); r.Mark == passage.Same && n > 0 && i+1 < len(runs) && out[n-1].Mark == runs[i+1].Mark && out[n-1].Key == runs[i+1].Key && strings.TrimSpace(r.Text) == "" {
			r.Mark, r.Key = out[n-1].Mark, out[n-1].Key
		}
		out = passage.Append(out, r)
	}
	return out
}

// markStyle returns the style of a run, which is st for unchanged text.
func markStyle(r passage.Run, st style) style {
	switch {
	case r.Mark == passage.Deleted && r.Key:
		return oldKey
	case r.Mark == passage.Deleted:
		return oldWords
	case r.Mark == passage.Inserted && r.Key:
		return newKey
	case r.Mark == passage.Inserted:
		return newWords
	case r.Key:
		return strong
	}
	return st
}

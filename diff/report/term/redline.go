package term

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
)

// pieces styles runs; text with no mark gets the style st. White space at the
// ends of changed words stands outside their mark.
func pieces(runs []report.Run, st style) []piece {
	list := make([]piece, 0, len(runs))
	runs = bridged(runs)
	for i, r := range runs {
		words := strings.TrimSpace(r.Text)
		if r.Mark == report.Same || words == "" {
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

// bridged joins runs with one mark that only a space stands between.
func bridged(runs []report.Run) []report.Run {
	out := make([]report.Run, 0, len(runs))
	for i, r := range runs {
		if n := len(out); r.Mark == report.Same && n > 0 && i+1 < len(runs) && out[n-1].Mark == runs[i+1].Mark && out[n-1].Key == runs[i+1].Key && strings.TrimSpace(r.Text) == "" {
			r.Mark, r.Key = out[n-1].Mark, out[n-1].Key
		}
		out = appendRun(out, r)
	}
	return out
}

// markStyle returns the style of a run, and st for text that is kept.
func markStyle(r report.Run, st style) style {
	switch {
	case r.Mark == report.Deleted && r.Key:
		return oldKey
	case r.Mark == report.Deleted:
		return oldWords
	case r.Mark == report.Inserted && r.Key:
		return newKey
	case r.Mark == report.Inserted:
		return newWords
	}
	return st
}

// appendRun appends a run, to the last one where that looks the same.
func appendRun(runs []report.Run, r report.Run) []report.Run {
	if n := len(runs); n > 0 && runs[n-1].Mark == r.Mark && runs[n-1].Key == r.Key {
		runs[n-1].Text += r.Text
		return runs
	}
	return append(runs, r)
}

// whole marks the whole text of a side.
func whole(s report.Side, mark report.Mark) report.Run {
	return report.Run{Mark: mark, Text: s.Text()}
}

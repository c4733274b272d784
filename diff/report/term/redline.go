package term

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report"
)

// heavy reports whether a redline is so full of marks that both versions read
// better one below the other: less than half of the text is kept, or a mark
// comes every few characters.
func heavy(runs []report.Run) bool {
	same, changed, marks := 0, 0, 0
	for _, r := range runs {
		if r.Mark == report.Same {
			same += utf8.RuneCountInString(r.Text)
			continue
		}
		changed += utf8.RuneCountInString(r.Text)
		marks++
	}
	return same < changed || marks > 4 && same < 8*marks
}

// pieces styles runs; text with no mark gets the style st. White space at the
// ends of changed words stands outside their mark.
func pieces(runs []report.Run, st style) []piece {
	list := make([]piece, 0, len(runs))
	for _, r := range bridged(runs) {
		words := strings.TrimSpace(r.Text)
		if r.Mark == report.Same || words == "" {
			list = append(list, piece{r.Text, markStyle(r.Mark, st)})
			continue
		}
		at := strings.Index(r.Text, words)
		list = append(list, piece{r.Text[:at], st}, piece{words, markStyle(r.Mark, st)}, piece{r.Text[at+len(words):], st})
	}
	return list
}

// bridged joins runs with one mark that only a space stands between.
func bridged(runs []report.Run) []report.Run {
	out := make([]report.Run, 0, len(runs))
	for i, r := range runs {
		if n := len(out); r.Mark == report.Same && n > 0 && i+1 < len(runs) && out[n-1].Mark == runs[i+1].Mark && strings.TrimSpace(r.Text) == "" {
			r.Mark = out[n-1].Mark
		}
		out = appendRun(out, r.Mark, r.Text)
	}
	return out
}

// markStyle returns the style of a mark, and st for text that is kept.
func markStyle(mark report.Mark, st style) style {
	switch mark {
	case report.Deleted:
		return oldWords
	case report.Inserted:
		return newWords
	}
	return st
}

// appendRun appends text, to the last run where that has the same mark.
func appendRun(runs []report.Run, mark report.Mark, text string) []report.Run {
	if n := len(runs); n > 0 && runs[n-1].Mark == mark {
		runs[n-1].Text += text
		return runs
	}
	return append(runs, report.Run{Mark: mark, Text: text})
}

// whole marks the whole text of a side.
func whole(s report.Side, mark report.Mark) report.Run {
	return report.Run{Mark: mark, Text: s.Text()}
}

package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report"
)

// redline weaves the runs of an old and a new side into one list that holds
// both: deleted words before inserted ones. White space that one side alone
// has is kept. It reports false where the text that both sides keep is not the
// same.
func redline(old, new []report.Run) ([]report.Run, bool) {
	var woven []report.Run
	for {
		woven, old = take(woven, old, report.Deleted)
		woven, new = take(woven, new, report.Inserted)
		if len(old)+len(new) == 0 {
			return woven, true
		}
		nold, nnew := commonStart(first(old), first(new))
		switch {
		case nold > 0:
			woven = appendRun(woven, report.Same, first(old)[:nold])
		case nnew > 0:
			woven = appendRun(woven, report.Same, first(new)[:nnew])
		default:
			return nil, false
		}
		old, new = advance(old, nold), advance(new, nnew)
	}
}

// first returns the text of the first run.
func first(runs []report.Run) string {
	if len(runs) == 0 {
		return ""
	}
	return runs[0].Text
}

// take moves the leading runs with a mark, and empty ones, to a list.
func take(list, runs []report.Run, mark report.Mark) (taken, rest []report.Run) {
	for len(runs) > 0 && (runs[0].Mark == mark || runs[0].Text == "") {
		list = appendRun(list, mark, runs[0].Text)
		runs = runs[1:]
	}
	return list, runs
}

// appendRun appends text, to the last run where that has the same mark.
func appendRun(runs []report.Run, mark report.Mark, text string) []report.Run {
	if text == "" {
		return runs
	}
	if n := len(runs); n > 0 && runs[n-1].Mark == mark {
		runs[n-1].Text += text
		return runs
	}
	return append(runs, report.Run{Mark: mark, Text: text})
}

// advance drops n bytes at the start of the first run.
func advance(runs []report.Run, n int) []report.Run {
	if n == 0 {
		return runs
	}
	if n == len(runs[0].Text) {
		return runs[1:]
	}
	rest := report.Run{Mark: runs[0].Mark, Text: runs[0].Text[n:]}
	return append([]report.Run{rest}, runs[1:]...)
}

// commonStart returns how many bytes of two texts go together: what both begin
// with, in whole characters, or else the white space that one begins with.
func commonStart(old, new string) (nold, nnew int) {
	n := 0
	for n < len(old) && n < len(new) && old[n] == new[n] {
		n++
	}
	for n > 0 && (n < len(old) && !utf8.RuneStart(old[n]) || n < len(new) && !utf8.RuneStart(new[n])) {
		n--
	}
	if n > 0 {
		return n, n
	}
	if nold = spaceLen(old); nold > 0 {
		return nold, 0
	}
	return 0, spaceLen(new)
}

// spaceLen returns the length of the white space that a text begins with.
func spaceLen(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

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
		if n := len(out); r.Mark == report.Same && n > 0 && i+1 < len(runs) && out[n-1].Mark == runs[i+1].Mark && spaceLen(r.Text) == len(r.Text) {
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

// whole marks the whole text of a side.
func whole(s report.Side, mark report.Mark) report.Run {
	return report.Run{Mark: mark, Text: s.Text()}
}

// bothSides returns a row's redline, or where its sides cannot be woven the
// whole old text deleted and the whole new one inserted.
func bothSides(row *report.Row) []report.Run {
	if runs, ok := redline(row.Old.Runs, row.New.Runs); ok {
		return runs
	}
	return []report.Run{whole(row.Old, report.Deleted), whole(row.New, report.Inserted)}
}

package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report"
)

// bothSides returns a row's old and new text in one, or where they cannot be
// woven the whole old text deleted and the whole new one inserted.
func bothSides(row *report.Row) []report.Run {
	if runs, ok := redline(row.Old.Runs, row.New.Runs); ok {
		return runs
	}
	return []report.Run{{Mark: report.Deleted, Text: row.Old.Text()}, {Mark: report.Inserted, Text: row.New.Text()}}
}

// redline weaves the runs of an old and a new side: deleted words before
// inserted ones. White space that one side alone has is kept. It reports false
// where the text that both sides keep is not the same.
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

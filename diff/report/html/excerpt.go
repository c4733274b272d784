package html

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report"
)

// The length of an excerpt and of the unmarked text before its first mark, in
// columns: a Chinese character takes two.
const (
	excerptLength = 120
	excerptLead   = 36
)

// excerpt cuts the runs to a short text that begins shortly before the first
// mark.
func excerpt(runs []report.Run) []run {
	var list []run
	room := excerptLength
	for i, r := range runs {
		if i == 0 && r.Mark == report.Same && len(runs) > 1 {
			r.Text = tail(r.Text, excerptLead)
		}
		text, width := cut(r.Text, room)
		list = append(list, newRun(report.Run{Mark: r.Mark, Text: text}))
		if room -= width; room <= 0 {
			if i+1 < len(runs) && !strings.HasSuffix(text, "…") {
				list = append(list, newRun(report.Run{Text: "…"}))
			}
			break
		}
	}
	return list
}

func columns(r rune) int {
	if r >= '\u2E80' {
		return 2
	}
	return 1
}

// cut returns the start of the text that takes at most the width, and the width
// taken; where it cuts, it ends with an ellipsis and all width is taken.
func cut(text string, width int) (string, int) {
	taken := 0
	for i, r := range text {
		if taken += columns(r); taken <= width {
			continue
		}
		head := text[:i]
		if r < '\u2E80' { // not inside a word
			if space := strings.LastIndexByte(head, ' '); space > 0 {
				head = head[:space]
			}
		}
		return head + "…", width
	}
	return text, taken
}

// tail returns the end of the text that takes at most the width, after an
// ellipsis where it cuts.
func tail(text string, width int) string {
	runes := []rune(text)
	for i := len(runes) - 1; i >= 0; i-- {
		if width -= columns(runes[i]); width >= 0 {
			continue
		}
		end := string(runes[i+1:])
		if runes[i] < '\u2E80' && runes[i] != ' ' { // inside a word
			if _, after, found := strings.Cut(end, " "); found {
				end = after
			}
		}
		return "…" + end
	}
	return text
}

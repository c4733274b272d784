package html

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// piece is a part of a text: plain, or a single control character that would change the
// direction of the following text.
type piece struct {
	Text string
	Code string // of the control character, such as "U+202E"; "" for plain text
}

// pieces divides a text at its direction controls, so that the page can isolate and show each of
// them. Nearly every text is one piece.
func pieces(text string) []piece {
	var list []piece
	start := 0
	for i, r := range text {
		if !turnsDirection(r) {
			continue
		}
		if start < i {
			list = append(list, piece{Text: text[start:i]})
		}
		list = append(list, piece{string(r), fmt.Sprintf("U+%04X", r)})
		start = i + len(string(r))
	}
	if start < len(text) {
		list = append(list, piece{Text: text[start:]})
	}
	return list
}

func turnsDirection(r rune) bool {
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' ||
		r == '\u200E' || r == '\u200F' || r == '\u061C'
}

// run is a passage.Run with fields for the templates. Fields cost much less than method calls,
// and a page has thousands of runs.
type run struct {
	Del, Ins bool
	Key      bool    // a word that a finding is about
	Class    string  // for keys and for text that is read elsewhere
	Plain    string  // the text, if it is one plain piece
	Pieces   []piece // the text otherwise
}

func newRun(r passage.Run) run {
	out := run{Del: r.Mark == passage.Deleted, Ins: r.Mark == passage.Inserted, Key: r.Key, Class: runClass(r), Plain: r.Text}
	if strings.ContainsFunc(r.Text, turnsDirection) {
		out.Plain, out.Pieces = "", pieces(r.Text)
	}
	return out
}

// runClass returns the classes of a run: ox and nx for text that the old or the new statement has
// elsewhere, also ot and nt if another row shows it there.
func runClass(r passage.Run) string {
	class := ""
	if r.Key && r.Mark != passage.Same {
		class = " key"
	}
	if r.Old != passage.InOrder {
		class += " ox"
	}
	if r.Old == passage.ShownElsewhere {
		class += " ot"
	}
	if r.New != passage.InOrder {
		class += " nx"
	}
	if r.New == passage.ShownElsewhere {
		class += " nt"
	}
	return strings.TrimPrefix(class, " ")
}

func newRuns(runs []passage.Run) []run {
	list := make([]run, len(runs))
	for i, r := range runs {
		list[i] = newRun(r)
		if i > 0 && r.Mark != passage.Same && runs[i-1].Mark != passage.Same && runs[i-1].Mark != r.Mark {
			list[i].Class = strings.TrimPrefix(list[i].Class+" by", " ") // adds space between words and those that they replace
		}
	}
	return list
}

// langTag returns the language tag that makes a browser select the right glyphs.
func langTag(l tree.Lang) string {
	if l == tree.Chinese {
		return "zh-Hans"
	}
	return string(l)
}

// fragment makes a text usable as an id by replacing white space, which ends an id.
func fragment(text string) string { return strings.Join(strings.Fields(text), "_") }

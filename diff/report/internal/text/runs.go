package text

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report/passage"
)

// Runs styles runs; unmarked text gets the style st. White space at the ends of changed words
// is outside of the mark.
func Runs(runs []passage.Run, st Style) []Piece {
	list := make([]Piece, 0, 2*len(runs))
	add := func(text string, style Style) {
		if text != "" {
			list = append(list, Piece{Text: text, Style: style})
		}
	}
	runs = bridged(runs)
	for i, r := range runs {
		words := strings.TrimSpace(r.Text)
		if r.Mark == passage.Same || words == "" {
			add(r.Text, runStyle(r, st))
			continue
		}
		begin, end := strings.Index(r.Text, words), 0
		if end = begin + len(words); i > 0 && runs[i-1].Mark == r.Mark {
			begin = 0
		}
		if i+1 < len(runs) && runs[i+1].Mark == r.Mark {
			end = len(r.Text)
		}
		add(r.Text[:begin], st)
		add(r.Text[begin:end], runStyle(r, st))
		add(r.Text[end:], st)
	}
	return list
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

// runStyle returns the style of a run, which is st for unchanged text.
func runStyle(r passage.Run, st Style) Style {
	switch {
	case r.Mark == passage.Deleted && r.Key:
		return OldKey
	case r.Mark == passage.Deleted:
		return OldWords
	case r.Mark == passage.Inserted && r.Key:
		return NewKey
	case r.Mark == passage.Inserted:
		return NewWords
	case r.Key:
		return Key
	}
	return st
}

// headline returns runs in the colours of old and new text, for findings that name the change in
// words.
func headline(runs []passage.Run) []Piece {
	var list []Piece
	for _, r := range runs {
		list = append(list, Piece{Text: r.Text, Style: [...]Style{passage.Same: Plain, passage.Deleted: OldText, passage.Inserted: NewText}[r.Mark]})
	}
	return list
}

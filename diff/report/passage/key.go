package passage

import "strings"

// Key sets Key on the first occurrence of some words in runs. Words that do not occur mark
// nothing. The text is unchanged.
func Key(runs []Run, words string) []Run {
	start := strings.Index(Text(runs), words)
	if words == "" || start < 0 {
		return runs
	}
	var out []Run
	at := 0
	for _, r := range runs {
		for _, piece := range cutAt(r, start-at, start+len(words)-at) {
			piece.Key = r.Key || start <= at && at < start+len(words)
			out = Append(out, piece)
			at += len(piece.Text)
		}
	}
	return out
}

// cutAt cuts a run at two offsets in its text; offsets outside of it do not cut.
func cutAt(r Run, offsets ...int) []Run {
	var pieces []Run
	done := 0
	for _, at := range append(offsets, len(r.Text)) {
		if at > done && at <= len(r.Text) {
			pieces = append(pieces, Run{Mark: r.Mark, Text: r.Text[done:at]})
			done = at
		}
	}
	return pieces
}

package passage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Redline weaves the runs of an old and a new side into one list, deleted words before
// inserted ones. White space and gaps of one side alone are kept with the mark of that side.
// If the unchanged text of the two sides differs, Redline returns all old text as deleted,
// all new text as inserted, and false.
func Redline(old, new []Run) (woven []Run, ok bool) {
	allOld, allNew := old, new
	old, new = slices.Clone(old), slices.Clone(new) // what is left of them, see advance
	woven = make([]Run, 0, len(old)+len(new))
	for {
		woven, old = take(woven, old, Deleted)
		woven, new = take(woven, new, Inserted)
		if len(old)+len(new) == 0 {
			return woven, true
		}
		nold, nnew := commonStart(firstText(old), firstText(new))
		switch {
		case nold > 0 && nnew > 0:
			woven = Append(woven, Run{Mark: Same, Text: firstText(old)[:nold], Old: old[0].Old, New: new[0].New})
		case nold > 0:
			woven = Append(woven, alone(old[0].withText(firstText(old)[:nold]), Deleted))
		case nnew > 0:
			woven = Append(woven, alone(new[0].withText(firstText(new)[:nnew]), Inserted))
		default:
			return append(Marked(allOld, Deleted), Marked(allNew, Inserted)...), false
		}
		old, new = advance(old, nold), advance(new, nnew)
	}
}

// Marked returns the runs with the given mark.
func Marked(runs []Run, mark Mark) []Run {
	out := make([]Run, 0, len(runs))
	for _, r := range runs {
		r.Mark = mark
		out = Append(out, r)
	}
	return out
}

// alone returns white space or a gap of one side alone with the mark of that side.
func alone(r Run, mark Mark) Run {
	if r.Text == Gap {
		r.Mark = mark
	}
	return r
}

// firstText returns the text of the first run.
func firstText(runs []Run) string {
	if len(runs) == 0 {
		return ""
	}
	return runs[0].Text
}

// take moves the leading runs that have a mark or are empty to list.
func take(list, runs []Run, mark Mark) (taken, rest []Run) {
	for len(runs) > 0 && (runs[0].Mark == mark || runs[0].Text == "") {
		next := runs[0]
		next.Mark = mark
		list, runs = Append(list, next), runs[1:]
	}
	return list, runs
}

// advance drops n bytes at the start of the first run, which it changes.
func advance(runs []Run, n int) []Run {
	if n == 0 {
		return runs
	}
	if n == len(runs[0].Text) {
		return runs[1:]
	}
	runs[0].Text = runs[0].Text[n:]
	return runs
}

// commonStart returns how many bytes of each text belong together: the common prefix in whole
// characters, or else the white space or gap at the start of one of them.
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

// spaceLen returns the length of the white space or gap at the start of a text.
func spaceLen(text string) int {
	if strings.HasPrefix(text, Gap) {
		return len(Gap)
	}
	return len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
}

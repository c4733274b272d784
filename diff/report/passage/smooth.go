package passage

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Smooth makes word edits easier to read: a short word that happens to be kept between two
// replaced pieces is replaced with them. Both texts are unchanged.
//
//	[-seen some-]{+been more+}  the  [-further growth-]{+recent gains+}
//	[-seen some the further growth-]{+been more the recent gains+}
func Smooth(edits []diff.Edit) []diff.Edit {
	groups := changesOf(edits)
	if !anyJoin(groups) {
		return edits
	}
	var out []change
	for _, g := range groups {
		if n := len(out); n > 0 && joins(out[n-1], g) {
			last := &out[n-1]
			last.old += g.before + g.old
			last.new += g.before + g.new
		} else {
			out = append(out, g)
		}
	}
	var smooth []diff.Edit
	add := func(op diff.Op, text string) {
		if text != "" {
			smooth = append(smooth, diff.Edit{Op: op, Text: text})
		}
	}
	for _, g := range out {
		add(diff.Equal, g.before)
		add(diff.Delete, g.old)
		add(diff.Insert, g.new)
	}
	return smooth
}

// change is a replaced piece and the kept text before it.
type change struct{ before, old, new string }

// changesOf groups edits into changes. The last change may be empty and hold the text at the
// end.
func changesOf(edits []diff.Edit) []change {
	all := make([]change, 0, len(edits)/2+1)
	var g change
	for _, e := range edits {
		switch {
		case e.Op == diff.Delete:
			g.old += e.Text
		case e.Op == diff.Insert:
			g.new += e.Text
		case g.old+g.new == "":
			g.before += e.Text
		default:
			all = append(all, g)
			g = change{before: e.Text}
		}
	}
	return append(all, g)
}

// anyJoin reports whether two neighbouring changes become one.
func anyJoin(changes []change) bool {
	for i := 1; i < len(changes); i++ {
		if joins(changes[i-1], changes[i]) {
			return true
		}
	}
	return false
}

// joins reports whether the kept text between two changes is one short word and so much is
// replaced around it on both sides that keeping it does not help the reader.
func joins(x, y change) bool {
	const much = 12
	return x.old+y.old != "" && x.new+y.new != "" && y.old+y.new != "" &&
		Columns(x.old)+Columns(x.new) >= much && Columns(y.old)+Columns(y.new) >= much &&
		isLittle(y.before)
}

// isLittle reports whether a text is one short word or one Chinese character, with
// surrounding spaces.
func isLittle(text string) bool {
	word := strings.TrimSpace(text)
	runes := []rune(word)
	switch {
	case strings.ContainsFunc(word, unicode.IsSpace) || strings.ContainsFunc(word, unicode.IsDigit) || strings.ContainsFunc(word, unicode.IsUpper):
		return false
	case len(runes) > 0 && chars.IsHan(runes[0]):
		return len(runes) == 1
	}
	return len(runes) <= 4 && !strings.ContainsFunc(word, unicode.IsPunct)
}

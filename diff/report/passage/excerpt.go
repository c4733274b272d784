package passage

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// besideChange is how much unchanged text an excerpt keeps next to a change, in columns.
// A Chinese character takes two.
const besideChange = 28

// Excerpt shortens runs for lists. It keeps unchanged text only next to changes, and at most
// the given number of columns in total (0 for no limit). Text deleted or inserted here but
// shown with another row is left out. It cuts between words and puts … for what it leaves out.
func Excerpt(runs []Run, columns int) []Run {
	runs = withoutElsewhere(runs)
	out := make([]Run, 0, len(runs)+1)
	for i, r := range runs {
		if r.Mark == Same && len(runs) > 1 && Columns(r.Text) > 2*besideChange+4 {
			head, tail := cut([]rune(r.Text), besideChange)
			switch i {
			case 0:
				head = ""
			case len(runs) - 1:
				tail = ""
			}
			r.Text = head + "…" + tail
		}
		out = append(out, r)
	}
	if columns == 0 {
		return out
	}
	for i, r := range out {
		n := Columns(r.Text)
		if n <= columns {
			columns -= n
			continue
		}
		head, _ := cut([]rune(r.Text), columns)
		return append(Append(out[:i:i], Run{Mark: r.Mark, Text: head, Key: r.Key}), Run{Mark: Same, Text: "…"})
	}
	return out
}

// withoutElsewhere replaces deletions and insertions that are shown elsewhere with ….
func withoutElsewhere(runs []Run) []Run {
	elsewhere := func(r Run) bool {
		return r.Mark == Deleted && r.Old == ShownElsewhere || r.Mark == Inserted && r.New == ShownElsewhere
	}
	if !slices.ContainsFunc(runs, elsewhere) {
		return runs
	}
	left := Run{Text: " " + Gap}
	var out []Run
	for _, r := range runs {
		if !elsewhere(r) && strings.TrimSpace(r.Text) != strings.TrimSpace(Gap) {
			out = append(out, r)
			continue
		}
		for len(out) > 0 && (strings.TrimSpace(out[len(out)-1].Text) == "" || out[len(out)-1] == left) {
			out = out[:len(out)-1]
		}
		out = append(out, left)
	}
	if !slices.ContainsFunc(out, func(r Run) bool {
		return strings.ContainsFunc(r.Text, ofWord) || strings.ContainsFunc(r.Text, chars.IsHan)
	}) {
		return []Run{left} // a full stop alone says nothing
	}
	return out
}

// Shorten cuts a text after the given number of columns and puts … at the cut.
func Shorten(text string, columns int) string {
	if Columns(text) <= columns {
		return text
	}
	head, _ := cut([]rune(text), columns-1)
	return head + "…"
}

// cut returns the beginning and the end of a text, of at most the given number of columns
// each.
func cut(text []rune, columns int) (head, tail string) {
	end := 0
	for room := columns - width(text[0]); room >= 0 && end < len(text)-1; room -= width(text[end]) {
		end++
	}
	start := len(text)
	for room := columns - width(text[start-1]); room >= 0 && start > 1; room -= width(text[start-1]) {
		start--
	}
	return strings.TrimRightFunc(string(text[:border(text, end, -1)]), unicode.IsSpace),
		strings.TrimLeftFunc(string(text[border(text, start, 1):]), unicode.IsSpace)
}

// border returns the word boundary closest to at in the direction of step, or at itself if
// there is none.
func border(text []rune, at, step int) int {
	for k := at; 0 < k && k < len(text); k += step {
		if !ofWord(text[k-1]) || !ofWord(text[k]) {
			return k
		}
	}
	return at
}

// ofWord reports whether a text must not be cut between two characters of this kind.
func ofWord(r rune) bool {
	return unicode.IsMark(r) || !chars.IsHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// Columns returns how many columns a text takes: a Chinese character takes two.
func Columns(text string) int {
	n := 0
	for _, r := range text {
		n += width(r)
	}
	return n
}

func width(r rune) int {
	if r >= '\u2E80' {
		return 2
	}
	return 1
}

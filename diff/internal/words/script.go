package words

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// This file is the only door to go-diff. It is given runes that stand for
// tokens, and gives back runs of equal tokens, so none of its text handling is
// in use. DiffTimeout 0 makes it minimal and independent of the clock.

// firstRune is the rune of the first token; control characters, letters and
// spaces would be seen by go-diff as such.
const firstRune = 0x4E00

// tokenRune returns the rune that stands for token number n: from 0x4E00 up,
// without the surrogates and U+FFFD, which do not survive a string. There are
// about a million.
func tokenRune(n int) rune {
	r := rune(firstRune + n)
	if r >= 0xD800 {
		r += 0x800
	}
	if r >= 0xFFFD {
		r++
	}
	return r
}

// shortestScript returns the equal runs of a shortest edit script (Myers 1986).
// It takes O((n+m)×d) for d edits. Of several shortest scripts the same one is
// taken when the sides are swapped.
func shortestScript[T cmp.Ordered](old, new []T) []run {
	if slices.Compare(old, new) > 0 {
		return swapped(shortestScript(new, old))
	}
	ids := map[T]int{}
	intern := func(keys []T) []rune {
		runes := make([]rune, len(keys))
		for i, key := range keys {
			id, ok := ids[key]
			if !ok {
				id = len(ids)
				ids[key] = id
			}
			runes[i] = tokenRune(id)
		}
		return runes
	}
	return equalRuns(intern(old), intern(new))
}

func equalRuns(old, new []rune) []run {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	var runs []run
	i, j := 0, 0
	for _, part := range d.DiffMainRunes(old, new, false) {
		n := utf8.RuneCountInString(part.Text)
		switch part.Type {
		case diffmatchpatch.DiffEqual:
			runs = append(runs, run{i, j, n})
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		}
	}
	return runs
}

package words

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// This file contains the only use of go-diff. It passes runes that stand for tokens, and
// reads runs of equal tokens, so none of go-diff's text handling is involved. DiffTimeout 0
// makes the result minimal and independent of the clock.

// firstRune is the rune of the first token. It is above control characters, letters and
// spaces, which go-diff treats specially.
const firstRune = 0x4E00

// tokenRune returns the rune that stands for token number n. Surrogates and U+FFFD, which do
// not survive in a string, are skipped, which leaves about a million runes.
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

// shortestScript returns the equal runs of a shortest edit script (Myers 1986) in
// O((n+m)×d) for d edits. Among several shortest scripts the choice does not depend on
// which side is old.
func shortestScript[T cmp.Ordered](old, new []T) []run {
	switch order := slices.Compare(old, new); {
	case len(old) > 0 && order == 0: // half of the calls
		return []run{{0, 0, len(old)}}
	case order > 0:
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

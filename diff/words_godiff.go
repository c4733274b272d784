package diff

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
		runs := shortestScript(new, old)
		for k, r := range runs {
			runs[k] = run{r.new, r.old, r.n}
		}
		return runs
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

// refine returns the edits between two replaced runs of words at the level of
// characters, where that is what a reader would see: the same Han characters cut
// into different words on the two sides. An equal run is kept when it has at
// least two Han characters and begins and ends at the edge of a word of either
// side, so 国家|发展 and 大家|发言 keep no 家发.
func refine(oldWords, newWords []word) []Edit {
	old, oldEdge := characters(oldWords)
	new, newEdge := characters(newWords)
	edits := []Edit{}
	i, j := 0, 0
	change := func(oldEnd, newEnd int) {
		if i < oldEnd {
			edits = append(edits, Edit{Delete, string(old[i:oldEnd])})
		}
		if j < newEnd {
			edits = append(edits, Edit{Insert, string(new[j:newEnd])})
		}
	}
	if len(old)+len(new) <= longTokens && sharePair(old, new) {
		for _, r := range shortestScript(old, new) {
			whole := (oldEdge[r.old] || newEdge[r.new]) && (oldEdge[r.old+r.n] || newEdge[r.new+r.n])
			if !whole || r.n < 2 || !allHan(old[r.old:r.old+r.n]) {
				continue
			}
			change(r.old, r.new)
			edits = append(edits, Edit{Equal, string(old[r.old : r.old+r.n])})
			i, j = r.old+r.n, r.new+r.n
		}
	}
	change(len(old), len(new))
	return edits
}

// sharePair reports whether two texts have two neighbouring Han characters in
// common. Most replaced words have not, and need no closer look.
func sharePair(old, new []rune) bool {
	for i := range old[:max(len(old)-1, 0)] {
		if !isHan(old[i]) {
			continue
		}
		for j := range new[:max(len(new)-1, 0)] {
			if old[i] == new[j] && old[i+1] == new[j+1] && isHan(old[i+1]) {
				return true
			}
		}
	}
	return false
}

// characters returns the words' text, and for every place between two of its
// characters whether a word begins or ends there.
func characters(words []word) (runes []rune, edge []bool) {
	runes = []rune(plain(words))
	edge = make([]bool, len(runes)+1)
	at := 0
	for i := range words {
		at += utf8.RuneCountInString(words[i].lead)
		edge[at] = true
		at += utf8.RuneCountInString(words[i].text)
		edge[at] = true
		at += utf8.RuneCountInString(words[i].space)
	}
	return runes, edge
}

func allHan(runes []rune) bool {
	for _, r := range runes {
		if !isHan(r) {
			return false
		}
	}
	return true
}

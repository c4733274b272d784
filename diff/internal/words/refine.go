package words

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Words that were replaced are refined by their characters, where the same ones
// were cut into other words:
//
//	old  深化|改革开放|政策      by words         [-深化改革开放-]{+深化改革+}政策
//	new  深化改革|政策           by characters    深化改革[-开放-]政策

// replace adds a change. Where both sides have words it is refined to the
// level of characters, where that is what a reader would see: the same Han
// characters cut into different words on the two sides. An equal run is kept when
// it has at least two Han characters and begins and ends at the edge of a word of
// either side, inside no number, so 国家|发展 and 大家|发言 keep no 家发.
func (d *Differ) replace(b *editBuilder, g gap) {
	if g.whole || g.oldStart == g.oldEnd || g.newStart == g.newEnd {
		b.advance(d.old.size(g.oldStart, g.oldEnd), d.new.size(g.newStart, g.newEnd))
		return
	}
	old, new := d.old.characters(g.oldStart, g.oldEnd), d.new.characters(g.newStart, g.newEnd)
	i, j := 0, 0
	if len(old.runes)+len(new.runes) <= longTokens && !reordered(old.runes, new.runes) {
		for _, r := range pairRuns(old.runes, new.runes) {
			if !keeps(old, new, r) {
				continue
			}
			b.advance(old.size(i, r.old), new.size(j, r.new))
			b.keep(old.size(r.old, r.old+r.n))
			i, j = r.old+r.n, r.new+r.n
		}
	}
	b.advance(old.size(i, len(old.runes)), new.size(j, len(new.runes)))
}

// reordered reports whether two texts have the same characters in another order:
// 又快又好, 又好又快.
func reordered(old, new []rune) bool {
	return len(old) == len(new) && slices.Equal(slices.Sorted(slices.Values(old)), slices.Sorted(slices.Values(new)))
}

// pairRuns returns the equal runs of two texts by a shortest edit script of the
// characters that stand in a pair of Han characters which the other text has too.
// All others are in no run of two, and would only lead the script astray.
func pairRuns(old, new []rune) []run {
	oldAt := paired(old, new)
	if len(oldAt) == 0 {
		return nil // as for most replaced words
	}
	newAt := paired(new, old)
	var runs []run
	for _, r := range shortestScript(at(old, oldAt), at(new, newAt)) {
		for k := range r.n {
			i, j := oldAt[r.old+k], newAt[r.new+k]
			if n := len(runs); k > 0 && runs[n-1].old+runs[n-1].n == i && runs[n-1].new+runs[n-1].n == j {
				runs[n-1].n++
			} else {
				runs = append(runs, run{i, j, 1})
			}
		}
	}
	return runs
}

// at returns the characters at some places.
func at(runes []rune, places []int) []rune {
	picked := make([]rune, len(places))
	for k, i := range places {
		picked[k] = runes[i]
	}
	return picked
}

// paired returns the places of the characters of a text that stand in a pair of
// Han characters which the other text has too.
func paired(text, other []rune) []int {
	var places []int
	before := false // the character at hand ends a pair
	for i := range text {
		begins := i+1 < len(text) && hasPair(other, text[i], text[i+1])
		if before || begins {
			places = append(places, i)
		}
		before = begins
	}
	return places
}

// hasPair reports whether a text has two Han characters side by side.
func hasPair(text []rune, first, second rune) bool {
	if !chars.IsHan(first) || !chars.IsHan(second) {
		return false
	}
	for i := 0; i+1 < len(text); i++ {
		if text[i] == first && text[i+1] == second {
			return true
		}
	}
	return false
}

// characters are those of some words.
type characters struct {
	runes []rune
	edge  []bool // for every place between two runes: a word begins or ends there
}

// size returns the number of bytes of the words from start up to end, with the white
// space around them.
func (w wording) size(start, end int) int {
	if start == end {
		return 0
	}
	return int(w.words[end-1].end - w.words[start].start)
}

// characters returns those of the words from start up to end, of which there is one
// at least, with the white space around them.
func (w wording) characters(start, end int) characters {
	from := w.words[start].start
	c := characters{runes: []rune(w.text[from:w.words[end-1].end])}
	c.edge = make([]bool, len(c.runes)+1)
	at, byteAt := 0, from
	mark := func(until int32) {
		for ; byteAt < until; at++ {
			byteAt += int32(utf8.RuneLen(c.runes[at]))
		}
		c.edge[at] = true
	}
	for _, word := range w.words[start:end] {
		mark(word.textStart)
		mark(word.textEnd)
	}
	return c
}

// size returns the number of bytes of the runes from start up to end.
func (c characters) size(start, end int) int {
	n := 0
	for _, r := range c.runes[start:end] {
		n += utf8.RuneLen(r)
	}
	return n
}

// keeps reports whether an equal run of characters is one to keep.
func keeps(old, new characters, r run) bool {
	return r.n >= 2 && parts(old, new, r.old, r.new) && parts(old, new, r.old+r.n, r.new+r.n) &&
		!slices.ContainsFunc(old.runes[r.old:r.old+r.n], func(r rune) bool { return !chars.IsHan(r) })
}

// parts reports whether an equal run may begin or end at a place of either side:
// at the edge of a word, and not inside a number.
func parts(old, new characters, i, j int) bool {
	return (old.edge[i] || new.edge[j]) && !old.inNumber(i) && !new.inNumber(j)
}

// inNumber reports whether a place is inside a word, between the characters of a
// number.
func (c characters) inNumber(at int) bool {
	return !c.edge[at] && chars.IsHanNumeral(c.runes[at-1]) && chars.IsHanNumeral(c.runes[at])
}

package words

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Replaced words are compared by characters if both sides have the same characters,
// segmented into different words:
//
//	old  深化|改革开放|政策      by words         [-深化改革开放-]{+深化改革+}政策
//	new  深化改革|政策           by characters    深化改革[-开放-]政策

// replace adds a change. If both sides have words, it keeps equal runs of Han characters that
// were segmented differently. A run is kept if it has at least two characters, each end is a
// word boundary on at least one side, and no end splits a number, so 国家|发展 and 大家|发言 do
// not keep 家发.
func (d *Differ) replace(b *editBuilder, g gap) {
	before, after := d.old.textIn(g.oldStart, g.oldEnd), d.new.textIn(g.newStart, g.newEnd)
	if g.whole || !sharePair(before, after) { // most gaps
		b.advance(len(before), len(after))
		return
	}
	old, new := d.old.characters(g.oldStart, g.oldEnd), d.new.characters(g.newStart, g.newEnd)
	i, j := 0, 0
	for _, r := range pairRuns(old.runes, new.runes) {
		if !keeps(old, new, r) {
			continue
		}
		b.advance(old.size(i, r.old), new.size(j, r.new))
		b.keep(old.size(r.old, r.old+r.n))
		i, j = r.old+r.n, r.new+r.n
	}
	b.advance(old.size(i, len(old.runes)), new.size(j, len(new.runes)))
}

// reordered reports whether two texts have the same characters in another order:
// 又快又好, 又好又快.
func reordered(old, new []rune) bool {
	return len(old) == len(new) && slices.Equal(slices.Sorted(slices.Values(old)), slices.Sorted(slices.Values(new)))
}

// pairRuns returns the equal runs of two texts, by a shortest edit script of the characters
// that are part of a pair of Han characters common to both texts. Other characters cannot be
// part of a run of two and would only distort the script. Very long texts, and texts with the
// same characters in another order, have none.
func pairRuns(old, new []rune) []run {
	if len(old)+len(new) > longTokens || reordered(old, new) {
		return nil
	}
	oldAt, newAt := paired(old, new), paired(new, old)
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

// at returns the characters at the given positions.
func at(runes []rune, places []int) []rune {
	picked := make([]rune, len(places))
	for k, i := range places {
		picked[k] = runes[i]
	}
	return picked
}

// paired returns the positions of the characters that are part of a pair of Han characters
// that other has too.
func paired(text, other []rune) []int {
	var places []int
	before := false // the current character ends a pair
	for i := range text {
		begins := i+1 < len(text) && hasPair(other, text[i], text[i+1])
		if before || begins {
			places = append(places, i)
		}
		before = begins
	}
	return places
}

// hasPair reports whether a text has two given Han characters next to each other.
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

// sharePair reports whether two texts have a pair of neighbouring Han characters in common.
func sharePair(old, new string) bool {
	start, afterHan := 0, false
	for i, r := range old {
		isHan := chars.IsHan(r)
		if afterHan && isHan && strings.Contains(new, old[start:i+utf8.RuneLen(r)]) {
			return true
		}
		start, afterHan = i, isHan
	}
	return false
}

// characters are the characters of a range of words.
type characters struct {
	runes []rune
	edge  []bool // for every position between two runes: whether a word begins or ends there
}

// textIn returns the text of words [start, end), with the white space around them.
func (w wording) textIn(start, end int) string {
	if start == end {
		return ""
	}
	return w.text[w.words[start].start:w.words[end-1].end]
}

// characters returns the characters of words [start, end), which must not be empty, with the
// white space around them.
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

// size returns the number of bytes in runes [start, end).
func (c characters) size(start, end int) int {
	n := 0
	for _, r := range c.runes[start:end] {
		n += utf8.RuneLen(r)
	}
	return n
}

// keeps reports whether an equal run of characters is kept.
func keeps(old, new characters, r run) bool {
	return r.n >= 2 && parts(old, new, r.old, r.new) && parts(old, new, r.old+r.n, r.new+r.n) &&
		!slices.ContainsFunc(old.runes[r.old:r.old+r.n], func(r rune) bool { return !chars.IsHan(r) })
}

// parts reports whether an equal run may begin or end at a position of each side: at a word
// boundary of either side and not inside a number.
func parts(old, new characters, i, j int) bool {
	return (old.edge[i] || new.edge[j]) && !old.inNumber(i) && !new.inNumber(j)
}

// inNumber reports whether a position is between two numerals of one word.
func (c characters) inNumber(at int) bool {
	return !c.edge[at] && chars.IsHanNumeral(c.runes[at-1]) && chars.IsHanNumeral(c.runes[at])
}

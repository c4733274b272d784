package words

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// absorb merges short kept runs into the gaps on both sides until no run is light enough: to
// a reader this is one change of a phrase, not two with 的 between.
func (d *Differ) absorb() {
	for before := len(d.gaps) + 1; len(d.gaps) < before; {
		before = len(d.gaps)
		gaps := d.gaps[:0]
		for _, right := range d.gaps {
			if n := len(gaps); n > 0 && d.light(gaps[n-1], right) {
				left := &gaps[n-1]
				left.whole = left.whole || right.whole
				left.oldEnd, left.newEnd = right.oldEnd, right.newEnd
			} else {
				gaps = append(gaps, right)
			}
		}
		d.gaps = gaps
	}
}

func (d *Differ) light(before, after gap) bool {
	n := after.oldStart - before.oldEnd
	if n > islandMax {
		return false
	}
	if d.isInitial(before, after) {
		return true
	}
	weight, function, marked := 0.0, true, false
	for i := before.oldEnd; i < after.oldStart; i++ {
		text := d.old.textOf(i)
		weight += wordWeightOf(text)
		function = function && d.isFunctionWord(i)
		marked = marked || strings.Contains(clauseMarks, text)
	}
	left, right := before.size(), after.size()
	if weight <= islandShare*float64(min(left, right)) ||
		!marked && weight*wordsPerIsland <= float64(left+right) && !d.isFigure(before) && !d.isFigure(after) {
		return true
	}
	return function && n <= functionMax && before.replaces() && after.replaces() && left+right > functionSizes
}

// isFigure reports whether a gap replaces one number with another, which counts as a change
// of its own.
func (d *Differ) isFigure(g gap) bool {
	return g.oldEnd-g.oldStart == 1 && g.newEnd-g.newStart == 1 &&
		isQuantity(d.old.textOf(g.oldStart)) && isQuantity(d.new.textOf(g.newStart))
}

// joinSwaps merges a short kept run into the gaps on both sides if one of them inserts the
// words that the other deletes.
func (d *Differ) joinSwaps() {
	gaps := d.gaps[:0]
	for _, right := range d.gaps {
		if n := len(gaps); n > 0 && right.oldStart-gaps[n-1].oldEnd <= islandMax && d.swaps(gaps[n-1], right) {
			left := &gaps[n-1]
			left.oldEnd, left.newEnd, left.whole = right.oldEnd, right.newEnd, true
		} else {
			gaps = append(gaps, right)
		}
	}
	d.gaps = gaps
}

// replaces reports whether a gap has words on both sides.
func (g gap) replaces() bool { return g.oldStart < g.oldEnd && g.newStart < g.newEnd }

// swaps reports whether one gap inserts what the other deletes: 又快又好 and 又好又快 do not
// keep 又快.
func (d *Differ) swaps(left, right gap) bool {
	return sameWords(d.old.words[left.oldStart:left.oldEnd], d.new.words[right.newStart:right.newEnd]) &&
		left.newStart == left.newEnd && right.oldStart == right.oldEnd ||
		sameWords(d.new.words[left.newStart:left.newEnd], d.old.words[right.oldStart:right.oldEnd]) &&
			left.oldStart == left.oldEnd && right.newStart == right.newEnd
}

func sameWords(x, y []word) bool {
	return slices.EqualFunc(x, y, func(x, y word) bool { return x.key == y.key })
}

// isFunctionWord reports whether an old word is a function word or a mark inside a sentence.
func (d *Differ) isFunctionWord(i int) bool {
	text := d.old.textOf(i)
	switch text {
	case ",", "，", "、", "-", "–", "'", "’", "\"", "“", "”", "(", ")":
		return true
	}
	return functionWords()[strings.ToLower(text)]
}

// functionWords returns the function words of all languages.
var functionWords = sync.OnceValue(func() map[string]bool { return listed("function-words") })

// isInitial reports whether the run between two gaps is an initial in a replaced name: [Ada]
// B. [Hale] is one change.
func (d *Differ) isInitial(left, right gap) bool {
	if right.oldStart-left.oldEnd != 2 || d.old.textOf(left.oldEnd+1) != "." {
		return false
	}
	initial := d.old.textOf(left.oldEnd)
	return isCapitalized(initial) && utf8.RuneCountInString(initial) == 1 &&
		d.old.endsInName(left.oldStart, left.oldEnd) && d.new.endsInName(left.newStart, left.newEnd) &&
		d.old.beginsWithName(right.oldStart, right.oldEnd) && d.new.beginsWithName(right.newStart, right.newEnd)
}

func (w wording) endsInName(start, end int) bool {
	return start < end && isCapitalized(w.textOf(end-1))
}

func (w wording) beginsWithName(start, end int) bool {
	return start < end && isCapitalized(w.textOf(start))
}

func isCapitalized(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// wordWeightOf returns how strongly an unchanged word separates two changes: .3 for a mark,
// .4 for each Han character, .4 + .15 for each letter after the first, at most 1.
func wordWeightOf(text string) float64 {
	letters, han := 0, false
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
		han = han || chars.IsHan(r)
	}
	switch {
	case letters == 0:
		return 0.3
	case han:
		return min(1, 0.4*float64(letters))
	default:
		return min(1, 0.4+0.15*float64(letters-1))
	}
}

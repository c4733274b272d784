package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Words returns the word edits from one wording to the other: whole words, no
// shards, a short unchanged island between two changes taken into them. The
// texts of Equal and Delete edits in order are old, those of Equal and Insert
// are new, to the byte; a replaced run is a Delete followed by an Insert, and no
// two neighbours have the same operation. Both texts must be valid UTF-8. Swapping the arguments swaps Delete
// and Insert.
//
// The core is the longest common run of words, then the same to its left and
// right (Ratcliff and Obershelp 1988), which does not scatter single
// characters. Above [longTokens] words on both sides together it is the
// shortest edit script (Myers 1986).
func Words(old, new string, lang tree.Lang) []Edit {
	w := wordDiff{old: wordTokens(old, lang), new: wordTokens(new, lang)}
	w.foldFirst()
	w.match()
	w.slide()
	w.absorb()
	return w.edits()
}

// Lengths and limits of the word edits.
const (
	// longTokens is the number of words on both sides above which the longest
	// common run, quadratic at worst, gives way to Myers' method.
	longTokens = 4000
	// islandMax is the number of words of an unchanged run between two changes
	// that may be taken into them.
	islandMax = 3
	// islandShare is the largest weight of such a run as a share of the
	// smaller change beside it.
	islandShare = 0.2
)

// word is a token that is not white space, with the white space after it.
type word struct {
	lead  string // white space before it, only at the beginning of a text
	text  string
	space string // white space after it
	key   string // what is compared: the folded form
}

// wordTokens cuts a text into words.
func wordTokens(text string, lang tree.Lang) []word {
	spans := segment.Words(text, lang)
	words := make([]word, 0, len(spans))
	lead := ""
	for _, span := range spans {
		piece := text[span.Start:span.End]
		switch {
		case strings.TrimSpace(piece) != "":
			words = append(words, word{text: piece, lead: lead, key: wordKey(piece)})
			lead = ""
		case len(words) == 0:
			lead += piece
		default:
			words[len(words)-1].space += piece
		}
	}
	if lead != "" {
		words = append(words, word{lead: lead})
	}
	return words
}

// wordKey folds what typography varies, and keeps upper case.
func wordKey(piece string) string {
	for i := 0; i < len(piece); i++ {
		if piece[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if isZeroWidth(r) {
					return -1
				}
				return foldRune(r)
			}, piece)
		}
	}
	return piece
}

// gap is a run of words between kept pairs; either side may be empty.
type gap struct {
	oldStart, oldEnd int
	newStart, newEnd int
}

func (g gap) size() int { return max(g.oldEnd-g.oldStart, g.newEnd-g.newStart) }

// wordDiff is the state of one Words.
type wordDiff struct {
	old, new []word
	gaps     []gap // in order, not touching
}

// foldFirst makes a capital at the beginning of a side no difference, when the
// other side has the word in lower case. In the middle of a sentence a change
// of case is an edit.
func (w *wordDiff) foldFirst() {
	lower := func(side, other []word) {
		if len(side) == 0 {
			return
		}
		key := strings.ToLower(side[0].key)
		for i := range other {
			if other[i].key == key || i == 0 && strings.ToLower(other[i].key) == key {
				side[0].key = key
				return
			}
		}
	}
	lower(w.old, w.new)
	lower(w.new, w.old)
}

// match finds the kept pairs and with them the gaps.
func (w *wordDiff) match() {
	var runs []run
	if len(w.old)+len(w.new) > longTokens {
		runs = shortestScript(keys(w.old), keys(w.new))
	} else {
		runs = longestRuns(keys(w.old), keys(w.new))
	}
	at := gap{}
	for _, r := range append(runs, run{len(w.old), len(w.new), 0}) {
		at.oldEnd, at.newEnd = r.old, r.new
		if at.size() > 0 {
			w.gaps = append(w.gaps, at)
		}
		at.oldStart, at.newStart = r.old+r.n, r.new+r.n
	}
}

func keys(words []word) []string {
	keys := make([]string, len(words))
	for i := range words {
		keys[i] = words[i].key
	}
	return keys
}

// slide moves a one-sided gap as far right as the words allow, so that an
// inserted phrase begins after the words it shares with the text before it:
//
//	和平、[合作、]合作、共赢 → 和平、合作、[合作、]共赢
func (w *wordDiff) slide() {
	for k := range w.gaps {
		g := &w.gaps[k]
		words, start, end := w.old, &g.oldStart, &g.oldEnd
		otherStart, otherEnd := &g.newStart, &g.newEnd
		if g.oldStart == g.oldEnd {
			words, start, end = w.new, &g.newStart, &g.newEnd
			otherStart, otherEnd = &g.oldStart, &g.oldEnd
		} else if g.newStart != g.newEnd {
			continue
		}
		limit := len(words)
		if k+1 < len(w.gaps) { // one kept word stays before the next gap
			limit = w.gaps[k+1].oldStart - 1
			if g.oldStart == g.oldEnd {
				limit = w.gaps[k+1].newStart - 1
			}
		}
		for *end < limit && words[*start].key == words[*end].key {
			*start++
			*end++
			*otherStart++
			*otherEnd++
		}
	}
}

// absorb takes a short kept run between two gaps into them, until no run is
// light enough: an analyst reads one change of a phrase, not two with 的 between.
func (w *wordDiff) absorb() {
	for changed := true; changed; {
		changed = false
		for k := 0; k+1 < len(w.gaps); k++ {
			left, right := w.gaps[k], w.gaps[k+1]
			if !w.light(left, right) {
				continue
			}
			left.oldEnd, left.newEnd = right.oldEnd, right.newEnd
			w.gaps[k] = left
			w.gaps = append(w.gaps[:k+1], w.gaps[k+2:]...)
			changed = true
			k--
		}
	}
}

func (w *wordDiff) light(left, right gap) bool {
	island := w.old[left.oldEnd:right.oldStart]
	if len(island) > islandMax {
		return false
	}
	weight := 0.0
	for i := range island {
		weight += wordWeightOf(island[i].text)
	}
	return weight <= islandShare*float64(min(left.size(), right.size()))
}

// wordWeightOf is how much an unchanged word holds two changes apart: .3 for a
// mark, .4 for each Han character, .4 + .15 for each letter after the first,
// at most 1.
func wordWeightOf(text string) float64 {
	letters, han := 0, false
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
		han = han || isHan(r)
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

// edits turns gaps and kept pairs into edits.
func (w *wordDiff) edits() []Edit {
	var b editBuilder
	i, j := 0, 0
	keep := func(oldEnd int) {
		for ; i < oldEnd; i, j = i+1, j+1 {
			b.pair(w.old[i].lead, w.new[j].lead)
			b.pair(w.old[i].text, w.new[j].text)
			b.pair(w.old[i].space, w.new[j].space)
		}
	}
	for _, g := range w.gaps {
		keep(g.oldStart)
		b.replace(w.old[g.oldStart:g.oldEnd], w.new[g.newStart:g.newEnd])
		i, j = g.oldEnd, g.newEnd
	}
	keep(len(w.old))
	b.flush()
	b.keep()
	return b.edits
}

// plain returns the text of some words.
func plain(words []word) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(words[i].lead)
		b.WriteString(words[i].text)
		b.WriteString(words[i].space)
	}
	return b.String()
}

package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Words returns the word edits from one wording to the other: whole words, no
// shards, a short unchanged island between two changes taken into them. The
// texts of Equal and Delete edits in order are old, those of Equal and Insert
// are new, to the byte; a replaced run is a Delete followed by an Insert, and no
// two neighbours have the same operation. Both texts must be valid UTF-8.
// Swapping the arguments swaps Delete and Insert. The language is that of both
// texts.
//
// The core is the longest common run of words, then the same to its left and
// right (Ratcliff and Obershelp 1988), which does not scatter single
// characters. Above [longTokens] words on both sides together it is the
// shortest edit script (Myers 1986), above [scriptTokens] that of each piece
// between words that stand once on either side.
func Words(old, new string, lang tree.Lang) []Edit {
	var w wordDiff
	return w.words(phrase{old, lang}, phrase{new, lang})
}

// Lengths and limits of the word edits.
const (
	// longTokens is the number of words on both sides above which the longest
	// common run, quadratic at worst, gives way to Myers' method.
	longTokens = 4000
	// mostPairs is the number of pairs of equal words after which it gives way
	// as well. Real clauses have some thousands.
	mostPairs = 1 << 22
	// islandMax is the number of words of an unchanged run between two changes
	// that may be taken into them.
	islandMax = 3
	// islandShare is the largest weight of such a run as a share of the
	// smaller change beside it.
	islandShare = 0.2
)

// wording is a text cut into words.
type wording struct {
	text  string
	words []word
}

// word is a token that is not white space, with the white space after it, and
// the first one with that before it. The words tile the text:
//
//	start  textStart  textEnd  end     byte offsets
//	  ␣␣     和平        、␣
type word struct {
	start, textStart, textEnd, end int32
	key                            int32 // of its folded form; see [keys]
}

// set makes words of the tokens of a text, of which only the lengths count. What
// the wording had is written over.
func (w *wording) set(text string, tokens []tree.Span, keys *keys) {
	w.text, w.words = text, slices.Grow(w.words[:0], len(tokens))
	start, end := int32(0), int32(0)
	for _, token := range tokens {
		at := end
		end += int32(token.Len())
		piece := text[at:end]
		if !isBlank(piece) {
			w.words = append(w.words, word{start, at, end, end, keys.of(wordKey(piece))})
			start = end
		} else if n := len(w.words); n > 0 {
			w.words[n-1].end = end
			start = end
		}
	}
	if n := int32(len(text)); start < n { // white space alone
		w.words = append(w.words, word{start, n, n, n, keys.of("")})
	}
}

// isBlank reports whether a text is white space.
func isBlank(text string) bool {
	for _, r := range text {
		if !isSpace(r) {
			return false
		}
	}
	return true
}

// textOf returns a word without the white space around it.
func (w wording) textOf(i int) string { return w.text[w.words[i].textStart:w.words[i].textEnd] }

// keys numbers folded forms, so that words are compared by number.
type keys struct {
	numbers map[string]int32
	forms   []string
}

// mostForms is up to how many forms the room for them is used again: it takes
// its time to clear.
const mostForms = 1 << 12

// reset takes all forms out.
func (k *keys) reset() {
	if k.numbers == nil || len(k.forms) > mostForms {
		k.numbers = map[string]int32{}
	}
	clear(k.numbers)
	k.forms = k.forms[:0]
}

func (k *keys) of(form string) int32 {
	number, ok := k.numbers[form]
	if !ok {
		number = int32(len(k.forms))
		k.numbers[form] = number
		k.forms = append(k.forms, form)
	}
	return number
}

// lower returns the key of a form in lower case.
func (k *keys) lower(key int32) int32 { return k.of(strings.ToLower(k.forms[key])) }

// formsOf returns the folded forms of the words.
func (k *keys) formsOf(words []word) []string {
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = k.forms[words[i].key]
	}
	return forms
}

// wordKey folds what typography varies, and keeps upper case.
func wordKey(piece string) string {
	for _, r := range piece {
		if r >= utf8.RuneSelf && (lang.Fold(r) != r || lang.IsZeroWidth(r)) {
			return strings.Map(func(r rune) rune {
				if lang.IsZeroWidth(r) {
					return -1
				}
				return lang.Fold(r)
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

// wordDiff makes word edits, one pair of wordings after the other. What it
// writes on is used again.
type wordDiff struct {
	old, new wording
	keys     keys
	gaps     []gap       // in order, not touching
	spans    []tree.Span // of the tokens of a phrase
	matcher  matcher
	builder  editBuilder
}

// phrase is a wording before it is cut into words, each side's in its language.
type phrase struct {
	text string
	lang tree.Lang
}

// words is [Words].
func (w *wordDiff) words(old, new phrase) []Edit {
	w.keys.reset()
	w.old.set(old.text, w.spansOf(old), &w.keys)
	w.new.set(new.text, w.spansOf(new), &w.keys)
	w.foldFirst()
	w.match()
	w.slide()
	w.absorb()
	return w.edits()
}

// spansOf returns the tokens of a phrase, until it is called again.
func (w *wordDiff) spansOf(p phrase) []tree.Span {
	w.spans = segment.AppendWords(w.spans[:0], p.text, p.lang)
	return w.spans
}

// foldFirst makes a capital at the beginning of a side no difference, when the
// other side has the word in lower case. In the middle of a sentence a change
// of case is an edit.
func (w *wordDiff) foldFirst() {
	lower := func(side, other []word) {
		if len(side) == 0 {
			return
		}
		key := w.keys.lower(side[0].key)
		for i := range other {
			if other[i].key == key || i == 0 && w.keys.lower(other[i].key) == key {
				side[0].key = key
				return
			}
		}
	}
	lower(w.old.words, w.new.words)
	lower(w.new.words, w.old.words)
}

// match finds the kept pairs and with them the gaps.
func (w *wordDiff) match() {
	var runs []run
	old, new := w.old.words, w.new.words
	if len(old)+len(new) > longTokens {
		runs = longScript(w.keys.formsOf(old), w.keys.formsOf(new))
	} else {
		runs = w.matcher.longestRuns(old, new, &w.keys)
	}
	w.gaps = w.gaps[:0]
	at := gap{}
	for _, r := range append(runs, run{len(old), len(new), 0}) {
		at.oldEnd, at.newEnd = r.old, r.new
		if at.size() > 0 {
			w.gaps = append(w.gaps, at)
		}
		at.oldStart, at.newStart = r.old+r.n, r.new+r.n
	}
}

// slide moves a one-sided gap as far right as the words allow, so that an
// inserted phrase begins after the words it shares with the text before it:
//
//	和平、[合作、]合作、共赢 → 和平、合作、[合作、]共赢
func (w *wordDiff) slide() {
	for k := range w.gaps {
		g := &w.gaps[k]
		words, start, end := w.old.words, &g.oldStart, &g.oldEnd
		otherStart, otherEnd := &g.newStart, &g.newEnd
		if g.oldStart == g.oldEnd {
			words, start, end = w.new.words, &g.newStart, &g.newEnd
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
	for before := len(w.gaps) + 1; len(w.gaps) < before; {
		before = len(w.gaps)
		gaps := w.gaps[:0]
		for _, right := range w.gaps {
			if n := len(gaps); n > 0 && w.light(gaps[n-1], right) {
				gaps[n-1].oldEnd, gaps[n-1].newEnd = right.oldEnd, right.newEnd
			} else {
				gaps = append(gaps, right)
			}
		}
		w.gaps = gaps
	}
}

func (w *wordDiff) light(left, right gap) bool {
	if right.oldStart-left.oldEnd > islandMax {
		return false
	}
	if w.isInitial(left, right) {
		return true
	}
	weight := 0.0
	for i := left.oldEnd; i < right.oldStart; i++ {
		weight += wordWeightOf(w.old.textOf(i))
	}
	return weight <= islandShare*float64(min(left.size(), right.size()))
}

// isInitial reports whether the run between two gaps is the initial in a name that
// was replaced by another: [Ada] B. [Hale] is one change.
func (w *wordDiff) isInitial(left, right gap) bool {
	if right.oldStart-left.oldEnd != 2 || w.old.textOf(left.oldEnd+1) != "." {
		return false
	}
	initial := w.old.textOf(left.oldEnd)
	return isCapitalized(initial) && utf8.RuneCountInString(initial) == 1 &&
		w.old.endsInName(left.oldStart, left.oldEnd) && w.new.endsInName(left.newStart, left.newEnd) &&
		w.old.beginsWithName(right.oldStart, right.oldEnd) && w.new.beginsWithName(right.newStart, right.newEnd)
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

// wordWeightOf is how much an unchanged word holds two changes apart: .3 for a
// mark, .4 for each Han character, .4 + .15 for each letter after the first,
// at most 1.
func wordWeightOf(text string) float64 {
	letters, han := 0, false
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
		han = han || lang.IsHan(r)
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
	b := &w.builder
	*b = editBuilder{old: w.old.text, new: w.new.text, edits: b.edits[:0]}
	i, j := 0, 0
	keep := func(oldEnd int) {
		for ; i < oldEnd; i, j = i+1, j+1 {
			old, new := w.old.words[i], w.new.words[j]
			b.pair(old.textStart, new.textStart)
			b.pair(old.textEnd, new.textEnd)
			b.pair(old.end, new.end)
		}
	}
	for _, g := range w.gaps {
		keep(g.oldStart)
		w.replace(b, g)
		i, j = g.oldEnd, g.newEnd
	}
	keep(len(w.old.words))
	b.flush()
	return slices.Clone(b.end())
}

package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Diff returns the word edits from one wording to the other. Edits are whole words; short
// unchanged runs between two changes are part of the change. Concatenated, the Equal and
// Delete edits are the old text and the Equal and Insert edits the new one, byte for byte. A
// replacement is a Delete followed by an Insert, and adjacent edits have different
// operations. Both texts must be valid UTF-8. Swapping the arguments swaps Delete and
// Insert. The edits are valid until the next call of Diff.
//
// The method takes the longest common run of words, then those to its left and right
// (Ratcliff and Obershelp 1988), which does not scatter single characters. Above
// [longTokens] words on both sides together it uses the shortest edit script (Myers 1986),
// and above [scriptTokens] one for each piece between words that occur once on each side.
func (d *Differ) Diff(old, new Text) []Edit {
	d.keys.reset()
	d.old.set(old.Text, d.tokens(old), &d.keys)
	d.new.set(new.Text, d.tokens(new), &d.keys)
	d.foldFirst()
	d.match()
	d.joinSwaps()
	d.slide()
	d.absorb()
	return d.edits()
}

// Text is a wording and its language.
type Text struct {
	Text string
	Lang tree.Lang
}

// Op is what an [Edit] does.
type Op uint8

// The operations.
const (
	Equal Op = iota
	Delete
	Insert
)

// Edit is a run of words that is kept, deleted or inserted.
type Edit struct {
	Op   Op
	Text string
}

// Lengths and limits of the word edits.
const (
	// longTokens is the number of words on both sides above which Myers' method replaces
	// the longest common run, which is quadratic in the worst case.
	longTokens = 4000
	// mostPairs is the number of pairs of equal words above which it does so too. Real
	// clauses have thousands.
	mostPairs = 1 << 22
	// islandMax is the maximum number of words in an unchanged run that may be merged into
	// the changes on both sides.
	islandMax = 3
	// islandShare is the maximum weight of such a run as a share of the smaller adjacent
	// change.
	islandShare = 0.2
	// wordsPerIsland is the number of changed words, on both sides together, that absorb
	// one unchanged word between them, but no clause mark.
	wordsPerIsland = 6
	clauseMarks    = ",;:，；："
	// functionMax is the maximum number of function words that may be merged into the
	// replacements on both sides, if these have more than functionSizes words together.
	functionMax   = 1
	functionSizes = 3
	// farthestSlide is the maximum number of words by which a one-sided change moves left.
	farthestSlide = 20
)

// wording is a text segmented into words.
type wording struct {
	text  string
	words []word
}

// word is a token with the white space after it; the first one also has the white space
// before it. The words tile the text:
//
//	start  textStart  textEnd  end     byte offsets
//	  ␣␣     和平        、␣
type word struct {
	start, textStart, textEnd, end int32
	key                            int32 // of its folded form; see [keys]
}

// set replaces the wording by the tokens of a text, of which only the lengths matter.
func (w *wording) set(text string, tokens []tree.Span, keys *keys) {
	w.text, w.words = text, slices.Grow(w.words[:0], len(tokens))
	start, end := int32(0), int32(0)
	for _, token := range tokens {
		at := end
		end += int32(token.Len())
		piece := text[at:end]
		if !isBlank(piece) {
			w.words = append(w.words, word{start, at, end, end, keys.of(piece)})
			start = end
		} else if n := len(w.words); n > 0 {
			w.words[n-1].end = end
			start = end
		}
	}
	if n := int32(len(text)); start < n { // only white space
		w.words = append(w.words, word{start, n, n, n, keys.of("")})
	}
}

// isSpace reports whether a rune is Unicode white space.
func isSpace(r rune) bool { return r <= '\u3000' && unicode.IsSpace(r) }

// isBlank reports whether a text is empty or all white space.
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

// keys numbers folded forms, so that words can be compared as integers.
type keys struct {
	numbers map[string]int32 // by form, and by each wording that has the form
	forms   []string
	weights []int32 // of the forms, 0 if not yet computed
}

// mostForms is the maximum number of forms for which the map is reused: clearing it takes
// time.
const mostForms = 1 << 12

// reset removes all forms. To keep those of one pair for the next takes longer: the map
// grows to all words of the statements.
func (k *keys) reset() {
	if k.numbers == nil || len(k.forms) > mostForms {
		k.numbers = map[string]int32{}
	}
	clear(k.numbers)
	k.forms, k.weights = k.forms[:0], k.weights[:0]
}

// of returns the number of the folded form of a word.
func (k *keys) of(word string) int32 {
	number, ok := k.numbers[word]
	if !ok {
		number = k.ofForm(wordKey(word))
		k.numbers[word] = number
	}
	return number
}

// ofForm returns the number of a folded form.
func (k *keys) ofForm(form string) int32 {
	number, ok := k.numbers[form]
	if !ok {
		number = int32(len(k.forms))
		k.numbers[form] = number
		k.forms = append(k.forms, form)
		k.weights = append(k.weights, 0)
	}
	return number
}

// weight returns the weight of a form in a common run: 10 for a word, less for a function
// word, a single Han character, or a mark.
func (k *keys) weight(key int32) int32 {
	if w := k.weights[key]; w > 0 {
		return w
	}
	form := k.forms[key]
	r, size := utf8.DecodeRuneInString(form)
	w := int32(10)
	switch {
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		w = 2
	case functionWords()[strings.ToLower(form)]:
		w = 4
	case size == len(form) && chars.IsHan(r):
		w = 5
	}
	k.weights[key] = w
	return w
}

// lower returns the key of a form in lower case.
func (k *keys) lower(key int32) int32 { return k.ofForm(strings.ToLower(k.forms[key])) }

// formsOf returns the folded forms of the words.
func (k *keys) formsOf(words []word) []string {
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = k.forms[words[i].key]
	}
	return forms
}

// wordKey folds typographic variants, but not case.
func wordKey(piece string) string {
	for _, r := range piece {
		if r >= utf8.RuneSelf && (chars.Fold(r) != r || chars.IsZeroWidth(r)) {
			return strings.Map(func(r rune) rune {
				if chars.IsZeroWidth(r) {
					return -1
				}
				return chars.Fold(r)
			}, piece)
		}
	}
	return piece
}

// gap is a run of words between kept pairs; either side may be empty. If whole is set, none
// of its characters are kept.
type gap struct {
	oldStart, oldEnd int
	newStart, newEnd int
	whole            bool
}

func (g gap) size() int { return max(g.oldEnd-g.oldStart, g.newEnd-g.newStart) }

// Differ computes word edits for one pair of wordings after another, reusing its buffers.
type Differ struct {
	old, new wording
	keys     keys
	gaps     []gap       // in order and not adjacent
	spans    []tree.Span // of the tokens of a text
	matcher  matcher
	builder  editBuilder
}

// tokens returns the tokens of a text, valid until the next call.
func (d *Differ) tokens(t Text) []tree.Span {
	d.spans = joinQuantities(t.Text, segment.AppendWords(d.spans[:0], t.Text, t.Lang))
	return d.spans
}

// foldFirst ignores a capital at the beginning of a side if the other side has the word in
// lower case. Within a sentence a change of case is an edit.
func (d *Differ) foldFirst() {
	lower := func(side, other []word) {
		if len(side) == 0 {
			return
		}
		key := d.keys.lower(side[0].key)
		for i := range other {
			if other[i].key == key || i == 0 && d.keys.lower(other[i].key) == key {
				side[0].key = key
				return
			}
		}
	}
	lower(d.old.words, d.new.words)
	lower(d.new.words, d.old.words)
}

// match finds the kept pairs, and the gaps between them.
func (d *Differ) match() {
	var runs []run
	old, new := d.old.words, d.new.words
	if len(old)+len(new) > longTokens {
		runs = longScript(d.keys.formsOf(old), d.keys.formsOf(new))
	} else {
		runs = d.matcher.longestRuns(old, new, &d.keys)
	}
	d.gaps = d.gaps[:0]
	at := gap{}
	for _, r := range append(runs, run{len(old), len(new), 0}) {
		at.oldEnd, at.newEnd = r.old, r.new
		if at.size() > 0 {
			d.gaps = append(d.gaps, at)
		}
		at.oldStart, at.newStart = r.old+r.n, r.new+r.n
	}
}

// edits turns gaps and kept pairs into edits.
func (d *Differ) edits() []Edit {
	b := &d.builder
	*b = editBuilder{old: d.old.text, new: d.new.text, edits: b.edits[:0]}
	i, j := 0, 0
	keep := func(oldEnd int) {
		for ; i < oldEnd; i, j = i+1, j+1 {
			old, new := d.old.words[i], d.new.words[j]
			b.pair(old.textStart, new.textStart)
			if r, _ := utf8.DecodeRuneInString(b.old[old.textStart:]); unicode.IsDigit(r) {
				b.pairRunes(old.textEnd, new.textEnd) // 2021－2025, 2021—2025
			}
			b.pair(old.textEnd, new.textEnd)
			b.pair(old.end, new.end)
		}
	}
	for _, g := range d.gaps {
		keep(g.oldStart)
		d.replace(b, g)
		i, j = g.oldEnd, g.newEnd
	}
	keep(len(d.old.words))
	b.flush()
	return b.end()
}

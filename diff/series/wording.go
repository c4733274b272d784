package series

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/internal/buckets"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// word is a word of a statement. Marks and numbers, at which formulas end, are words too,
// with the id cut.
type word struct {
	id         int32
	start, end int // bytes of the statement's text
	clause     int32
}

// cut is the id of a mark or a number between words.
const cut = -1

// vocabulary numbers the words of a series. Inflected forms and spellings of a word share a
// number, its id.
type vocabulary struct {
	language   tree.Lang
	stems      *lang.Stems
	function   map[string]bool
	opening    map[int32]bool  // function words that a formula may begin with
	closing    map[int32]bool  // function words that a formula may end with before a mark
	subclause  map[int32]bool  // function words that begin a clause
	object     map[int32]bool  // function words that begin an object or a complement
	joining    map[int32]bool  // conjunctions
	verbs      []string        // Chinese verbs that have an object
	modifying  map[int32]bool  // Chinese particles that a noun follows
	frames     []string        // both parts of Chinese frames, with a plus sign between them
	routine    map[string]bool // months and the words for %
	time       map[string]bool // stems of words of time, which are not content words
	fleeting   bool            // stems have variable vowels
	possessive []string        // endings
	prefixes   map[string]bool // prefixes written with or without a hyphen
	// verbEndings are the endings that stems keep, the longest first.
	verbEndings []string
	ids         map[string]int32 // by key
	known       map[string]int32 // by the word as written
	kinds       []wordKind
	keys        []string
	clauses     []int32 // number of clauses with each word
	total       int     // number of clauses
}

// wordKind tells content words from function words.
type wordKind uint8

const (
	contentWord wordKind = iota
	functionWord
)

func newVocabulary(l tree.Lang) *vocabulary {
	v := &vocabulary{language: l, stems: lang.StemsOf(l), ids: map[string]int32{}, known: map[string]int32{}, function: map[string]bool{}, time: map[string]bool{}}
	for _, name := range []string{"formula-edges", "function-words", "common-words"} {
		for _, w := range lang.List(l, name) {
			v.function[wording.WordKey(w, l)] = true
		}
		if len(v.function) > 0 {
			break
		}
	}
	v.fleeting = lang.List(l, "fleeting-vowels") != nil
	for _, list := range []string{"verb-endings", "past-endings", "infinitive-endings"} {
		v.verbEndings = append(v.verbEndings, lang.List(l, list)...)
	}
	slices.SortStableFunc(v.verbEndings, func(x, y string) int { return cmp.Compare(len(y), len(x)) })
	for _, w := range lang.List(l, "time-words") {
		v.time[v.stem(wording.WordKey(w, l))] = true
	}
	v.routine = map[string]bool{}
	for _, w := range slices.Concat(dates.MonthNames(l), lang.List(l, "percent")) {
		v.routine[w] = true
	}
	v.opening, v.closing = v.idsOf("formula-openers"), v.idsOf("formula-closers")
	v.subclause = v.idsOf("formula-clauses")
	v.object, v.joining = v.idsOf("formula-objects"), v.idsOf("conjunctions")
	v.verbs, v.frames, v.modifying = lang.List(l, "formula-verbs"), lang.List(l, "formula-frames"), v.idsOf("formula-modifying")
	v.possessive = lang.List(l, "possessive-endings")
	v.prefixes = map[string]bool{}
	for _, p := range lang.List(l, "hyphen-prefixes") {
		p, _, _ = strings.Cut(p, "+")
		v.prefixes[p] = true
	}
	return v
}

// idsOf returns the ids of the words in a list of the language.
func (v *vocabulary) idsOf(name string) map[int32]bool {
	ids := map[int32]bool{}
	for _, w := range lang.List(v.language, name) {
		ids[v.id(w)] = true
	}
	return ids
}

// id returns the id of a word, cut for a mark or a number.
func (v *vocabulary) id(text string) int32 {
	if id, ok := v.known[text]; ok {
		return id
	}
	id := v.newID(text)
	v.known[text] = id
	return id
}

func (v *vocabulary) newID(text string) int32 {
	key := wording.WordKey(text, v.language)
	if prefix, rest, ok := strings.Cut(key, "-"); ok && v.prefixes[prefix] {
		key = prefix + rest
	}
	kind := contentWord
	switch {
	case v.isRoutine(text, key), !strings.ContainsFunc(key, unicode.IsLetter):
		return cut
	case v.function[key]:
		kind = functionWord
	default:
		if key = v.stem(key); v.time[key] {
			kind = functionWord
		}
	}
	if id, ok := v.ids[key]; ok {
		return id
	}
	id := int32(len(v.keys))
	v.ids[key] = id
	v.keys, v.kinds, v.clauses = append(v.keys, key), append(v.kinds, kind), append(v.clauses, 0)
	return id
}

// stem returns a word without its ending, if the endings of the language are known.
func (v *vocabulary) stem(key string) string {
	if v.stems == nil {
		return key
	}
	return v.stems.Of(key)
}

// root returns a stem without its remaining endings: moderately, moderate and moderation
// have the same root.
func (v *vocabulary) root(stem string) string {
	for {
		shorter := v.stem(stem)
		if shorter == stem {
			return stem
		}
		stem = shorter
	}
}

// isRoutine reports whether a word changes as a matter of routine: a number (also a Roman
// numeral), a month (capitalized in English), or a word for percent.
func (v *vocabulary) isRoutine(text, key string) bool {
	switch {
	case isNumber(key), len(text) > 1 && numbers.Roman(text) > 0:
		return true
	case v.language == tree.English && text == key:
		return key == "percent"
	}
	return v.routine[key]
}

// isNumber reports whether a word is a number, a year or a day.
func isNumber(key string) bool {
	if first, _ := utf8.DecodeRuneInString(key); unicode.IsDigit(first) {
		return !strings.ContainsFunc(key, func(r rune) bool { return unicode.IsLetter(r) && chars.IsSpaced(r) })
	}
	last, size := utf8.DecodeLastRuneInString(key)
	if !strings.ContainsRune("年月日", last) || len(key) == size {
		return false
	}
	return !strings.ContainsFunc(key[:len(key)-size], func(r rune) bool { return !chars.IsHanNumeral(r) && !unicode.IsDigit(r) })
}

// quotes are the marks that a formula may include.
const quotes = "“”‘’\"'«»„《》〈〉「」『』-–—‑/"

// read returns the words of a statement; first is the index of its first clause.
func (v *vocabulary) read(s *tree.Statement, clauses []*tree.Node, first int) []word {
	const bytesPerWord = 5 // marks included
	words := make([]word, 0, len(s.Text)/bytesPerWord)
	var spans, parts []tree.Span
	seen := map[int32]bool{}
	for c, n := range clauses {
		clear(seen)
		text := s.TextOf(n)
		spans = segment.AppendWords(spans[:0], text, s.Lang)
		for k, x := range spans {
			w := text[x.Start:x.End]
			r, _ := utf8.DecodeRuneInString(w)
			isChinese := chars.IsCommonHan(r) // no mark, and without hyphens
			if !isChinese && (strings.TrimSpace(w) == "" || strings.Trim(w, quotes) == "") {
				continue
			}
			if w == "." && k > 0 && isInitial(text[spans[k-1].Start:x.Start]) {
				continue
			}
			if parts = append(parts[:0], tree.Span{Start: 0, End: len(w)}); !isChinese {
				parts = v.appendParts(parts[:0], w)
			}
			for _, part := range parts {
				id := v.id(w[part.Start:part.End])
				words = append(words, word{id, n.Span.Start + x.Start + part.Start, n.Span.Start + x.Start + part.End, int32(first + c)})
				if id != cut && !seen[id] {
					seen[id] = true
					v.clauses[id]++
				}
			}
		}
		words = append(words, word{cut, n.Span.End, n.Span.End, int32(first + c)})
		v.total++
	}
	return words
}

// appendParts appends the parts of a word between hyphens. A word stays whole if its first
// part is a prefix, as in co-operation, or if a part begins with a digit, as in mid-2013.
func (v *vocabulary) appendParts(parts []tree.Span, w string) []tree.Span {
	whole, before := tree.Span{Start: 0, End: len(w)}, parts
	first := strings.IndexAny(w, hyphens)
	if first < 0 || v.prefixes[strings.ToLower(w[:first])] {
		return append(before, whole)
	}
	start := -1
	for i, r := range w + "-" {
		switch hyphen := strings.ContainsRune(hyphens, r); {
		case start < 0 && !hyphen && !unicode.IsLetter(r):
			return append(before, whole) // mid-2013
		case start < 0 && !hyphen:
			start = i
		case start >= 0 && hyphen:
			parts = append(parts, tree.Span{Start: start, End: i})
			start = -1
		}
	}
	return parts
}

// hyphens are the marks that separate the parts of a word.
const hyphens = "-‐‑"

// isInitial reports whether a word is an initial.
func isInitial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return size == len(w) && unicode.IsUpper(r)
}

// keyText is the words of a statement as a string of keys, in which formulas are searched.
// The segmentation of Han characters does not matter in it.
type keyText struct {
	text   string
	starts []int // offsets of the words in text
	// places has the offsets in text of its grams, by the hash of the gram, one of size hashes.
	// Both are zero without an index.
	places buckets.Buckets[int32]
	size   int
}

// gramSize is the number of bytes in a gram: two Han characters.
const gramSize = 6

// gram returns the hash of the first gram of a text, below size, which is a power of two.
// Several grams may share it.
func gram(text string, size int) int {
	const prime = 0x9E3779B97F4A7C15
	var bytes [8]byte
	copy(bytes[:], text[:gramSize])
	return int(binary.LittleEndian.Uint64(bytes[:])*prime>>32) & (size - 1)
}

// index notes where each gram stands. A series is searched for each wording in every
// statement, and most statements have few places that begin like it.
func (k *keyText) index() {
	k.size = 1 << bits.Len(uint(len(k.text)/4)) // about as many as there are characters
	k.places = buckets.Of(k.size, func(put func(hash int, at int32)) {
		for at := range k.text[:max(0, len(k.text)-gramSize+1)] {
			put(gram(k.text[at:], k.size), int32(at))
		}
	})
}

// next returns the offset of the first occurrence of a pattern from an offset on, -1 for
// none.
func (k *keyText) next(pattern string, from int) int {
	if k.size == 0 || len(pattern) < gramSize {
		if i := strings.Index(k.text[from:], pattern); i >= 0 {
			return from + i
		}
		return -1
	}
	places := k.places.Of(gram(pattern, k.size))
	i, _ := slices.BinarySearch(places, int32(from))
	for _, at := range places[i:] {
		if strings.HasPrefix(k.text[at:], pattern) {
			return int(at)
		}
	}
	return -1
}

// write returns words as a string of keys. Each run of words between marks is a line.
func (v *vocabulary) write(words []word) keyText {
	var b strings.Builder
	k := keyText{starts: make([]int, len(words))}
	b.WriteByte('\n')
	for i, w := range words {
		k.starts[i] = b.Len()
		if w.id == cut {
			b.WriteByte('\n')
			continue
		}
		key := v.keys[w.id]
		if first, _ := utf8.DecodeRuneInString(key); !chars.IsHan(first) {
			b.WriteByte(' ')
			k.starts[i] = b.Len()
		}
		b.WriteString(key)
		if last, _ := utf8.DecodeLastRuneInString(key); !chars.IsHan(last) {
			b.WriteByte(' ')
		}
	}
	k.text = b.String()
	return k
}

// pattern returns words in the form they have in a key text.
func (v *vocabulary) pattern(ids []int32) string {
	words := make([]word, len(ids))
	for i, id := range ids {
		words[i].id = id
	}
	return v.write(words).text[1:]
}

// find returns the index of the word at which each occurrence of a pattern begins, in order.
// Occurrences do not overlap.
func (k keyText) find(pattern string) []int {
	var all []int
	for at := k.next(pattern, 0); at >= 0; at = k.next(pattern, at+len(pattern)) {
		n, exact := slices.BinarySearch(k.starts, at)
		if !exact && !strings.HasPrefix(pattern, " ") {
			n--
		}
		all = append(all, max(n, 0))
	}
	return all
}

package tables

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// class is a set of word lists.
type class uint16

const (
	earlier      class = 1 << iota // marks the following number as an earlier value
	comparing                      // begins a comparison
	bound                          // limits the number and belongs to it
	level                          // gives a quantity a value
	rise                           // means a rise
	fall                           // means a fall
	aim                            // marks an aim
	goal                           // is a name for an aim: target
	forecast                       // marks a forecast
	kind                           // does not name a quantity by itself: level, amount
	scope                          // says of whom or how, not what
	respectively                   // distributes several numbers over several names
	moment                         // names a year or another time
	to                             // precedes the value at the end of a change
	wish                           // marks what somebody only wished for
	payer                          // is somebody who spends, not a quantity
)

// classes are the lists of package lang for each class.
var classes = []struct {
	list  string
	class class
}{
	{"quantity-earlier", earlier}, {"quantity-comparing", comparing}, {"quantity-levels", level}, {"quantity-rises", rise},
	{"quantity-falls", fall}, {"quantity-to", to}, {"quantity-payers", payer}, {"quantity-wishes", wish}, {"quantity-aims", aim},
	{"quantity-targets", goal}, {"quantity-forecasts", forecast}, {"quantity-kinds", kind}, {"quantity-scopes", scope},
	{"quantity-respectively", respectively}, {"time-words", moment}, {"quantity-years", moment}, {"quantity-future", moment},
	{"quantity-parts", moment}, {"quantity-spans", moment}, {"quantity-averages", moment},
}

// lexicon holds the words around numbers in a language. Its lists are those of package lang
// whose names begin with "quantity-", without this beginning.
type lexicon struct {
	lang     tree.Lang
	words    map[string]class
	stems    []string // entries that match the beginnings of words, the longest first
	longest  int      // length of the longest entry in words, in Chinese in characters
	stem     *lang.Stems
	numerals *quantities.Numerals
	same     map[string]string   // first name of a quantity by the key of each of its names
	lists    map[string][]string // by name, read on first use
}

// newLexicon reads the lists of a language. It returns nil if there are none.
func newLexicon(l tree.Lang) *lexicon {
	if lang.List(l, "quantity-levels") == nil {
		return nil
	}
	x := &lexicon{lang: l, words: map[string]class{}, longest: 1, stem: lang.StemsOf(l), numerals: quantities.NumeralsOf(l),
		same: map[string]string{}, lists: map[string][]string{}}
	for _, c := range classes {
		for _, entry := range lang.List(l, c.list) {
			x.add(entry, c.class)
		}
	}
	for _, entry := range quantities.BoundWords(l) {
		x.add(entry, bound)
	}
	if l != tree.Chinese {
		for _, month := range dates.MonthNames(l) {
			x.add(strings.ToLower(month), moment)
		}
	}
	slices.SortFunc(x.stems, func(a, b string) int { return len(b) - len(a) })
	for _, entry := range lang.List(l, "quantity-same") {
		names := strings.Split(entry, "|")
		for _, n := range names {
			x.same[x.hanKey(n)] = x.hanKey(names[0])
		}
	}
	return x
}

// list returns a list, with spaces for the hyphens inside entries and without the stars of
// beginnings of words.
func (x *lexicon) list(name string) []string {
	list, known := x.lists[name]
	if !known {
		for _, entry := range lang.List(x.lang, "quantity-"+name) {
			list = append(list, strings.TrimSuffix(strings.ReplaceAll(entry, "-", " "), "*"))
		}
		x.lists[name] = list
	}
	return list
}

// in reports whether a word is in a list.
func (x *lexicon) in(name, word string) bool { return slices.Contains(x.list(name), word) }

// begins reports whether a text begins with an entry of a list.
func (x *lexicon) begins(name, text string) bool {
	return slices.ContainsFunc(x.list(name), func(w string) bool { return strings.HasPrefix(text, w) })
}

// ends reports whether a text ends with an entry of a list.
func (x *lexicon) ends(name, text string) bool {
	return slices.ContainsFunc(x.list(name), func(w string) bool { return strings.HasSuffix(text, w) })
}

// lastOf returns where the last entry of a list begins in a text, -1 for none.
func (x *lexicon) lastOf(name, text string) int {
	at := -1
	for _, w := range x.list(name) {
		at = max(at, lastIndex(text, w))
	}
	return at
}

func (x *lexicon) add(entry string, c class) {
	if stem, open := strings.CutSuffix(entry, "*"); open {
		if x.words[stem+"*"] == 0 {
			x.stems = append(x.stems, stem)
		}
		x.words[stem+"*"] |= c
		return
	}
	if x.lang != tree.Chinese {
		entry = strings.ReplaceAll(entry, "-", " ")
		x.longest = max(x.longest, 1+strings.Count(entry, " "))
	} else {
		x.longest = max(x.longest, utf8.RuneCountInString(entry))
	}
	x.words[entry] |= c
}

// last returns the classes and length of the longest entry at the end of a text, 0 for
// none.
func (x *lexicon) last(text string) (class, int) {
	if x.lang == tree.Chinese {
		return x.edge(func(n int) string { return chars.Last(text, n) })
	}
	at := len(text)
	var found class
	size := 0
	for n := range x.longest {
		start := lastWord(text, at)
		if start < 0 {
			break
		}
		piece := strings.ToLower(strings.Join(strings.Fields(text[start:]), " "))
		c := x.words[piece]
		if n == 0 {
			c |= x.open(piece)
			if x.ends("adverbs", piece) {
				c |= scope
			}
		}
		if c != 0 {
			found, size = c, len(text)-start
		}
		at = spaceBefore(text, start)
		if at == start {
			break // a mark or the beginning
		}
	}
	return found, size
}

// open returns the classes of the entries that match the beginning of a word.
func (x *lexicon) open(word string) class {
	var c class
	for _, s := range x.stems {
		if strings.HasPrefix(word, s) {
			c |= x.words[s+"*"]
		}
	}
	return c
}

// first returns the longest entry at the beginning of a Chinese text.
func (x *lexicon) first(text string) (class, int) {
	return x.edge(func(n int) string { return chars.First(text, n) })
}

func (x *lexicon) edge(piece func(n int) string) (class, int) {
	for n := x.longest; n > 0; n-- {
		p := piece(n)
		if c := x.words[p]; c != 0 && utf8.RuneCountInString(p) == n {
			return c, len(p)
		}
	}
	return 0, 0
}

// lastWord returns the start of the word that ends at a place of a text, -1 for none.
func lastWord(text string, end int) int {
	at := end
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !isWordRune(r) {
			break
		}
		at -= size
	}
	if at == end {
		return -1
	}
	return at
}

// spaceBefore returns the start of the white space that ends at a place of a text.
func spaceBefore(text string, at int) int {
	return len(strings.TrimRightFunc(text[:at], unicode.IsSpace))
}

// spaceAfter returns the end of the white space that begins at a place of a text.
func spaceAfter(text string, at int) int {
	return len(text) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
}

// wordEnd returns the end of the word that begins at a place.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) || r == '.' {
			break
		}
		at += size
	}
	return at
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-'’‑.", r)
}

// lastIndex is [strings.LastIndex], but fast where there is none, which is the usual case.
func lastIndex(text, part string) int {
	if !strings.Contains(text, part) {
		return -1
	}
	return strings.LastIndex(text, part)
}

// hanKey returns the sorted characters of a Chinese name, so that word order does not
// matter: 城镇新增就业 and 新增城镇就业 are the same.
func (x *lexicon) hanKey(name string) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return chars.Simplified(r)
	}, name))
	slices.Sort(runes)
	return string(runes)
}

// isVerb reports whether a word, in lower case, is a verb.
func (x *lexicon) isVerb(word string) bool { return segment.IsVerb(word, x.lang) }

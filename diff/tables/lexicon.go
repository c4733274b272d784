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

// class is a set of the lists that a word stands in.
type class uint16

const (
	earlier      class = 1 << iota // makes the number behind it an earlier value
	comparing                      // opens what a value is compared with
	bound                          // is a limit that belongs to the number
	level                          // puts a quantity at a value
	rise                           // says that it rose
	fall                           // says that it fell
	aim                            // says that it is aimed at
	goal                           // is the aim itself: a target
	forecast                       // says that it is expected
	kind                           // names no quantity by itself: level, amount
	scope                          // says of whom or how, and not what
	respectively                   // shares several numbers among several names
	moment                         // names a year or another time
	to                             // puts it at the value that it rose or fell to
	wish                           // says that somebody only wished for it
	payer                          // is somebody who spends, and no quantity
)

// lists are the lists of the data files of package lang by class.
var lists = []struct {
	class class
	names []string
}{
	{earlier, []string{"quantity-earlier"}}, {comparing, []string{"quantity-comparing"}},
	{level, []string{"quantity-levels"}}, {rise, []string{"quantity-rises"}}, {fall, []string{"quantity-falls"}},
	{to, []string{"quantity-to"}}, {payer, []string{"quantity-payers"}}, {wish, []string{"quantity-wishes"}},
	{aim, []string{"quantity-aims"}}, {goal, []string{"quantity-targets"}}, {forecast, []string{"quantity-forecasts"}}, {kind, []string{"quantity-kinds"}}, {scope, []string{"quantity-scopes"}},
	{respectively, []string{"quantity-respectively"}}, {moment, []string{"time-words", "quantity-years", "quantity-future", "quantity-parts", "quantity-spans", "quantity-averages"}},
}

// lexicon is what is known of the words round numbers in a language.
type lexicon struct {
	lang                                                                                                                                                          tree.Lang
	words                                                                                                                                                         map[string]class
	stems                                                                                                                                                         []string // beginnings of words, which have classes too, the longest first
	words3                                                                                                                                                        int      // words of the longest entry
	stem                                                                                                                                                          *lang.Stems
	links, of, per, prepositions, conjunctions                                                                                                                    map[string]bool
	numerals                                                                                                                                                      *quantities.Numerals
	same                                                                                                                                                          map[string]string // other names of a quantity, by key
	spans, averages, years, future, done, pastYears, ownYears, openings, masculine, vowels, points, adverbs, thereafter, spanNames, partOf, adjectives, fulfilled []string
}

// newLexicon reads the lists of a language, nil where it has none.
func newLexicon(l tree.Lang) *lexicon {
	if lang.List(l, "quantity-levels") == nil {
		return nil
	}
	x := &lexicon{lang: l, words: map[string]class{}, words3: 1, stem: lang.StemsOf(l), numerals: quantities.NumeralsOf(l), same: map[string]string{}}
	for _, list := range lists {
		for _, name := range list.names {
			for _, entry := range lang.List(l, name) {
				x.add(entry, list.class)
			}
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
	x.conjunctions, x.per, x.links, x.of, x.prepositions = lang.Set(l, "quantity-conjunctions"), lang.Set(l, "quantity-per"), lang.Set(l, "quantity-links"), lang.Set(l, "quantity-of"), lang.Set(l, "quantity-prepositions")
	x.spans, x.averages, x.years, x.future = spaced(l, "quantity-spans"), spaced(l, "quantity-averages"), spaced(l, "quantity-years"), spaced(l, "quantity-future")
	x.done, x.pastYears, x.openings = spaced(l, "quantity-done"), spaced(l, "quantity-past"), lang.List(l, "quantity-openings")
	x.masculine, x.vowels = lang.List(l, "quantity-openings-masculine"), lang.List(l, "noun-vowels")
	x.thereafter, x.spanNames, x.partOf = spaced(l, "quantity-thereafter"), lang.List(l, "quantity-span-names"), lang.List(l, "quantity-part-of")
	x.fulfilled, x.adjectives = lang.List(l, "quantity-fulfilled"), lang.List(l, "quantity-adjectives")
	x.points, x.adverbs = spaced(l, "quantity-points"), lang.List(l, "quantity-adverbs")
	x.ownYears = slices.DeleteFunc(slices.Clone(x.years), func(w string) bool { return slices.Contains(x.pastYears, w) })
	for _, entry := range lang.List(l, "quantity-same") {
		names := strings.Split(entry, "|")
		for _, n := range names {
			x.same[x.hanKey(n)] = x.hanKey(names[0])
		}
	}
	return x
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
		x.words3 = max(x.words3, 1+strings.Count(entry, " "))
	} else {
		x.words3 = max(x.words3, utf8.RuneCountInString(entry))
	}
	x.words[entry] |= c
}

func spaced(l tree.Lang, name string) []string {
	list := lang.List(l, name)
	if l != tree.Chinese {
		for i := range list {
			list[i] = strings.TrimSuffix(strings.ReplaceAll(list[i], "-", " "), "*")
		}
	}
	return list
}

// last returns the longest entry that a text ends with, by its class and length, 0 for
// none.
func (x *lexicon) last(text string) (class, int) {
	if x.lang == tree.Chinese {
		return x.edge(func(n int) string { return chars.Last(text, n) })
	}
	at := len(text)
	var found class
	size := 0
	for n := range x.words3 {
		start := lastWord(text, at)
		if start < 0 {
			break
		}
		piece := strings.ToLower(strings.Join(strings.Fields(text[start:]), " "))
		c := x.words[piece]
		if n == 0 {
			c |= x.open(piece)
			if x.isAdverb(piece) {
				c |= scope
			}
		}
		if c != 0 {
			found, size = c, len(text)-start
		}
		at = spaceBefore(text, start)
		if at == start {
			break // a mark or a beginning
		}
	}
	return found, size
}

// open returns the classes of the beginnings that a word has.
func (x *lexicon) open(word string) class {
	var c class
	for _, s := range x.stems {
		if strings.HasPrefix(word, s) {
			c |= x.words[s+"*"]
		}
	}
	return c
}

// first returns the longest entry that a Chinese text begins with.
func (x *lexicon) first(text string) (class, int) {
	return x.edge(func(n int) string { return chars.First(text, n) })
}

func (x *lexicon) edge(piece func(n int) string) (class, int) {
	for n := x.words3; n > 0; n-- {
		p := piece(n)
		if c := x.words[p]; c != 0 && utf8.RuneCountInString(p) == n {
			return c, len(p)
		}
	}
	return 0, 0
}

// lastWord returns where the word begins that ends at a place of a text, -1 where
// none does.
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

// spaceBefore returns where the white space begins that ends at a place of a text.
func spaceBefore(text string, at int) int {
	return len(strings.TrimRightFunc(text[:at], unicode.IsSpace))
}

// spaceAfter returns where the white space ends that begins at a place of a text.
func spaceAfter(text string, at int) int {
	return len(text) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
}

// wordEnd returns where the word ends that begins at a place.
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

// lastMark returns where the last of some words begins in a text, -1 for none.
func lastMark(text string, words []string) int {
	at := -1
	for _, w := range words {
		at = max(at, strings.LastIndex(text, w))
	}
	return at
}

// hanKey is a Chinese name whatever the order of its characters: 城镇新增就业 and
// 新增城镇就业 are one.
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

package parity

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// key is an anchor: a feature of a sentence that both languages may have.
type key struct {
	kind keyKind
	name string
}

// keyKind is a kind of anchor. The kind determines how likely it is that an anchor of one
// version also occurs in the counterpart of its sentence.
type keyKind uint8

const (
	keyPart    keyKind = iota // linked parts
	keyLabel                  // number of a paragraph or item
	keyBlock                  // begins a paragraph
	keyItem                   // is in an item
	keyHeading                // is in a heading
	keyNumber                 // a number, a year, a month, a share
	keyName                   // a state or body
	keyLatin                  // a Latin word in a text of another script
	keyCognate                // a word that both languages write similarly
	keyLearned                // words that occur together in these two texts
	keyKinds
)

// shares returns the probabilities that sentences that say the same share an anchor, by kind.
// Those of the second pass are estimated from the first.
func shares() [keyKinds]float64 {
	return [keyKinds]float64{keyPart: .98, keyLabel: .97, keyBlock: .8, keyItem: .85, keyHeading: .95,
		keyNumber: .93, keyName: .85, keyLatin: .85, keyCognate: .5, keyLearned: .8}
}

func compareKeys(x, y key) int {
	return cmp.Or(cmp.Compare(x.kind, y.kind), cmp.Compare(x.name, y.name))
}

// anchors sets the keys of both sides that do not depend on an alignment.
func anchors(a, b *side) {
	cognates := lettersAlike(a.statement.Lang) && lettersAlike(b.statement.Lang)
	for _, d := range []*side{a, b} {
		for i := range d.sentences {
			x := &d.sentences[i]
			x.keys = slices.Concat(x.layoutKeys(), x.numberKeys(), x.nameKeys())
			x.keys = append(x.keys, latinKeys(x.text, lang.IsLatin(d.statement.Lang))...)
			if cognates {
				x.keys = append(x.keys, cognateKeys(x.words)...)
			}
			x.keys = ordered(x.keys)
		}
	}
}

// ordered sorts keys and removes duplicates.
func ordered(keys []key) []key {
	slices.SortFunc(keys, compareKeys)
	return slices.Compact(keys)
}

func (x *sentence) layoutKeys() []key {
	var keys []key
	if x.first {
		keys = append(keys, key{kind: keyBlock})
		if n := labelNumber(x.block.Label); n != "" {
			keys = append(keys, key{keyLabel, n})
		}
	}
	if x.block.Kind == tree.KindItem {
		keys = append(keys, key{kind: keyItem})
	}
	if x.isHeading() {
		keys = append(keys, key{kind: keyHeading})
	}
	return keys
}

// labelNumber returns the number of a label such as 12., （三） or IV; "" for none.
func labelNumber(label string) string {
	label = strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if n := numbers.Parse(label); n > 0 && !isLetter(label) {
		return strconv.Itoa(n)
	}
	return ""
}

// isLetter reports whether a label is a single lower-case letter. Languages count these
// differently, and (c) is not the Roman numeral for a hundred.
func isLetter(label string) bool {
	r, size := utf8.DecodeRuneInString(label)
	return size == len(label) && unicode.IsLower(r)
}

func (x *sentence) numberKeys() []key {
	var keys []key
	for _, n := range x.numerals {
		if !n.Weak {
			keys = append(keys, key{keyNumber, numberName(n)})
		}
	}
	return keys
}

// numberName returns a number in the form for comparison, in which months differ from other
// numbers.
func numberName(n quantities.Numeral) string {
	name := strconv.FormatFloat(n.Value, 'g', 9, 64)
	if n.Kind == quantities.Month {
		return "month " + name
	}
	return name
}

func (x *sentence) nameKeys() []key {
	var keys []key
	for _, m := range x.mentions {
		keys = append(keys, key{keyName, m.Code})
	}
	return keys
}

// latinKeys returns the words that versions in different scripts may both have: the Latin ones
// of a text in another script and, of a text in Latin script, those with two capitals or more.
func latinKeys(text string, inLatin bool) []key {
	var keys []key
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && !isLatin(r) && (!inLatin || !unicode.IsLetter(r)) }) {
		kept := utf8.RuneCountInString(w) > 1 && strings.IndexFunc(w, isLatin) >= 0
		if inLatin {
			first := strings.IndexFunc(w, unicode.IsUpper)
			kept = first >= 0 && first < strings.LastIndexFunc(w, unicode.IsUpper)
		}
		if kept && numbers.Roman(w) == 0 {
			keys = append(keys, key{keyLatin, lang.PlainLetters(w)})
		}
	}
	return keys
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// lettersAlike reports whether words of a language can be compared letter by letter
// with those of another.
func lettersAlike(l tree.Lang) bool { return lang.IsLatin(l) || lang.IsCyrillic(l) }

// Limits for words that two languages write similarly.
const (
	shortestCognate = 4 // minimum length of the word
	cognateLetters  = 4 // number of letters that must be the same
)

// cognateKeys returns the words of a text by their first letters, in Latin script.
func cognateKeys(words []string) []key {
	var keys []key
	for _, w := range words {
		w = lang.Romanized(w)
		if utf8.RuneCountInString(w) >= shortestCognate {
			keys = append(keys, key{keyCognate, chars.First(w, cognateLetters)})
		}
	}
	return keys
}

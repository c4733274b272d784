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

// key is something of a sentence that both languages may have: an anchor.
type key struct {
	kind keyKind
	name string
}

// keyKind is a kind of anchor: how likely it is that what one version has of it
// stands in the other version's sentence too.
type keyKind uint8

const (
	keyPart    keyKind = iota // parts that are linked
	keyLabel                  // number of a paragraph or item
	keyBlock                  // begins a paragraph
	keyItem                   // stands in an item
	keyHeading                // stands in a heading
	keyNumber                 // a number, a year, a month, a share
	keyName                   // a state or body
	keyLatin                  // a Latin word in a text of another script
	keyCognate                // a word that both languages write alike
	keyLearned                // words that go together in these two texts
	keyKinds
)

// shares are the probabilities that an anchor of a kind is shared by sentences that
// say the same; those of the second pass are estimated from the first.
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
			if !lang.IsLatin(d.statement.Lang) {
				x.keys = append(x.keys, latinKeys(x.text)...)
			} else {
				x.keys = append(x.keys, abbreviationKeys(x.text)...)
			}
			if cognates {
				x.keys = append(x.keys, cognateKeys(x.words)...)
			}
			x.keys = ordered(x.keys)
		}
	}
}

// ordered sorts keys, each once.
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

// isLetter reports whether a label is one small letter, which languages count
// differently: (c) is not a Roman hundred.
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

// numberName returns a number as it is compared: months apart from others.
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

// latinKeys returns the Latin words of a text in another script.
func latinKeys(text string) []key {
	var keys []key
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !isLatin(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) > 1 && strings.IndexFunc(w, isLatin) >= 0 && numbers.Roman(w) == 0 {
			keys = append(keys, key{keyLatin, lang.PlainLetters(w)})
		}
	}
	return keys
}

// abbreviationKeys returns the words in a Latin text that one in another script may
// leave as they are: those with two capitals and more.
func abbreviationKeys(text string) []key {
	var keys []key
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		capitals := 0
		for _, r := range w {
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		if capitals > 1 && numbers.Roman(w) == 0 {
			keys = append(keys, key{keyLatin, lang.PlainLetters(w)})
		}
	}
	return keys
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// lettersAlike reports whether words of a language can be compared letter by letter
// with those of another.
func lettersAlike(l tree.Lang) bool { return lang.IsLatin(l) || lang.IsCyrillic(l) }

// Letters of words that two languages write alike.
const (
	shortestCognate = 4 // letters that a word has at least
	cognateLetters  = 4 // that are the same
)

// cognateKeys returns the words of a text by their first letters, in Latin ones.
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

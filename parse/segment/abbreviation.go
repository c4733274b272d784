package segment

import (
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// afterPoint tells when the point of a word ends a sentence.
type afterPoint uint8

const (
	always       afterPoint = iota // a word like others
	never                          // Mr. Brown
	beforeNumber                   // not before a number or a numeral: No. 5, Art. IV
	beforeName                     // not before the name that something has: завод им. Иванова
	atStarter                      // before a word that begins sentences: the U.S. The house
	atCapital                      // before a word with a capital: 5 руб. Цена
	atTime                         // so too, unless it names a day or a zone, or the time opens the sentence: 5 p.m. Prices
	atPlace                        // as atTime behind a number, never elsewhere: 2021 г. Цена, but г. Северск
)

// abbreviations are words without their point.
var abbreviations = sync.OnceValue(abbreviationKinds)

// lists are the names of the lists of each kind.
var lists = [atPlace + 1]string{
	never: "never", beforeNumber: "before-number", beforeName: "before-name", atStarter: "at-starter",
	atCapital: "at-capital", atTime: "at-time", atPlace: "at-place",
}

// listedLangs are the languages whose lists hold in every text with spaces.
var listedLangs = []tree.Lang{tree.English, tree.Russian}

// abbreviationKinds makes the table of abbreviations, of the lists of all listed
// languages; the short names of the months are times.
func abbreviationKinds() map[string]afterPoint {
	table := map[string]afterPoint{}
	for _, l := range listedLangs {
		for kind, list := range lists {
			for _, word := range lang.List(l, "abbreviations-"+list) {
				table[word] = afterPoint(kind)
			}
		}
		for _, month := range lang.ShortMonths(l) {
			table[month] = atTime
		}
	}
	return table
}

// starters are words that begin a sentence more often than they follow an
// abbreviation as a name.
var starters = listSet("starters")

// prepositions open the phrases of time and place that stand before a sentence:
// "В 2020 г. Стороны", "At 5 a.m. Mr. Brown".
var prepositions = listSet("prepositions")

// daysAndZones carry a time on: 5 p.m. Moscow time, 5 p.m. Monday, Mon. Dec. 5.
var daysAndZones = listSet("days", lang.ShortMonths)

// wordSet is [setOf] the words of a text.
func wordSet(list string) func(word string) bool {
	return setOf(func() []string { return strings.Fields(list) })
}

// listSet returns what tells whether a word is in a list of a listed language, or
// among more words of one.
func listSet(name string, more ...func(tree.Lang) []string) func(word string) bool {
	return setOf(func() []string {
		var words []string
		for _, l := range listedLangs {
			words = append(words, lang.List(l, name)...)
			for _, others := range more {
				words = append(words, others(l)...)
			}
		}
		return words
	})
}

// setOf returns what tells whether a word is among others. The set is made when it
// is first asked.
func setOf(words func() []string) func(word string) bool {
	set := sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, word := range words() {
			set[word] = true
		}
		return set
	})
	return func(word string) bool { return set()[word] }
}

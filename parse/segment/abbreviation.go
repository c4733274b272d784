package segment

import "strings"

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

// pointLists are the lists of abbreviations.
var pointLists = map[string]afterPoint{
	"abbreviations-never": never, "abbreviations-before-number": beforeNumber, "abbreviations-before-name": beforeName,
	"abbreviations-at-starter": atStarter, "abbreviations-at-capital": atCapital, "abbreviations-at-time": atTime,
	"abbreviations-at-place": atPlace,
}

// knows reports whether a word is an abbreviation, as it is written or in lower
// case.
func (l *lexicon) knows(word string) bool { return l.points[strings.ToLower(word)] != always }

// pointOf returns what the point of a word does. A word with a hyphen that is not
// known is known by what stands behind the last one: India-U.S.
func (l *lexicon) pointOf(word string) afterPoint {
	for {
		if kind, ok := l.points[word]; ok {
			return kind
		}
		if kind, ok := l.points[strings.ToLower(word)]; ok {
			return kind
		}
		hyphen := strings.LastIndexByte(word, '-')
		if hyphen < 0 || hyphen+1 == len(word) {
			return always
		}
		word = word[hyphen+1:]
	}
}

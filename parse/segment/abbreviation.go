package segment

import "strings"

// afterPoint is when the point after a word ends a sentence.
type afterPoint uint8

const (
	always       afterPoint = iota // an ordinary word
	never                          // Mr. Brown
	beforeNumber                   // unless a number or numeral follows: No. 5, Art. IV
	beforeName                     // unless the name given to something follows: завод им. Иванова
	atStarter                      // before a word that typically begins sentences: the U.S. The house
	atCapital                      // before a capitalized word: 5 руб. Цена
	atTime                         // as atCapital, unless a day or time zone follows or the sentence opens with the time: 5 p.m. Prices
	atPlace                        // as atTime after a number, otherwise never: 2021 г. Цена, but г. Северск
)

// pointLists maps the lists of abbreviations in the data files to what their points do.
var pointLists = map[string]afterPoint{
	"abbreviations-never": never, "abbreviations-before-number": beforeNumber, "abbreviations-before-name": beforeName,
	"abbreviations-at-starter": atStarter, "abbreviations-at-capital": atCapital, "abbreviations-at-time": atTime,
	"abbreviations-at-place": atPlace,
}

// knows reports whether the lower-case form of a word is a known abbreviation.
func (l *lexicon) knows(word string) bool { return l.points[strings.ToLower(word)] != always }

// pointOf returns what the point after a word does. An unknown word with hyphens is
// looked up by the part after its last hyphen: India-U.S.
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

package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Phrase is wording to be looked for: whole words in any case, typography and
// spelling aside. A star at either end stands for the rest of a word. Chinese has
// no words to be whole: there a phrase is found wherever it stands.
type Phrase struct {
	key                 string
	openStart, openLast bool
}

// NewPhrase returns what finds a phrase in texts of a language.
func NewPhrase(words string, l tree.Lang) Phrase {
	words, start := strings.CutPrefix(strings.TrimSpace(words), "*")
	words, last := strings.CutSuffix(words, "*")
	return Phrase{Spoken(words, l), start, last}
}

// Spoken returns a text in the form in which phrases are looked for: its [Key] in
// lower case.
func Spoken(text string, l tree.Lang) string { return strings.ToLower(Key(text, l)) }

// Count returns how often a text that is [Spoken] has the phrase. Places do not
// overlap.
func (p Phrase) Count(spoken string) int {
	n := 0
	for at := 0; p.key != ""; {
		i := strings.Index(spoken[at:], p.key)
		if i < 0 {
			break
		}
		start, end := at+i, at+i+len(p.key)
		if (p.openStart || wordBreak(spoken, start)) && (p.openLast || wordBreak(spoken, end)) {
			n++
			at = end
			continue
		}
		_, size := utf8.DecodeRuneInString(spoken[start:])
		at = start + size
	}
	return n
}

// wordBreak reports whether no word of a script with spaces, and no number, goes
// on over a byte offset.
func wordBreak(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	word := func(r rune) bool { return unicode.IsLetter(r) && chars.IsSpaced(r) || unicode.IsMark(r) }
	return (!word(before) || !word(after)) && (!unicode.IsDigit(before) || !unicode.IsDigit(after))
}

package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Phrase is a wording to search for: whole words in any case, ignoring typography and
// spelling. A star at either end stands for the rest of a word. In Chinese a phrase is
// found anywhere, since words are not separated.
type Phrase struct {
	key                 string
	openStart, openLast bool
}

// NewPhrase returns the phrase of words in a language.
func NewPhrase(words string, l tree.Lang) Phrase {
	words, start := strings.CutPrefix(strings.TrimSpace(words), "*")
	words, last := strings.CutSuffix(words, "*")
	return Phrase{Spoken(words, l), start, last}
}

// Spoken returns a text in the form in which phrases are searched: its [Key] in lower
// case.
func Spoken(text string, l tree.Lang) string { return strings.ToLower(Key(text, l)) }

// Count returns the number of non-overlapping occurrences of the phrase in a text that
// [Spoken] returned.
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

// wordBreak reports whether a byte offset is neither inside a word of a script with
// spaces nor inside a number.
func wordBreak(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	word := func(r rune) bool { return unicode.IsLetter(r) && chars.IsSpaced(r) || unicode.IsMark(r) }
	return (!word(before) || !word(after)) && (!unicode.IsDigit(before) || !unicode.IsDigit(after))
}

// Gaps returns the indexes of the texts without a phrase between the first and the last with
// it. counts has its number in each text.
func Gaps(counts []int) []int {
	var gaps, silent []int
	for i, n := range counts {
		switch {
		case n > 0:
			gaps, silent = append(gaps, silent...), nil
		case i > 0 && counts[i-1] > 0 || silent != nil:
			silent = append(silent, i)
		}
	}
	return gaps
}

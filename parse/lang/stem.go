package lang

import (
	"strconv"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// Stems removes the endings of the words of a language, so that the forms of a word
// count as one, and recognises function words.
//
//	committed   endings d, ed     the longest: ed     committ, and so commit
//	commitment  endings t, ment   the longest: ment   commit
type Stems struct {
	endings  map[string]bool
	longest  int // bytes of the longest ending
	letters  int // the fewest letters of a stem
	function map[string]bool
}

// StemsOf returns the stems of a language, or nil if it has no data. It builds the
// lists of several hundred words: callers should keep the result.
func StemsOf(l tree.Lang) *Stems {
	letters := List(l, "stem-letters")
	if len(letters) == 0 {
		return nil
	}
	s := &Stems{endings: map[string]bool{}, function: Set(l, "function-words")}
	s.letters, _ = strconv.Atoi(letters[0])
	for _, e := range List(l, "endings") {
		s.endings[e] = true
		s.longest = max(s.longest, len(e))
	}
	return s
}

// Of returns a word, in lower case, without its longest ending that leaves enough
// letters. A double letter at the end of the stem is reduced to one. The time is linear
// in the length of the longest ending.
func (s *Stems) Of(word string) string {
	kept := 0 // bytes of the first letters, which stay
	for range s.letters {
		_, size := utf8.DecodeRuneInString(word[kept:])
		kept += size
	}
	stem := word
	for cut := max(kept, len(word)-s.longest); cut < len(word); cut++ {
		if s.endings[word[cut:]] {
			stem = word[:cut]
			break
		}
	}
	last, size := utf8.DecodeLastRuneInString(stem)
	before, _ := utf8.DecodeLastRuneInString(stem[:len(stem)-size])
	if last == before && len(stem) > kept {
		stem = stem[:len(stem)-size]
	}
	return stem
}

// IsFunction reports whether a word, in lower case, is a function word, such as an
// article or preposition. It is false for all words of a language without data.
func (s *Stems) IsFunction(word string) bool { return s != nil && s.function[word] }

package lang

import (
	"strconv"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// Stems cuts the endings off the words of a language, so that two forms of a word
// count as one, and tells the words that only hold a sentence together.
//
//	committed   endings d, ed     the longest: ed     committ, and so commit
//	commitment  endings t, ment   the longest: ment   commit
type Stems struct {
	endings  map[string]bool
	longest  int // bytes of the longest ending
	letters  int // that a stem keeps
	function map[string]bool
}

// StemsOf returns what is known of the words of a language, nil where nothing is.
// It takes the time of making the lists, some hundred words.
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
// of it, and with one letter where two equal ones are left at the end. It takes
// time linear in the longest ending.
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

// IsFunction reports whether a word, in lower case, is one of those that hold a
// sentence together, such as articles and prepositions. Of a language of whose words
// nothing is known, none is.
func (s *Stems) IsFunction(word string) bool { return s != nil && s.function[word] }

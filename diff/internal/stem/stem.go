// Package stem cuts the endings off words, so that two forms of a word count as
// one, and tells the words that only hold a sentence together. What it knows of a
// language is data, a file a language; of a language without one it knows
// nothing, and every word is its own stem.
//
//	committed   endings ed, d…    longest: ed    commit·t    commit
//	commitment  endings ment, t…  longest: ment              commit
package stem

import (
	"embed"
	"strconv"
	"strings"
	"unicode/utf8"
)

//go:embed *.txt
var files embed.FS

// Language is what is known of the words of a language.
type Language struct {
	endings  map[string]bool
	longest  int // bytes of the longest ending
	letters  int // that a stem keeps
	function map[string]bool
}

// Of returns what is known of a language by its code, such as "en"; nil where
// nothing is.
func Of(code string) *Language {
	data, err := files.ReadFile(code + ".txt")
	if err != nil || code == "" {
		return nil
	}
	l := &Language{endings: map[string]bool{}, function: map[string]bool{}}
	lists := map[string]map[string]bool{"letters": {}, "endings": l.endings, "function words": l.function}
	list := lists["letters"]
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch named := lists[line]; {
		case named != nil:
			list = named
		case !strings.HasPrefix(line, "#"):
			for _, w := range strings.Fields(line) {
				list[w] = true
			}
		}
	}
	for n := range lists["letters"] {
		l.letters, _ = strconv.Atoi(n)
	}
	for e := range l.endings {
		l.longest = max(l.longest, len(e))
	}
	return l
}

// Stem returns a word, in lower case, without its longest ending that leaves
// enough of it, and with one letter where two equal ones are left at the end. It
// takes time linear in the longest ending.
func (l *Language) Stem(word string) string {
	kept := 0 // bytes of the first letters, which stay
	for range l.letters {
		_, size := utf8.DecodeRuneInString(word[kept:])
		kept += size
	}
	stem := word
	for cut := max(kept, len(word)-l.longest); cut < len(word); cut++ {
		if l.endings[word[cut:]] {
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
// sentence together, such as articles and prepositions.
func (l *Language) IsFunction(word string) bool { return l.function[word] }

package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// The most words and bytes of a text in the name of its page, and the most bytes of a
// word.
const (
	nameWords = 7
	nameBytes = 56
	wordBytes = 30
)

// names returns the names of the threads of a series. Later statements change no name. A
// name is the first words of the wording that introduced the thread or, if no word is
// [readable], the id and locator of its first clause.
//
//	our-support-for-asean-unity    strany-vystupayut-za-mir    双方反对干涉内政
//
// A second thread with the same words gets the suffix -2. If threads share pages by
// article, a name is the locator alone, as in 1.2.3.1.
func (l *lineage) names(byArticle bool) []string {
	order := make([]int, len(l.Threads))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := l.Threads[x].Steps[0], l.Threads[y].Steps[0]
		return cmp.Or(a.Statement-b.Statement, a.Nodes[0].Span.Start-b.Nodes[0].Span.Start, cmp.Compare(l.Threads[x].ID, l.Threads[y].ID))
	})
	names := make([]string, len(l.Threads))
	of := map[int]fileNames{}
	for _, i := range order {
		first, scope := l.Threads[i].Steps[0], -1
		name := string(first.Nodes[0].Locator)
		if byArticle {
			scope = first.Statement
		} else {
			name = cmp.Or(slug(l.Statements[first.Statement].TextOf(first.Nodes[0])), fileName(l.Statements[first.Statement].ID)+"-"+name)
		}
		if of[scope] == nil {
			of[scope] = fileNames{}
		}
		names[i] = of[scope].unique(name)
	}
	return names
}

// slug returns the first [readable] words of a text, "" for a text without any.
func slug(text string) string {
	var words []string
	length := 0
	for _, word := range readable(text) {
		word = chars.FirstBytes(word, wordBytes)
		if length += len(word) + 1; len(words) == nameWords || length > nameBytes {
			break
		}
		words = append(words, word)
	}
	return strings.Join(words, "-")
}

// readable returns the words of a text in characters that every file system accepts:
// digits, unaccented lower-case Latin letters, into which Russian letters are
// transliterated, and common Chinese characters. Other characters are left out.
func readable(text string) []string {
	var words []string
	between := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\''
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), between) {
		var b strings.Builder
		for _, r := range word {
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || chars.IsCommonHan(r):
				b.WriteRune(r)
			case r >= 'а' && r <= 'я':
				b.WriteString(strings.Trim(cyrillic[r-'а'], "-"))
			case r == 'ё':
				b.WriteString("e")
			}
		}
		if b.Len() > 0 {
			words = append(words, b.String())
		}
	}
	return words
}

// cyrillic is the transliteration of the Russian letters, beginning with а.
var cyrillic = strings.Fields("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")

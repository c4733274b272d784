package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// How many words and bytes of a thread go into the name of its page.
const (
	nameWords = 7
	nameBytes = 56
)

// names returns the names of the threads of a series, each once: the first words of
// the wording that introduced it, or where they are not written in Latin or Cyrillic
// letters, the place of that. Later statements change no name.
//
//	our-support-for-asean-unity    strany-vystupayut-za-mir    2021-1.2.3.1
//
// Of threads with the same words the second is called so and -2. On a page of an
// article the place is name enough, and no other page has it: 1.2.3.1.
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

// slug returns the first words of a text in letters that every file system takes,
// "" for a text that is not written in letters that have such ones.
func slug(text string) string {
	var words []string
	length := 0
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\'' }) {
		plain := strings.Map(func(r rune) rune {
			if r == '’' || r == '\'' {
				return -1
			}
			return r
		}, word)
		latin := inLatin(plain)
		if latin == "" && plain != "" {
			return ""
		}
		if length += len(latin) + 1; len(words) == nameWords || length > nameBytes {
			break
		}
		if latin != "" {
			words = append(words, latin)
		}
	}
	return strings.Join(words, "-")
}

// cyrillic is how Russian letters are written in Latin ones, from а on.
var cyrillic = strings.Fields("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")

// inLatin writes a word in lower-case letters without marks, "" where a character is
// of another script.
func inLatin(word string) string {
	var b strings.Builder
	for _, r := range word {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= 'а' && r <= 'я':
			b.WriteString(strings.Trim(cyrillic[r-'а'], "-"))
		case r == 'ё':
			b.WriteString("e")
		case unicode.Is(unicode.Latin, r): // with a mark: the rest tells the word
		default:
			return ""
		}
	}
	return b.String()
}

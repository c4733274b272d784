package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/diff/series"
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
// Of threads with the same words the second is called so and -2.
func (l *lineage) names() []string {
	order := make([]int, len(l.Threads))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := l.Threads[x].Steps[0], l.Threads[y].Steps[0]
		return cmp.Or(a.Statement-b.Statement, a.Nodes[0].Span.Start-b.Nodes[0].Span.Start, cmp.Compare(l.Threads[x].ID, l.Threads[y].ID))
	})
	names := make([]string, len(l.Threads))
	taken := map[string]bool{}
	for _, i := range order {
		words := l.words(l.Threads[i].Steps[0])
		name := words
		for n := 2; taken[name]; n++ {
			name = words + "-" + strconv.Itoa(n)
		}
		names[i], taken[name] = name, true
	}
	return names
}

// words returns the name of a thread by its first step.
func (l *lineage) words(first series.Step) string {
	st := l.Statements[first.Statement]
	if words := slug(st.TextOf(first.Nodes[0])); words != "" {
		return words
	}
	return fileName(st.ID) + "-" + string(first.Nodes[0].Locator)
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

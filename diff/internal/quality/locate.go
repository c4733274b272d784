package quality

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// flat is a text with some characters removed. For every remaining byte, at holds the
// index of its character in the original text.
type flat struct {
	text string
	at   []int
}

func flatten(text []rune, keep func(rune) bool, out []bool) flat {
	var b strings.Builder
	var at []int
	for i, r := range text {
		if keep(r) && (out == nil || !out[i]) {
			n, _ := b.WriteRune(r)
			for range n {
				at = append(at, i)
			}
		}
	}
	return flat{b.String(), at}
}

// farthest is how many bytes after the preceding node a node is expected; if it is not
// there, the first occurrence in the whole text is taken.
const farthest = 8000

// find returns the span in the source of a text with the same characters removed,
// preferring an occurrence at or soon after the character from.
func (f flat) find(text string, from int) (span [2]int, found bool) {
	if text == "" {
		return span, false
	}
	start := sort.SearchInts(f.at, from)
	i := strings.Index(f.text[start:], text)
	if i >= 0 {
		i += start
	}
	if i < 0 || i > start+farthest {
		if j := strings.Index(f.text, text); j >= 0 {
			i = j
		}
	}
	if i < 0 {
		return span, false
	}
	return [2]int{f.at[i], f.at[i+len(text)-1] + 1}, true
}

// markup matches text with letters that parsing removes: tags, the targets of Markdown
// links, and entities.
var markup = regexp.MustCompile(`</?[A-Za-z][^<>\n]{0,200}>|\]\([^()\s]{0,300}\)|&[a-z]{2,8};`)

// inMarkup reports for every character of a text whether it is part of markup.
func inMarkup(text []rune) []bool {
	in := make([]bool, len(text))
	s := string(text)
	for _, m := range markup.FindAllStringIndex(s, -1) {
		start := utf8.RuneCountInString(s[:m[0]])
		for i := range utf8.RuneCountInString(s[m[0]:m[1]]) {
			in[start+i] = true
		}
	}
	return in
}

// locate finds the nodes of a level in the source, ignoring white space. A node that
// is not found in this way is searched for by its letters and digits alone, because
// parsing removes characters such as those of Markdown.
func locate(s *tree.Statement, source []rune, level diff.Level) map[*tree.Node][2]int {
	keeps := []func(rune) bool{
		func(r rune) bool { return !isBlank(r) },
		func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) },
	}
	flats := []flat{flatten(source, keeps[0], nil), flatten(source, keeps[1], inMarkup(source))}
	spans := map[*tree.Node][2]int{}
	from := 0
	for _, n := range nodesAt(s, level) {
		for k, keep := range keeps {
			text := flatten([]rune(s.TextOf(n)), keep, nil).text
			if span, found := flats[k].find(text, from); found {
				spans[n], from = span, span[1]
				break
			}
		}
	}
	return spans
}

// isBlank reports whether a character is invisible.
func isBlank(r rune) bool {
	switch r {
	case 0x200B, 0x200C, 0x200D, 0xFEFF:
		return true
	}
	return unicode.IsSpace(r)
}

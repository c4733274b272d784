package finding

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// name is an actor, a place, a document or a programme in a text.
type name struct {
	span
	territory int // its line in the table of names, -1 for what is in none
}

// isCapital reports whether a place of a text has a letter that is no small one.
func isCapital(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsLower(r)
}

// names returns the names in a side: territories, titles in 《》, and in other
// languages than Chinese words with a capital that are not usual words.
func (s *side) names(lang *language, usual func(key string) bool) []name {
	var all []name
	for _, m := range s.in(kindTerritories) {
		if isCapital(s.text, m.start) {
			all = append(all, name{m.span(), m.rung})
		}
	}
	inOther := func(x span) bool {
		for _, n := range all {
			if n.meets(x) {
				return true
			}
		}
		return false
	}
	if lang.lang == tree.Chinese {
		for at := 0; ; {
			start := strings.Index(s.text[at:], "《")
			if start < 0 {
				return all
			}
			start += at
			end := strings.Index(s.text[start:], "》")
			if end < 0 {
				return all
			}
			at = start + end + len("》")
			all = append(all, name{span{start, at}, -1})
		}
	}
	for i := 0; i < len(s.words); i++ {
		x, next := s.capitalised(i, usual)
		if !x.empty() && !inOther(x) && !s.isCommon(x) {
			all = append(all, name{x, -1})
		}
		i = max(i, next-1)
	}
	return all
}

// isCommon reports whether all words of a name are months, units and the like.
func (s *side) isCommon(x span) bool {
	common := s.in(kindCommon)
	return !slices.ContainsFunc(s.words, func(w word) bool {
		return x.contains(w.start) && s.isWordOf(w) && !slices.ContainsFunc(common, func(m match) bool { return m.span().meets(w.span()) })
	})
}

// initials returns the folded first letters of the words with a capital, a space
// where another word parts them; acronyms are put in a set.
func (s *side) initials(acronyms map[string]bool) string {
	var b strings.Builder
	for _, w := range s.words {
		text := s.text[w.start:w.end]
		r, _ := utf8.DecodeRuneInString(text)
		switch {
		case isAcronym(text):
			acronyms[w.key] = true
			b.WriteByte(' ')
		case unicode.IsUpper(r) && !w.inside:
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsLetter(r) && !w.inside:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// acronymLength is how many letters an acronym has at least that is told from other
// words by its letters alone.
const acronymLength = 3

func isAcronym(text string) bool {
	return utf8.RuneCountInString(text) >= acronymLength && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// capitalised returns the name that begins with word i, and the word after it.
func (s *side) capitalised(i int, usual func(key string) bool) (x span, next int) {
	begins := func(i int) bool { return i == 0 || s.startsSentence(i) }
	last, capitals, special := i, 0, false
	for j := i; j < len(s.words); j++ {
		w := s.words[j]
		text := s.text[w.start:w.end]
		r, _ := utf8.DecodeRuneInString(text)
		if unicode.IsUpper(r) {
			capitals++
			last = j
			acronym := utf8.RuneCountInString(text) >= 2 && strings.ToUpper(text) == text
			special = special || acronym && !usual(w.key) || !usual(w.key) && !begins(j)
			continue
		}
		if j == i || !w.inside {
			break
		}
	}
	if !special {
		return span{}, i + 1
	}
	return span{s.words[i].start, s.words[last].end}, last + 1
}

// startsSentence reports whether a word stands after a mark that ends or opens.
func (s *side) startsSentence(i int) bool {
	key := s.words[i-1].key
	return strings.ContainsAny(key, ".:;!?*•–—\"“«(")
}

// mentions finds names that come into the statement, or leave it, in a pair.
func mentions(p *pair) []hit {
	var all []hit
	for _, n := range p.new.names(p.language, p.usual) {
		if p.new.touched(n.span) && p.reading.old.lacks(&p.new, n) {
			all = append(all, hit{typ: Named, rule: n.rule(), new: n.span, step: 2})
		}
	}
	for _, n := range p.old.names(p.language, p.usual) {
		if p.old.touched(n.span) && p.reading.new.lacks(&p.old, n) {
			all = append(all, hit{typ: Unnamed, rule: n.rule(), old: n.span, step: 2})
		}
	}
	return all
}

func (n name) rule() string {
	if n.territory >= 0 {
		return "territory"
	}
	return "name"
}

// usual reports whether a word is one that the statements write small as well.
func (g *reading) usual(key string) bool {
	return g.old.small[key] || g.new.small[key] || utf8.RuneCountInString(key) < 2
}

package finding

import (
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

// vocabulary is what a statement says at all: its words and its territories.
type vocabulary struct {
	words       map[string]bool
	lower       map[string]bool // words that it writes with a small letter, too
	territories map[int]bool
	text        string // folded
}

func vocabularyOf(s *tree.Statement, lang *language) *vocabulary {
	v := &vocabulary{words: map[string]bool{}, lower: map[string]bool{}, territories: map[int]bool{}, text: fold(s.Text)}
	for _, n := range s.Nodes(tree.KindSentence) {
		d := newSide(s, []*tree.Node{n}, lang)
		for _, w := range d.words {
			v.words[w.key] = true
			if r, _ := utf8.DecodeRuneInString(d.text[w.start:]); unicode.IsLower(r) {
				v.lower[w.key] = true
			}
		}
		for _, m := range d.in(kindTerritories) {
			if isCapital(d.text, m.start) {
				v.territories[m.rung] = true
			}
		}
	}
	return v
}

// isCapital reports whether a place of a text has a letter that is no small one.
func isCapital(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsLower(r)
}

// lacks reports whether a statement says nothing of a name of another text: it
// has not the territory, or not one of the words that make the name.
func (v *vocabulary) lacks(s *side, n name) bool {
	if n.territory >= 0 {
		return !v.territories[n.territory]
	}
	text := fold(s.text[n.start:n.end])
	if strings.Contains(v.text, strings.Trim(text, "《》“”\"«»")) {
		return false
	}
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x2E80 }) >= 0 {
		return true
	}
	for _, w := range s.words {
		if n.contains(w.start) && utf8.RuneCountInString(w.key) >= 2 && isCapital(s.text, w.start) && !v.knows(w.key) {
			return true
		}
	}
	return false
}

// knows reports whether a statement has a word in any of its forms.
func (v *vocabulary) knows(key string) bool {
	if v.words[key] {
		return true
	}
	if utf8.RuneCountInString(key) < 5 {
		return false
	}
	for w := range v.words {
		if w[0] == key[0] && sameWord(w, key) {
			return true
		}
	}
	return false
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
		if !x.empty() && !inOther(x) {
			all = append(all, name{x, -1})
		}
		i = max(i, next-1)
	}
	return all
}

// links of a name: words with a small letter that may stand between its words.
var insideNames = set("of the and for on de la du и по в")

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
		if j == i || !insideNames[w.key] {
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
		if p.new.touched(n.span) && p.oldWords.lacks(&p.new, n) {
			all = append(all, hit{typ: Named, rule: n.rule(), new: n.span, step: 2})
		}
	}
	for _, n := range p.old.names(p.language, p.usual) {
		if p.old.touched(n.span) && p.newWords.lacks(&p.old, n) {
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
func (p *pair) usual(key string) bool {
	return p.oldWords.lower[key] || p.newWords.lower[key] || utf8.RuneCountInString(key) < 2
}

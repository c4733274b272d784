package finding

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// reading is what is known of both statements before any change is judged.
type reading struct {
	result   *diff.Result
	language *language
	old, new *account
	calendar calendar
	history  history
	patterns []*regexp.Regexp // of what is routine to an analyst
	dated    bool             // whether there is a calendar for the language
	routine  []*change        // what changed by itself only
	worth    map[string]worth // of the stems that were asked for
}

// account is what one statement says how often, and where.
type account struct {
	statement *tree.Statement
	language  *language
	sentences map[*tree.Node]*sentence
	count     map[string]int  // sentences that have a stem of content
	small     map[string]bool // words that are written with a small letter somewhere
	stems     map[string]bool // of all words
	territory map[int]bool    // named somewhere
	known     map[string]side
	folded    string
}

// sentence is one sentence as the rules read it, and where it stands.
type sentence struct {
	side
	place       float64 // from 0 at the beginning of the statement to 1
	block, part *tree.Node
}

func newReading(r *diff.Result, lang *language) *reading {
	known := map[string]side{}
	g := &reading{result: r, language: lang, old: newAccount(r.Old, lang, known), new: newAccount(r.New, lang, known), worth: map[string]worth{}}
	g.calendar, g.dated = newCalendar(r.Old, r.New)
	return g
}

// newAccount reads a statement. known holds the sentences that were read before, by
// their texts.
func newAccount(s *tree.Statement, lang *language, known map[string]side) *account {
	a := &account{statement: s, language: lang, sentences: map[*tree.Node]*sentence{}, count: map[string]int{},
		small: map[string]bool{}, stems: map[string]bool{}, known: known, territory: map[int]bool{}, folded: fold(s.Text)}
	a.walk(s.Root, nil, nil)
	return a
}

func (a *account) walk(n, part, block *tree.Node) {
	switch {
	case n.Kind.IsPart():
		part = n
	case n.Kind.IsBlock():
		block = n
	case n.Kind == tree.KindSentence:
		s := &sentence{side: a.newSide(n), block: block, part: part}
		s.place = float64(n.Span.Start) / float64(max(1, len(a.statement.Text)))
		a.sentences[n] = s
		a.add(s)
		return
	}
	for _, c := range n.Children {
		a.walk(c, part, block)
	}
}

// add counts the words and the territories of a sentence.
func (a *account) add(s *sentence) {
	seen := map[string]bool{}
	for _, w := range s.words {
		k := stem(w.key)
		a.stems[k] = true
		if r, _ := utf8.DecodeRuneInString(s.text[w.start:]); unicode.IsLower(r) {
			a.small[w.key] = true
		}
		if isContent(w.key) && !seen[k] {
			seen[k] = true
			a.count[k]++
		}
	}
	for _, m := range s.in(kindTerritories) {
		if isCapital(s.text, m.start) {
			a.territory[m.rung] = true
		}
	}
}

// side returns some sentences as one text.
func (a *account) side(nodes []*tree.Node) side {
	if len(nodes) == 1 {
		return a.sentences[nodes[0]].side
	}
	d := side{statement: a.statement}
	for _, n := range nodes {
		s, base := a.sentences[n], len(d.text)
		d.text += s.text
		for _, c := range s.clauses {
			d.clauses = append(d.clauses, clause{span{base + c.start, base + c.end}, c.node})
		}
		for _, w := range s.words {
			d.words = append(d.words, word{base + w.start, base + w.end, w.key})
		}
		for _, m := range s.matches {
			d.matches = append(d.matches, match{base + m.start, base + m.end, m.entry})
		}
	}
	return d
}

// lacks reports whether the statement says nothing of a name of another text: it
// has not the territory, or not one of the words that make the name.
func (a *account) lacks(s *side, n name) bool {
	if n.territory >= 0 {
		return !a.territory[n.territory]
	}
	text := fold(s.text[n.start:n.end])
	if strings.Contains(a.folded, strings.Trim(text, "《》“”\"«»")) {
		return false
	}
	if a.language.lang == tree.Chinese {
		return true
	}
	for _, w := range s.words {
		if n.contains(w.start) && utf8.RuneCountInString(w.key) >= 2 && isCapital(s.text, w.start) && !a.stems[stem(w.key)] {
			return true
		}
	}
	return false
}

// stemLength is how many letters of a word tell it from others: endings go.
const stemLength = 6

// stem returns the beginning of a folded word.
func stem(key string) string {
	n := 0
	for i := range key {
		if n++; n > stemLength {
			return key[:i]
		}
	}
	return key
}

package finding

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// reading holds both statements and what is known before any change is judged.
type reading struct {
	result   *diff.Result
	old, new *account
	calendar calendar
	history  history
	patterns []*regexp.Regexp // of an analyst, for routine changes
	dated    bool             // whether there is a calendar for the language
	routine  []*change        // changes of nothing but what changes by itself
	run      batch.Runner     // executes what is independent in each change
	rows     *tree.Node       // a placeholder: all table rows count as one paragraph
	title    string           // of both statements, folded
	titles   map[int]bool     // territories in the titles of both statements
	named    map[string]bool  // names that were reported as named or unnamed
	// clauseLinks maps each clause of both statements to its link.
	clauseLinks map[*tree.Node]*diff.Link
	// renumbered returns the old and the new label of each article with a linked sentence.
	renumbered func() map[[2]string]bool
	*vocabulary
}

// account records what one statement says, how often and where.
type account struct {
	statement *tree.Statement
	*vocabulary
	index     int      // 0 for the old statement, 1 for the new one
	other     *account // of the statement that it is compared with, nil for none
	sentences map[*tree.Node]*sentence
	size      map[*tree.Node]int // number of sentences in each part, without headings
	small     map[string]bool    // folded words that begin with a small letter somewhere
	inner     map[string]bool    // stems, by [language.stemOf], of words with a capital inside a sentence
	territory map[int]bool       // those that it names
	forms     map[int]bool       // lines of the table "short" with a form that occurs
	folded    *occurrences
	text      *occurrences
	acronyms  map[string]bool   // folded
	nameParts func() *nameParts // what splits the names of the statement, read at first use
	initials  []byte            // of consecutive capitalized words
	amounts   map[string]bool   // value of each quantity, with and without its unit
}

// sentence is one sentence as the rules read it, and its position.
type sentence struct {
	side
	node        *tree.Node
	place       float64 // from 0, the beginning of the statement, to 1
	block, part *tree.Node
	role        tableKind // kindPlan or kindReview if a heading above says so, else ""
	mixed       bool      // the heading of the part announces both
}

func newReading(old, new *tree.Statement, lang *language, run batch.Runner) *reading {
	v := newVocabulary(lang, len(old.Text)+len(new.Text))
	v.learn(run, old, new)
	v.measure(run) // what Find nearly always asks for, and need not wait for, as well as the indexes
	g := &reading{old: newAccount(old, v, 0), new: newAccount(new, v, 1), vocabulary: v, named: map[string]bool{}, rows: &tree.Node{}, title: fold(old.Title + "\n" + new.Title)}
	g.old.other, g.new.other = g.new, g.old
	parts := []func(){g.old.addAmounts, g.new.addAmounts, v.settle}
	if lang.lang == tree.Chinese {
		for _, o := range []*occurrences{g.old.text, g.old.folded, g.new.text, g.new.folded} {
			parts = append(parts, func() { o.ends() })
		}
	}
	run.All(parts...)
	g.titles = map[int]bool{}
	for _, a := range []*account{g.old, g.new} {
		for _, n := range a.territories(a.statement.Title) {
			g.titles[n.territory] = true
		}
	}
	g.calendar, g.dated = newCalendar(old, new)
	return g
}

// of sets the comparison of the two statements and returns g.
func (g *reading) of(r *diff.Result) *reading {
	clauses := r.At(diff.LevelClause)
	g.result, g.clauseLinks, g.renumbered = r, make(map[*tree.Node]*diff.Link, 2*len(clauses)), sync.OnceValue(g.articles)
	for _, l := range clauses {
		for _, nodes := range [][]*tree.Node{l.Old, l.New} {
			for _, n := range nodes {
				g.clauseLinks[n] = l
			}
		}
	}
	return g
}

// isRenumbered reports whether a sentence of an article of the old statement is linked with
// one of an article of the new statement, both given by their labels.
func (g *reading) isRenumbered(old, new string) bool { return g.renumbered()[[2]string{old, new}] }

// articles returns the labels of reading.renumbered.
func (g *reading) articles() map[[2]string]bool {
	labels := map[[2]string]bool{}
	for _, l := range g.result.At(diff.LevelSentence) {
		for _, from := range l.Old {
			for _, to := range l.New {
				if x, y := g.old.sentences[from].part, g.new.sentences[to].part; x != nil && y != nil {
					labels[[2]string{x.Label, y.Label}] = true
				}
			}
		}
	}
	return labels
}

// newAccount counts what a statement says, whose sentences the vocabulary has learned. The
// old one has index 0, the new one index 1.
func newAccount(s *tree.Statement, v *vocabulary, index int) *account {
	a := &account{statement: s, vocabulary: v, index: index, sentences: map[*tree.Node]*sentence{}, size: map[*tree.Node]int{},
		small: map[string]bool{}, inner: map[string]bool{}, acronyms: map[string]bool{}, territory: map[int]bool{}, forms: map[int]bool{}, folded: newOccurrences(fold(s.Text)), text: newOccurrences(s.Text)}
	a.nameParts = sync.OnceValue(func() *nameParts { return newNameParts(a, s.Nodes(tree.KindSentence)) })
	a.walk(s.Root, sentence{})
	a.define()
	return a
}

// walk reads the sentences of a node. above has the part, block and role they inherit.
func (a *account) walk(n *tree.Node, above sentence) {
	switch {
	case n.Kind.IsPart():
		above.part = n
		above.role, above.mixed = a.roleBelow(n.Heading, above.role)
	case n.Kind.IsBlock():
		above.block = n
	case n.Kind == tree.KindSentence:
		s := new(sentence)
		*s = above
		s.node, s.place = n, float64(n.Span.Start)/float64(max(1, len(a.statement.Text)))
		a.read(&s.side, n)
		a.sentences[n] = s
		if !s.isHeading() {
			a.size[s.part]++
		}
		a.add(s)
		return
	}
	for _, c := range n.Children {
		a.walk(c, above)
	}
}

// roleBelow returns whether the text below a heading is a plan or a review, and whether the
// heading says both. If the heading says neither, the role is that of the text above it.
func (a *account) roleBelow(heading string, above tableKind) (role tableKind, mixed bool) {
	said := map[tableKind]bool{}
	role = above
	for _, m := range a.find(heading, a.vocabulary.words(heading)) {
		if k := m.table.kind; k == kindPlan || k == kindReview {
			role, said[k] = k, true
		}
	}
	return role, len(said) > 1
}

// isHeading reports whether a sentence is the heading of its part.
func (s *sentence) isHeading() bool { return s.block != nil && s.block.IsHeading }

// add counts the words and the territories of a sentence.
func (a *account) add(s *sentence) {
	for i, w := range s.words {
		if !w.seen[a.index] {
			w.seen[a.index] = true
			a.see(w.lexeme, s.text[w.start:w.end])
		}
		if a.language.stems != nil && w.first == upperCase && !s.begins(i) {
			a.inner[a.language.stems.Of(w.key)] = true
		}
		if t := w.term; w.content && t.last != s {
			t.last = s
			t.count[a.index]++
		}
	}
	for i := range s.matches {
		switch m := &s.matches[i]; m.table.kind {
		case kindTerritories:
			if isCapital(s.text, m.start) {
				a.territory[m.rung] = true
			}
		case kindShort:
			a.forms[m.rung] = true
		}
	}
	if a.language.lang != tree.Chinese { // which has no capitals
		a.initials = append(s.appendInitials(a.initials, a.acronyms), ' ')
	}
}

// see records that the statement has a word.
func (a *account) see(x *lexeme, text string) {
	x.term.has[a.index] = true
	if bare := strings.TrimSuffix(x.key, "."); strings.Contains(bare, ".") {
		a.lexeme(bare).term.has[a.index] = true // U.S-Norland, with a point missing
	}
	if halves := x.halves(); halves != nil {
		for _, part := range halves {
			a.lexeme(part).term.has[a.index] = true
		}
		x.states = a.territories(text)
		for _, n := range x.states {
			a.territory[n.territory] = true
		}
	}
	if x.first == lowerCase {
		a.small[x.key] = true
	}
}

// side joins sentences to one text.
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
			d.words = append(d.words, word{base + w.start, base + w.end, w.lexeme})
		}
		for _, m := range s.matches {
			d.matches = append(d.matches, match{base + m.start, base + m.end, m.entry})
		}
	}
	return d
}

// lacks reports whether the statement does not have a name of the other statement: it never
// names the territory, or lacks one of the words that distinguish the name. A name in
// another form is not lacking: the short form of a long name, or a person's last name.
func (a *account) lacks(s *side, n name) bool {
	if n.territory >= 0 {
		return !a.territory[n.territory]
	}
	text := fold(s.text[n.start:n.end])
	if a.folded.atLeast(1, strings.Trim(text, quotationMarks)) || a.saysShort(s, n.span, text) {
		return false
	}
	if a.language.lang == tree.Chinese {
		return !a.folded.atLeast(1, chars.Last(text, bodyRunes))
	}
	if a.spells(s.text[n.start:n.end]) {
		return false
	}
	return slices.ContainsFunc(s.tellingWords(n.span), func(w word) bool { return !a.says(w) })
}

// has reports whether the statement has a word, in any case.
func (a *account) has(text string) bool {
	t := a.terms[stem(keyOf(text))]
	return t != nil && t.has[a.index]
}

// says reports whether the statement has a word, in any case, or all parts of a compound:
// "Japan-U.S." is covered by "U.S.-Japan".
func (a *account) says(w word) bool {
	if w.term.has[a.index] || a.isInner(w) {
		return true
	}
	halves := w.halves()
	return len(halves) > 0 && !slices.ContainsFunc(halves, func(part string) bool {
		return utf8.RuneCountInString(part) > 1 && !a.has(part)
	})
}

// isInner reports whether a word, in any case, has a capital inside a sentence, in a language
// that declines its names.
func (a *account) isInner(w word) bool {
	return a.language.stems != nil && a.inner[a.language.stems.Of(w.key)]
}

// joins reports whether a mark may join words.
func joins(r rune) bool { return r == '-' || r == '–' || r == '/' }

// halves returns the parts of a compound word, nil for other words.
func (x *lexeme) halves() []string {
	if !x.compound {
		return nil
	}
	halves := strings.FieldsFunc(x.key, joins)
	if len(halves) < 2 {
		return nil
	}
	for i := range halves {
		halves[i] = strings.TrimSuffix(halves[i], ".")
	}
	return halves
}

// spells reports whether the statement has the acronym of a name or, for an acronym, words
// with its initials.
func (a *account) spells(name string) bool {
	var short strings.Builder
	for _, w := range strings.Fields(name) {
		switch r, _ := utf8.DecodeRuneInString(w); {
		case isAcronym(w):
			return bytes.Contains(a.initials, []byte(strings.ToLower(w)))
		case unicode.IsUpper(r) && !a.language.roles[keyOf(w)].inside:
			short.WriteRune(unicode.ToLower(r))
		}
	}
	return a.acronyms[short.String()]
}

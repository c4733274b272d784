package finding

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// Contents lists what one statement names, who speaks in it, and which parts are plans. It is
// read without another statement to compare with.
type Contents struct {
	// Names are the actors, places, documents and programmes named, in reading order.
	Names []Mention
	// Speakers are the speakers that clauses begin with, in reading order.
	Speakers []Mention
	// Plans tells, for each sentence, whether it is under a heading of plans that does not
	// also announce a review.
	Plans map[*tree.Node]bool
}

// Mention is a name in a clause.
type Mention struct {
	Clause *tree.Node
	Span   tree.Span // in the statement's text
	// Territory identifies a state, a territory or a body of the tables, whichever of its
	// forms is used; 0 for another name.
	Territory int
	// Person is the name after an office, such as Lindt in President Lindt; the zero Span
	// for none.
	Person tree.Span
	// Pronoun is set if speakers named before are referred to by a pronoun.
	Pronoun Pronoun
	// Authors is set if the authors of the statement speak of themselves: "we" refers to
	// nobody named before. Joint is set for several speakers who speak together.
	Authors, Joint bool
}

// Pronoun is the kind of pronoun that refers to speakers named before.
type Pronoun uint8

// The pronouns.
const (
	NoPronoun Pronoun = iota
	They              // several speakers
	HeOrShe           // a person
	It                // a state, a body or a thing
)

// pronoun returns the kind of pronoun that a table of speakers lists.
func (t *table) pronoun() Pronoun {
	switch t.name {
	case "pronoun":
		return They
	case "person":
		return HeOrShe
	case "thing":
		return It
	}
	return NoPronoun
}

// ContentsOf reads a statement, in time linear in its text. The contents are empty if there
// is no data for its language.
func ContentsOf(s *tree.Statement) *Contents {
	c := &Contents{Plans: map[*tree.Node]bool{}}
	of := languages[s.Lang]
	if of == nil {
		return c
	}
	v := newVocabulary(of(), len(s.Text))
	v.learn(nil, s)
	a := newAccount(s, v, 0)
	sentences := s.Nodes(tree.KindSentence)
	r := contentsReader{c, a}
	for _, n := range sentences {
		r.read(a.sentences[n], n)
	}
	return c
}

// contentsReader reads the sentences of a statement.
type contentsReader struct {
	*Contents
	account *account
}

func (r *contentsReader) read(s *sentence, n *tree.Node) {
	r.Plans[n] = s.role == kindPlan && !s.mixed
	d := s.side
	d.memo = &memo{account: r.account}
	for _, x := range r.names(&d, s.isHeading()) {
		m := mentionAt(&d, n, x.span)
		m.Territory = x.territory + 1
		m.Person = r.personIn(&d, x.span, n)
		r.Names = append(r.Names, m)
	}
	for _, c := range d.clauses {
		if m, ok := d.speaker(c); ok {
			who := d.withName(m)
			if d.possessive(who) {
				continue
			}
			x := mentionAt(&d, n, who)
			x.Person = r.personIn(&d, who, n)
			x.Pronoun, x.Authors, x.Joint = m.table.pronoun(), m.table.name == "authors", m.table.name == "joint"
			r.Speakers = append(r.Speakers, x)
		}
	}
}

// personIn returns the span of a person's name after its offices, in the statement's text.
func (r *contentsReader) personIn(d *side, x span, n *tree.Node) tree.Span {
	person := r.account.nameParts().person(d, x)
	if person.empty() {
		return tree.Span{}
	}
	return tree.Span{Start: n.Span.Start + person.start, End: n.Span.Start + person.end}
}

// names returns the single names in a sentence. In a heading it ignores capitalized words,
// since headings capitalize words that are not names.
func (r *contentsReader) names(d *side, heading bool) []name {
	var all []name
	for _, x := range d.names() {
		if !heading || x.territory >= 0 || d.statement.Lang == tree.Chinese || !isUpperAt(d.text, x.start) {
			all = append(all, x)
		}
	}
	for _, w := range d.words {
		all = append(all, w.compounds()...)
	}
	slices.SortStableFunc(all, func(x, y name) int { return cmp.Compare(x.start, y.start) })
	return all
}

// mentionAt returns the mention at a span of a sentence.
func mentionAt(d *side, n *tree.Node, x span) Mention {
	return Mention{Clause: d.clauseAt(x.start).node, Span: tree.Span{Start: n.Span.Start + x.start, End: n.Span.Start + x.end}}
}

// speaker returns the first speaker that a clause names near its beginning.
func (s *side) speaker(c clause) (match, bool) {
	first := s.wordAfter(c.start)
	for _, m := range s.in(kindSpeakers) {
		if c.contains(m.start) && m.table.name != "some" {
			return m, s.wordAfter(m.start)-first <= subjectWords && !s.joined(m) && !s.possessive(m.span())
		}
	}
	return match{}, false
}

// possessive reports whether a name is a possessor, not a speaker: "the Chair's report".
func (s *side) possessive(x span) bool { return hasEnding(s.of(x), s.memo.account.language.owning) }

func hasEnding(text string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(text, ending) })
}

// withName returns the span of a speaker with the name after it: "President …".
func (s *side) withName(m match) span {
	x := m.span()
	for i := s.wordAfter(x.end); m.open && i < len(s.words) && (isUpperAt(s.text, s.words[i].start) || s.isPointOfInitial(i)); i++ {
		x.end = s.words[i].end
	}
	return x
}

// usual reports whether a word also occurs uncapitalized in the statement or in the one it
// is compared with.
func (a *account) usual(key string) bool {
	return a.small[key] || utf8.RuneCountInString(key) < 2 || a.other != nil && a.other.small[key]
}

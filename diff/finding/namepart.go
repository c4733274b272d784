package finding

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// nameParts splits runs of capitalized words into names and leaves out words that belong to
// the sentence.
//
//	Building on the Hiroshima Accord and the Framework Agreement for Gateway in March 2024
//	└ begins a sentence └── a name ──┘ └ a name ───────────────┘            └ a date ┘
type nameParts struct {
	*lang.NameWords
	account  *account
	inner    map[string]bool // words capitalized inside a sentence
	calendar map[string]bool // months and days
	openings []string        // endings of words that open a sentence: "Voting for", "Building on"
}

// newNameParts collects the words that the sentences capitalize, and the language's lists.
func newNameParts(a *account, sentences []*tree.Node) *nameParts {
	l := a.statement.Lang
	p := &nameParts{a.language.nameWords, a, map[string]bool{}, map[string]bool{}, lang.List(l, "name-openings")}
	for _, word := range dates.CalendarNames(l) {
		p.calendar[fold(word)] = true
	}
	for _, n := range sentences {
		s := &a.sentences[n].side
		for i, w := range s.words {
			if w.first == upperCase && !s.begins(i) {
				p.inner[w.key] = true
			}
		}
	}
	return p
}

// isCalendar reports whether a word is a month or a day, with or without a number that has
// lost its space: June2023.
func (p *nameParts) isCalendar(w word) bool {
	return p.calendar[strings.Trim(w.key, "0123456789")]
}

// of returns the names in a run of words.
func (p *nameParts) of(s *side, x span) []span {
	i := s.wordAfter(x.start)
	j := i
	for j < len(s.words) && s.words[j].end <= x.end {
		j++
	}
	if p.goesOn(s.words[j:]) {
		for j += 3; j < len(s.words) && s.words[j].first == upperCase; {
			j++
		}
	}
	return p.cut(s, i, j)
}

// personWords is the largest number of words and points in the name of a person.
const personWords = 5

// person returns the part of a name after its offices. It is empty if the name has no office
// or the rest is not the name of a person.
func (p *nameParts) person(s *side, x span) span {
	first, end := s.wordAfter(x.start), s.wordAfter(x.end)
	i := first
	for i < end && p.isOffice(s.words[i]) {
		i++
	}
	if i == first || i == end || end-i > personWords || slices.ContainsFunc(s.words[i:end], func(w word) bool {
		return w.inside && !isUpperAt(s.text, w.start) || s.possessive(w.span())
	}) {
		return span{}
	}
	return span{s.words[i].start, x.end}
}

// goesOn reports whether the last word of a name follows after a short form in brackets:
// "Supply Chain (SuCh) Partnership".
func (p *nameParts) goesOn(words []word) bool {
	return len(words) > 3 && words[0].key == "(" && words[1].first == upperCase && words[2].key == ")" && words[3].first == upperCase && p.IsHead(words[3].key)
}

// cut returns the names in the words from i up to, not including, j. Common words alone name
// nothing, unless they are linked or numbered: the Committee, but the Law of the Sea and
// Order 14038.
func (p *nameParts) cut(s *side, i, j int) []span {
	for i < j && p.isOutside(s, i, j) {
		i++
	}
	for i < j && p.trails(s, i, j) {
		j--
	}
	if k := p.secondOffice(s, i, j); k > 0 {
		return append(p.cut(s, i, k), p.cut(s, k, j)...)
	}
	if k := p.joint(s, i, j); k > 0 {
		return append(p.cut(s, i, k), p.cut(s, k+1, j)...)
	}
	for k := i; k < j; k++ {
		w := s.words[k]
		isLinked, isNumbered := w.inside && w.first != upperCase, w.number && k > i && p.IsHead(s.words[k-1].key)
		if isLinked || isNumbered || !p.isCommon(w) && !s.isCommon(w) {
			return []span{s.from(i, j)}
		}
	}
	return nil
}

// secondOffice returns the index of the office of a second person that follows a first
// person with an office and two names or more, 0 for none.
func (p *nameParts) secondOffice(s *side, i, j int) int {
	for k := i + 2; k < j && p.isOffice(s.words[i]); k++ {
		name := !slices.ContainsFunc(s.words[k-2:k], func(w word) bool { return p.isOffice(w) || w.inside || w.joiner })
		if name && p.isOffice(s.words[k]) {
			return k
		}
	}
	return 0
}

// isOffice reports whether a word is an office before the name of a person.
func (p *nameParts) isOffice(w word) bool { return w.title || p.IsOffice(w.key) }

// isCommon reports whether a word is not a name by itself.
func (p *nameParts) isCommon(w word) bool {
	return w.inside || w.joiner || p.isOffice(w) || w.number || p.isCalendar(w) || p.IsHead(w.key)
}

// isCommon reports whether a word is a number, a month, a unit or the like.
func (s *side) isCommon(w word) bool { return w.number || anyMeets(s.in(kindCommon), w.span()) }

// isOutside reports whether word i, the first of a run, is not part of the name: a joining
// word, hyphenated states, a month, a common word before a number, or a word capitalized
// because it begins the sentence.
func (p *nameParts) isOutside(s *side, i, j int) bool {
	w := s.words[i]
	last := i+1 == j
	switch {
	case w.inside && w.first != upperCase, w.joiner, p.isCalendar(w), w.compound && len(w.states) == len(w.halves()):
		return true
	case s.isCommon(w):
		return last || s.words[i+1].inside || s.isCommon(s.words[i+1])
	case !s.begins(i) || p.inner[w.key] || w.title || w.acronym || p.IsHead(w.key):
		return false
	case w.function, segment.IsVerb(w.key, s.statement.Lang), !last && s.words[i+1].inside && hasEnding(w.key, p.openings):
		return true
	}
	return !last && lang.IsCyrillic(s.statement.Lang) && (s.words[i+1].acronym || p.account.isInner(s.words[i+1]) && s.words[i+1].first == upperCase)
}

// trails reports whether word j-1, the last of a run, is not part of the name: a joining
// word, a month, or the number of a day or of something without a name.
func (p *nameParts) trails(s *side, i, j int) bool {
	w := s.words[j-1]
	dated := j < len(s.words) && p.isCalendar(s.words[j])
	if j-1 == i {
		return w.inside && w.first != upperCase || p.isCalendar(w)
	}
	before := s.words[j-2]
	switch {
	case w.inside && w.first != upperCase, w.joiner, p.isCalendar(w):
		return true
	case w.number:
		return dated || p.isOffice(s.words[i]) && !p.IsHead(before.key) || p.isCalendar(before) || s.possessive(before.span())
	}
	return before.inside && s.isCommon(w)
}

// joint returns the index of a word that joins two names, 0 for none. It joins two names if
// the second begins with an article, an office or as the first does, if both end with the
// head word of a name, or if both have a person's initial.
func (p *nameParts) joint(s *side, i, j int) int {
	for k := i + 1; k < j-1; k++ {
		if !s.words[k].joiner {
			continue
		}
		next := s.words[k+1]
		linked := slices.ContainsFunc(s.words[i:k], func(w word) bool { return w.inside && !w.joiner && w.first != upperCase })
		heads := p.IsHead(s.words[k-1].key) && p.IsHead(s.words[j-1].key)
		switch {
		case next.key == s.words[i].key, p.isOffice(next) && k+2 < j, s.hasInitial(i, k) && s.hasInitial(k+1, j):
			return k
		case !linked && (heads || next.inside && next.first != upperCase || p.IsHead(next.key) && k+2 < j):
			return k
		}
	}
	return 0
}

// hasInitial reports whether the words from i to j include a single capital with a point, as
// in the name of a person.
func (s *side) hasInitial(i, j int) bool {
	return slices.ContainsFunc(s.words[i:j], func(w word) bool {
		return w.end-w.start == 1 && w.first == upperCase && strings.HasPrefix(s.text[w.end:], ".")
	})
}

// compounds returns the states that a hyphenated word joins: "Japan-Australia".
func (w word) compounds() []name {
	all := slices.Clone(w.states)
	for i, n := range all {
		all[i].span = span{w.start + n.start, w.start + n.end}
	}
	return all
}

package finding

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/tree"
)

// name is an actor, a place, a document or a programme in a text.
type name struct {
	span
	territory int // its line in the table "territories", -1 for other names
}

// isCapital reports whether the character at an offset is not a lower-case letter.
func isCapital(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsLower(r)
}

// names returns the names in a side: territories, titles in quotation marks, institutions
// in Chinese, and in other languages capitalized words that are not usual words.
func (s *side) names() []name {
	if !s.memo.named {
		s.memo.names, s.memo.named = s.findNames(), true
	}
	return s.memo.names
}

// findNames is [side.names] without the cache.
func (s *side) findNames() []name {
	a := s.memo.account
	all := s.territories()
	add := func(found ...span) {
		for _, x := range found {
			if !x.empty() && !x.meetsAny(all) {
				all = append(all, name{x, -1})
			}
		}
	}
	if a.language.lang == tree.Chinese {
		for _, x := range s.quoted("《", "》", func(string) bool { return true }) {
			all = append(all, name{x, -1})
		}
		for _, m := range s.in(kindBodies) {
			add(s.body(m.span()))
		}
		return all
	}
	add(s.quoted("«", "»", startsUpper)...)
	add(s.quoted("“", "”", startsUpper)...)
	for i := 0; i < len(s.words); {
		x, next := s.capitalised(i)
		if x = s.withoutTerritory(x, all); !x.empty() {
			add(a.nameParts().of(s, x)...)
		}
		i = next
	}
	return all
}

// territories returns the states and bodies of the tables in a side.
func (s *side) territories() []name {
	var all []name
	for _, m := range s.in(kindTerritories) {
		if isCapital(s.text, m.start) && !s.memo.account.language.nameWords.OfAnother(s.text, tree.Span{Start: m.start, End: m.end}) {
			all = append(all, name{m.span(), m.rung})
		}
	}
	return all
}

// titleRunes is the largest length of a title in quotation marks. A longer quotation is
// speech.
const titleRunes = 60

// quoted returns the pieces between two marks that are at most titleRunes long and satisfy
// is, with the marks included.
func (s *side) quoted(open, close string, is func(text string) bool) []span {
	var all []span
	for at := 0; ; {
		start := strings.Index(s.text[at:], open)
		if start < 0 {
			return all
		}
		start += at
		size := strings.Index(s.text[start:], close)
		if size < 0 {
			return all
		}
		at = start + size + len(close)
		if text := s.text[start+len(open) : start+size]; is(text) && utf8.RuneCountInString(text) <= titleRunes {
			all = append(all, span{start, at})
		}
	}
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// bodyRunes is the least number of characters in the name of a Chinese institution, also the
// number of last characters that identify it. bodyMost is the largest number.
const (
	bodyRunes = 6
	bodyMost  = 18
)

// body returns the name of the Chinese institution that ends with a word. It goes back to a
// word that joins, negates, says or decides something. It returns the empty span unless the
// name begins with a territory or occurs twice in the statement.
func (s *side) body(end span) span {
	x := end
	for i := s.wordAfter(end.start) - 1; i >= 0; i-- {
		w := s.words[i]
		if !w.isWord() || w.joiner || w.opener || strings.ContainsAny(w.key, "0123456789") || utf8.RuneCountInString(w.key) < 2 || s.hasRole(w) || utf8.RuneCountInString(s.text[w.start:end.end]) > bodyMost {
			break
		}
		x.start = w.start
	}
	for x.start < end.start && s.memo.account.language.outside[s.text[x.start:s.words[s.wordAfter(x.start)].end]] {
		x.start = s.words[s.wordAfter(x.start)+1].start
	}
	text := s.text[x.start:x.end]
	placed := slices.ContainsFunc(s.in(kindTerritories), func(m match) bool { return m.start == x.start })
	if utf8.RuneCountInString(text) < bodyRunes || !placed && !s.memo.account.text.atLeast(2, text) {
		return span{}
	}
	return x
}

// hasRole reports whether a word is in a phrase of a table of verbs, negations and the like,
// rather than of names or topics.
func (s *side) hasRole(w word) bool {
	return slices.ContainsFunc(s.matches, func(m match) bool {
		switch m.table.kind {
		case kindTerritories, kindInstitution, kindBodies, kindNames, kindScope, kindSlots, kindMatters, kindDisputes, kindPraise, kindLesser, kindAverting:
			return false
		}
		return m.span().meets(w.span())
	})
}

// withoutTerritory removes a territory from the beginning of a name, since the office of a
// state and the state are two names.
func (s *side) withoutTerritory(x span, territories []name) span {
	for _, n := range territories {
		if n.territory >= 0 && n.start <= x.start && x.start < n.end && n.end < x.end {
			next := s.wordAfter(n.end)
			if next >= len(s.words) || s.words[next].inside || !isCapital(s.text, s.words[next].start) {
				return span{}
			}
			return span{s.words[next].start, x.end}
		}
	}
	return x
}

// isNumber reports whether a folded word consists of digits, points and commas.
func isNumber(key string) bool {
	return letterOf(key) == noLetter && strings.IndexFunc(key, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) < 0 && strings.ContainsAny(key, "0123456789")
}

// appendInitials appends the folded initials of capitalized words, with a space for each
// other word between them. It adds the acronyms to a set.
func (s *side) appendInitials(all []byte, acronyms map[string]bool) []byte {
	for _, w := range s.words {
		switch {
		case w.acronym:
			acronyms[w.key] = true
			all = append(all, ' ')
		case w.first == upperCase && !w.inside:
			r, _ := utf8.DecodeRuneInString(s.text[w.start:w.end])
			all = utf8.AppendRune(all, unicode.ToLower(r))
		case w.first != noLetter && !w.inside:
			all = append(all, ' ')
		}
	}
	return all
}

// acronymLength is the least number of letters in a word that is recognized as an acronym
// by its capitals alone.
const acronymLength = 3

// acronymMost is the largest number of letters in an acronym at the beginning of a sentence,
// since resolutions write their first verbs in capitals.
const acronymMost = 5

func isAcronym(text string) bool {
	return utf8.RuneCountInString(text) >= acronymLength && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// capitalised returns the name that begins at word i, and the index of the word after it.
func (s *side) capitalised(i int) (x span, next int) {
	usual := s.memo.account.usual
	if s.begins(i) && usual(s.words[i].key) && (i+1 == len(s.words) || !isUpperAt(s.text, s.words[i+1].start)) {
		return span{}, i + 1 // "Through the …", "On 3 March"
	}
	last, capitals, special := i, 0, false
	for j := i; j < len(s.words); j++ {
		w := s.words[j]
		text := s.text[w.start:w.end]
		r, _ := utf8.DecodeRuneInString(text)
		if unicode.IsUpper(r) {
			capitals++
			last = j
			letters := utf8.RuneCountInString(text)
			acronym := letters >= 2 && strings.ToUpper(text) == text && (letters <= acronymMost || !s.begins(j))
			special = special || acronym && !usual(w.key) || !usual(w.key) && !s.begins(j)
			continue
		}
		if j > i && last == j-1 && w.number {
			last = j
			continue
		}
		if j == i || !w.inside && !s.isPointOfInitial(j) {
			break
		}
	}
	if !special {
		return span{}, i + 1
	}
	return s.from(i, last+1), last + 1
}

// from returns the span of the words from i up to, not including, j. If the last one has
// points inside, as in "U.S.", the span includes a final point, which may be a word of its
// own.
func (s *side) from(i, j int) span {
	x := span{s.words[i].start, s.words[j-1].end}
	if strings.Contains(s.words[j-1].key, ".") && strings.HasPrefix(s.text[x.end:], ".") {
		x.end++
	}
	return x
}

// initialLetters is the largest number of letters before the point of an abbreviation in a
// name.
const initialLetters = 2

// isPointOfInitial reports whether a word is the point of an abbreviation inside a name, as
// in "Anna B. Lindt" and "St. Louis".
func (s *side) isPointOfInitial(i int) bool {
	w, before := s.words[i], s.words[i-1]
	return w.key == "." && before.end == w.start && before.end-before.start <= initialLetters && isUpperAt(s.text, before.start) &&
		i+1 < len(s.words) && isUpperAt(s.text, s.words[i+1].start)
}

// begins reports whether a word is the first one, or follows a mark that ends a sentence or
// opens a quotation or a list item.
func (s *side) begins(i int) bool {
	if i == 0 {
		return true
	}
	key := s.words[i-1].key
	return strings.ContainsAny(key, ".:;!?*•–—\"“«(")
}

// mention is a name that is new to the statement or gone from it. Each is reported where it
// first occurs; key is the same for all its occurrences.
type mention struct {
	hit
	key string
}

// mentions finds names in a pair that are new to the statement or gone from it.
func (p *pair) mentions() []mention {
	var all []mention
	for k, d := range p.directions() {
		typ := []Type{Named, Unnamed}[k]
		for _, n := range d.here.names() {
			if p.isHeading() && n.territory < 0 && isUpperAt(d.here.text, n.start) {
				continue // headings capitalize words that are not names
			}
			if d.here.touched(n.span) && d.other().lacks(d.here, n) {
				all = append(all, mention{d.hit(typ, n.rule(), d.here.withoutOwning(n.span), span{}, 2), n.key(typ, d.here)})
			}
		}
	}
	return all
}

// withoutOwning removes a possessive ending from a name: Norland's.
func (s *side) withoutOwning(x span) span {
	for _, ending := range s.memo.account.language.owning {
		if rest, ok := strings.CutSuffix(s.text[x.start:x.end], ending); ok {
			return span{x.start, x.start + len(rest)}
		}
	}
	return x
}

// key returns the same text for all occurrences of a name that came, or that went.
func (n name) key(typ Type, s *side) string {
	key := string(typ) + " " + strconv.Itoa(n.territory)
	if n.territory < 0 {
		key += fold(s.text[n.start:n.end])
	}
	return key
}

// apartFromJoined replaces hyphens, dashes and slashes by as many bytes of spaces, so that
// offsets stay valid.
var apartFromJoined = strings.NewReplacer("-", " ", "–", "   ", "—", "   ", "/", " ")

// territories returns the territories that a text names, including hyphenated ones:
// "United States-Norland".
func (a *account) territories(text string) []name {
	text = apartFromJoined.Replace(text)
	var all []name
	for _, m := range a.find(text, a.vocabulary.words(text)) {
		if m.table.kind == kindTerritories && isCapital(text, m.start) {
			all = append(all, name{m.span(), m.rung})
		}
	}
	return all
}

// ofParties returns where a side names a party, a territory in the title of either statement.
func (g *reading) ofParties(s *side) []name {
	return slices.DeleteFunc(s.territories(), func(n name) bool { return !g.titles[n.territory] })
}

// meetsAny reports whether any of the names overlaps a span.
func (x span) meetsAny(names []name) bool {
	return slices.ContainsFunc(names, func(n name) bool { return n.meets(x) })
}

func (n name) rule() string {
	if n.territory >= 0 {
		return "territory"
	}
	return "name"
}

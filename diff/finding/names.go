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
func (s *side) names(l *language, usual func(key string) bool) []name {
	if !s.memo.named {
		s.memo.names, s.memo.named = s.findNames(l, usual), true
	}
	return s.memo.names
}

// findNames is [side.names] without the cache.
func (s *side) findNames(l *language, usual func(key string) bool) []name {
	var all []name
	for _, m := range s.in(kindTerritories) {
		if isCapital(s.text, m.start) && !l.nameWords.OfAnother(s.text, tree.Span{Start: m.start, End: m.end}) {
			all = append(all, name{m.span(), m.rung})
		}
	}
	add := func(x span) {
		if !x.empty() && !slices.ContainsFunc(all, func(n name) bool { return n.meets(x) }) {
			all = append(all, name{x, -1})
		}
	}
	if l.lang == tree.Chinese {
		for _, x := range s.quoted("《", "》", func(string) bool { return true }) {
			all = append(all, name{x, -1})
		}
		for _, m := range s.in(kindBodies) {
			add(s.body(m.span()))
		}
		return all
	}
	for _, marks := range [][2]string{{"«", "»"}, {"“", "”"}} {
		for _, x := range s.quoted(marks[0], marks[1], startsUpper) {
			add(x)
		}
	}
	for i := 0; i < len(s.words); i++ {
		if l.isActed(s, i) || s.opensOnly(i) {
			continue
		}
		x, next := s.capitalised(i, usual)
		if x = s.withoutTerritory(x, all); !x.empty() && !s.isCommon(x) {
			add(x)
		}
		i = max(i, next-1)
	}
	return all
}

// isActed reports whether a word that begins a sentence is a participle followed by its
// agent. It is not part of the agent's name: Принятое | Банком России.
func (l *language) isActed(s *side, i int) bool {
	if i+1 == len(s.words) || !s.begins(i) {
		return false
	}
	return hasEnding(s.words[i].key, l.acted) && hasEnding(s.words[i+1].key, l.acting)
}

// opensOnly reports whether a word has a capital only because it begins the sentence, where
// a name follows: Пересмотр | Росстатом, Доходности | ОФЗ.
func (s *side) opensOnly(i int) bool {
	a := s.memo.account
	stems := a.language.stems
	if stems == nil || i+1 == len(s.words) || !s.begins(i) || !isUpperAt(s.text, s.words[i+1].start) {
		return false
	}
	stem := stems.Of(s.words[i].key)
	return !a.inner[stem] && a.lower[stem] && !s.words[i].acronym
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
		case kindTerritories, kindInstitution, kindBodies, kindNames, kindScope, kindSlots, kindMatters, kindDisputes, kindPraise, kindLesser, kindMeasures, kindAverting:
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

// isCommon reports whether all words of a span are numbers, months, units and the like.
func (s *side) isCommon(x span) bool {
	common := s.in(kindCommon)
	return !slices.ContainsFunc(s.wordsIn(x), func(w word) bool {
		return w.isWord() && !w.number && !anyMeets(common, w.span())
	})
}

// isNumber reports whether a folded word consists of digits, points and commas.
func isNumber(key string) bool {
	return letterOf(key) == noLetter && strings.IndexFunc(key, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) < 0 && strings.ContainsAny(key, "0123456789")
}

// initials returns the folded initials of capitalized words, with a space for each other
// word between them. It adds the acronyms to a set.
func (s *side) initials(acronyms map[string]bool) string {
	var b strings.Builder
	for _, w := range s.words {
		switch {
		case w.acronym:
			acronyms[w.key] = true
			b.WriteByte(' ')
		case w.first == upperCase && !w.inside:
			r, _ := utf8.DecodeRuneInString(s.text[w.start:w.end])
			b.WriteRune(unicode.ToLower(r))
		case w.first != noLetter && !w.inside:
			b.WriteByte(' ')
		}
	}
	return b.String()
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
func (s *side) capitalised(i int, usual func(key string) bool) (x span, next int) {
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
		if j > i && last == j-1 && w.number && !s.measures(j) {
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
	last = s.withoutDate(i, last)
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

// measures reports whether the word after a number is a month, a unit or the like: "21 July",
// "3 percent".
func (s *side) measures(i int) bool {
	return i+1 < len(s.words) && anyMeets(s.in(kindCommon), s.words[i+1].span())
}

// withoutDate returns the index of the last word of a name, excluding a date at its end: in
// "Porto Lan on May 3" the name is "Porto Lan".
func (s *side) withoutDate(first, last int) int {
	common := s.in(kindCommon)
	isDate := func(w word) bool {
		return w.number || anyMeets(common, w.span())
	}
	for i := first + 1; i < last; i++ {
		if s.words[i].inside && !slices.ContainsFunc(s.words[i+1:last+1], func(w word) bool { return !isDate(w) }) {
			return i - 1
		}
	}
	return last
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

// mentions finds names in a pair that are new to the statement or gone from it. Each is
// reported where it first occurs.
func mentions(p *pair) []hit {
	var all []hit
	for k, d := range p.directions() {
		typ, isParty := []Type{Named, Unnamed}[k], []func(name) bool{p.parties.isNew, p.parties.isOld}[k]
		for _, n := range d.here.singleNames(p) {
			n.span = d.here.changedPart(n.span)
			if d.here.touched(n.span) && !isParty(n) && d.other.lacks(d.here, n) && !d.there.spellsOut(d.here.of(n.span)) && p.isFirst(typ, d.here, n) {
				all = append(all, d.hit(typ, n.rule(), d.here.withoutOwning(n.span), span{}, 2))
			}
		}
	}
	return all
}

// singleNames returns the names in a side, those of two persons or bodies apart. Headings
// capitalize words that are no names, so only their territories count.
func (s *side) singleNames(p *pair) []name {
	var all []name
	heading := p.isHeading()
	for _, n := range s.names(p.language, p.usual) {
		if n.territory >= 0 || s.statement.Lang == tree.Chinese {
			all = append(all, n)
			continue
		}
		if heading {
			continue
		}
		parts := []span{n.span}
		if isUpperAt(s.text, n.start) && s.touched(n.span) {
			parts = s.memo.account.nameParts().each(s, s.wordAfter(n.start), s.wordAfter(n.end))
		}
		for _, x := range parts {
			all = append(all, name{x, -1})
		}
	}
	return all
}

// nameParts returns what splits the names of the statement.
func (a *account) nameParts() *nameParts {
	if a.parts == nil {
		a.parts = newNameParts(a, a.statement.Nodes(tree.KindSentence))
	}
	return a.parts
}

// spellsOut reports whether the words of a side, capitalized or not, have the initials of an
// acronym: "weapons of mass destruction" for WMD. In a whole statement other words may have
// them by chance.
func (s *side) spellsOut(acronym string) bool {
	if !isAcronym(acronym) {
		return false
	}
	var initials strings.Builder
	for _, w := range s.words {
		if w.isWord() && !w.inside && !w.acronym {
			r, _ := utf8.DecodeRuneInString(w.key)
			initials.WriteRune(r)
		}
	}
	return strings.Contains(initials.String(), fold(acronym))
}

// changedPart removes unchanged names at the beginning and at the end from names joined by
// "and": in "the Sides and Anna Lindt", the Sides are not new.
func (s *side) changedPart(x span) span {
	for i := s.wordAfter(x.start); i+1 < len(s.words) && s.words[i].end < x.end; i++ {
		w := s.words[i]
		switch {
		case !w.joiner:
		case w.start > x.start && !s.touched(span{x.start, s.words[i-1].end}):
			x.start = s.words[i+1].start
		case !s.touched(span{s.words[i+1].start, x.end}):
			return span{x.start, s.words[i-1].end}
		}
	}
	return x
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

// isFirst reports whether a name has not been reported before, and records it.
func (g *reading) isFirst(typ Type, s *side, n name) bool {
	key := string(typ) + " " + strconv.Itoa(n.territory)
	if n.territory < 0 {
		key += fold(s.text[n.start:n.end])
	}
	first := !g.named[key]
	g.named[key] = true
	return first
}

// parties are two territories, of which the new one replaces the old one in the title and
// throughout the statement. The replacement is reported once.
type parties struct {
	old, new int
	changed  bool
	told     bool
}

func (c *parties) isOld(n name) bool { return c.changed && n.territory == c.old }
func (c *parties) isNew(n name) bool { return c.changed && n.territory == c.new }

// newParties compares the territories of both titles.
func newParties(old, new *account) *parties {
	gone, come := old.titled(new), new.titled(old)
	if len(gone) != 1 || len(come) != 1 {
		return &parties{}
	}
	return &parties{old: gone[0], new: come[0], changed: true}
}

// titled returns the territories in the statement's title that the other statement never
// names.
func (a *account) titled(other *account) []int {
	var all []int
	for _, n := range a.territories(a.statement.Title) {
		if other.territory[n.territory] == 0 && !slices.Contains(all, n.territory) {
			all = append(all, n.territory)
		}
	}
	return all
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

// partySwaps reports the replacement of a party where it first occurs.
func partySwaps(p *pair) []hit {
	c := p.parties
	if !c.changed || c.told {
		return nil
	}
	for _, x := range p.old.in(kindTerritories) {
		for _, y := range p.new.in(kindTerritories) {
			if x.rung == c.old && y.rung == c.new {
				c.told = true
				return []hit{{typ: Renamed, rule: "party", old: x.span(), new: y.span(), step: 1}}
			}
		}
	}
	return nil
}

// hasParty reports whether a span names the replaced party or the one that replaced it.
func (p *pair) hasParty(s *side, x span) bool {
	return p.parties.changed && slices.ContainsFunc(s.in(kindTerritories), func(m match) bool {
		n := name{m.span(), m.rung}
		return m.span().meets(x) && (p.parties.isOld(n) || p.parties.isNew(n))
	})
}

func (n name) rule() string {
	if n.territory >= 0 {
		return "territory"
	}
	return "name"
}

// usual reports whether a word also occurs uncapitalized in either statement.
func (g *reading) usual(key string) bool {
	return g.old.usual(key) || g.new.usual(key)
}

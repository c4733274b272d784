package tables

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Name is an actor, a place, a document or a programme that a statement names.
type Name struct {
	Text string // the form that is used most, of several the newest
	// Variants is set where statements have other words for it, beside inflected forms.
	Variants bool
	// Mentions has one entry a statement, the zero Mentions where it is not named.
	Mentions []Mentions
}

// Mentions are those of one name in one statement.
type Mentions struct {
	Count int
	Forms []Form     // the words for it, the most frequent first
	First *tree.Node // the clause that names it first
}

// Form is a wording, its inflected forms included, and how often it stands.
type Form struct {
	Text  string
	Count int
	key   string
}

// Names returns the names of the statements, those first that most statements have,
// then the most frequent ones. What a statement is counted to name does not depend on
// what others say: a name that was found in any of them is looked for in each.
func (t *Texts) Names() []Name {
	x := nameIndex{rows: map[string]int{}, first: map[string][]int{}, stems: map[tree.Lang]*lang.Stems{}, common: map[tree.Lang]map[string]bool{}, wordKeys: map[string]string{}}
	for i, c := range t.contents {
		for _, m := range c.Names {
			x.add(t.Statements[i], m)
		}
	}
	names := make([]Name, len(x.keys))
	for row := range names {
		names[row].Mentions = make([]Mentions, len(t.Statements))
	}
	for i, s := range t.Statements {
		for _, m := range t.contents[i].Names {
			if m.Territory > 0 {
				words, _ := x.words(s.Text[m.Span.Start:m.Span.End], s.Lang)
				names[x.rows[x.key(s, m)]].Mentions[i].add(s, m.Clause, m.Span, strings.Join(words, " "))
			}
		}
		x.scan(s, func(row int, clause *tree.Node, at tree.Span) { names[row].Mentions[i].add(s, clause, at, "") })
	}
	row := -1
	names = slices.DeleteFunc(names, func(n Name) bool {
		row++
		of, _ := n.counts()
		return of == 0 || !x.proper(row)
	})
	for k := range names {
		names[k].finish()
	}
	slices.SortStableFunc(names, func(a, b Name) int {
		na, ca := a.counts()
		nb, cb := b.counts()
		return cmp.Or(cmp.Compare(nb, na), cmp.Compare(cb, ca), cmp.Compare(a.Text, b.Text))
	})
	return names
}

// counts returns how many statements name it, and how often.
func (n *Name) counts() (statements, mentions int) {
	for _, m := range n.Mentions {
		if m.Count > 0 {
			statements++
			mentions += m.Count
		}
	}
	return statements, mentions
}

// add counts a mention.
func (m *Mentions) add(s *tree.Statement, clause *tree.Node, at tree.Span, key string) {
	if m.Count++; m.First == nil || clause.Span.Start < m.First.Span.Start {
		m.First = clause
	}
	if text := s.Text[at.Start:at.End]; strings.Count(text, "（") > strings.Count(text, "）") && strings.HasPrefix(s.Text[at.End:], "）") {
		at.End += len("）")
	}
	text := strings.Join(strings.Fields(s.Text[at.Start:at.End]), " ")
	for _, ending := range []string{"’s", "'s"} {
		text = strings.TrimSuffix(text, ending)
	}
	for k := range m.Forms {
		if m.Forms[k].key == key {
			m.Forms[k].Count++
			return
		}
	}
	m.Forms = append(m.Forms, Form{text, 1, key})
}

// finish puts the forms in order and chooses the one that stands for all.
func (n *Name) finish() {
	all, keys := map[string]int{}, map[string]bool{}
	for _, m := range n.Mentions {
		slices.SortStableFunc(m.Forms, func(x, y Form) int { return cmp.Compare(y.Count, x.Count) })
		for _, f := range m.Forms {
			all[f.Text] += f.Count
			keys[f.key] = true
		}
	}
	n.Variants = len(keys) > 1
	for _, m := range slices.Backward(n.Mentions) {
		for _, f := range m.Forms {
			if n.Text == "" || all[f.Text] > all[n.Text] {
				n.Text = f.Text
			}
		}
	}
}

// nameIndex finds the names of all statements in each, in time linear in its text.
type nameIndex struct {
	rows  map[string]int // by key
	keys  [][]string     // words of each name, nil for a territory
	seen  []seen         // how the words of each name are written
	first map[string][]int
	stems map[tree.Lang]*lang.Stems
	// common are words of a language with capitals that name nobody.
	common map[tree.Lang]map[string]bool
	// wordKeys are the words that were asked for.
	wordKeys map[string]string
}

// seen counts how a name is written: with a capital inside a clause, where it shows
// that it is one, and without.
type seen struct{ inside, small int }

// proper reports whether a name is one: several words, or one that is written with a
// capital more often than not, and not only where a clause begins.
func (x *nameIndex) proper(row int) bool {
	return len(x.keys[row]) != 1 || x.seen[row].inside > x.seen[row].small
}

// key is alike for all forms of a name.
func (x *nameIndex) key(s *tree.Statement, m finding.Mention) string {
	if m.Territory > 0 {
		return "\x00" + string(rune(m.Territory))
	}
	words, spans := x.words(s.Text[m.Span.Start:m.Span.End], s.Lang)
	for len(words) > 0 && s.Lang != tree.Chinese && x.opens(s, m, spans[0], words[0]) {
		words, spans = words[1:], spans[1:]
	}
	return strings.Join(words, " ")
}

// opens reports whether the first word of a name is not part of it: an article, a
// preposition or a Roman number.
func (x *nameIndex) opens(s *tree.Statement, m finding.Mention, at tree.Span, word string) bool {
	stems := x.stems[s.Lang]
	text := s.Text[m.Span.Start+at.Start : m.Span.Start+at.End]
	return numbers.Roman(text) > 0 || stems != nil && (stems.IsFunction(strings.ToLower(text)) || stems.IsFunction(word))
}

func (x *nameIndex) add(s *tree.Statement, m finding.Mention) {
	key := x.key(s, m)
	if _, known := x.rows[key]; known || key == "" || m.Territory == 0 && x.isCommon(key, s.Lang) {
		return
	}
	row := len(x.keys)
	x.rows[key] = row
	var words []string
	if m.Territory == 0 {
		words = strings.Split(key, " ")
		x.first[words[0]] = append(x.first[words[0]], row)
	}
	x.keys, x.seen = append(x.keys, words), append(x.seen, seen{})
}

// isCommon reports whether a name is a month or the word for a party.
func (x *nameIndex) isCommon(key string, l tree.Lang) bool {
	if strings.Contains(key, " ") {
		return false
	}
	if x.common[l] == nil {
		x.common[l] = map[string]bool{}
		for _, w := range slices.Concat(lang.List(l, "sides"), dates.MonthNames(l), dates.ShortMonths(l)) {
			for _, form := range []string{w, w + "s"} {
				words, _ := x.words(form, l)
				x.common[l][strings.Join(words, " ")] = true
			}
		}
	}
	return x.common[l][key]
}

// scan calls f with every place of a name in a statement that is in no table of
// territories.
func (x *nameIndex) scan(s *tree.Statement, f func(row int, clause *tree.Node, at tree.Span)) {
	for _, clause := range s.Nodes(tree.KindClause) {
		words, spans := x.words(s.TextOf(clause), s.Lang)
		for i, w := range words {
			for _, row := range x.first[w] {
				end := i + len(x.keys[row])
				if end > len(words) || !slices.Equal(words[i:end], x.keys[row]) {
					continue
				}
				at := tree.Span{Start: clause.Span.Start + spans[i].Start, End: clause.Span.Start + spans[end-1].End}
				if x.isWritten(s, row, at, i > 0) {
					f(row, clause, at)
				}
			}
		}
	}
}

// shortTitle is how many characters the title of a Chinese document has at least that is
// known without its marks.
const shortTitle = 4

// isWritten reports whether words are written as a name is, and counts how they are.
func (x *nameIndex) isWritten(s *tree.Statement, row int, at tree.Span, inside bool) bool {
	r, _ := utf8.DecodeRuneInString(s.Text[at.Start:])
	if s.Lang == tree.Chinese {
		if inside {
			x.seen[row].inside++
		}
		return len(x.keys[row]) >= shortTitle || strings.HasSuffix(s.Text[:at.Start], "《")
	}
	switch {
	case unicode.IsLower(r):
		x.seen[row].small++
	case inside:
		x.seen[row].inside++
	}
	return !unicode.IsLower(r)
}

// words returns a text as names are compared: Chinese by characters, other languages by
// words without endings that are inflected; marks are left out.
func (x *nameIndex) words(text string, l tree.Lang) (words []string, spans []tree.Span) {
	if l == tree.Chinese {
		for at, r := range text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				words = append(words, string(unicode.ToLower(chars.Simplified(r))))
				spans = append(spans, tree.Span{Start: at, End: at + len(string(r))})
			}
		}
		return words, spans
	}
	if _, known := x.stems[l]; !known {
		x.stems[l] = lang.StemsOf(l)
	}
	for _, w := range segment.Words(text, l) {
		if key := x.wordKey(text[w.Start:w.End], l); key != "" {
			words, spans = append(words, key), append(spans, w)
		}
	}
	return words, spans
}

// wordKey returns a word as names are compared, "" for a mark.
func (x *nameIndex) wordKey(word string, l tree.Lang) string {
	if key, known := x.wordKeys[word]; known {
		return key
	}
	key := ""
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		key = strings.TrimSuffix(wording.WordKey(word, l), "'s")
		if stems := x.stems[l]; stems != nil && lang.IsCyrillic(l) {
			key = stems.Of(key)
		}
	}
	x.wordKeys[word] = key
	return key
}

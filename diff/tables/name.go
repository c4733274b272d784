package tables

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Name is an actor, a place, a document or a programme that statements mention.
type Name struct {
	Text string // the most frequent form; if tied, the newest
	// Variants is set if statements use different words for it, not just inflected forms.
	Variants bool
	// Mentions has one entry per statement, the zero Mentions if it does not mention it.
	Mentions []Mentions
}

// Mentions are the mentions of one name in one statement.
type Mentions struct {
	Count int
	Forms []Form     // the most frequent first
	First *tree.Node // the first clause with the name
}

// Form is a wording of a name, with its inflected forms, and its number of occurrences.
type Form struct {
	Text  string
	Count int
	key   string
}

// Names returns the names of the statements, those that most statements mention first, then
// the most frequent. A name found in any statement is searched for in all of them. How
// often a wording occurs in a statement does not depend on the others. They only decide
// which wordings are one name, by abbreviations in brackets and the full names of persons.
func (t *Texts) Names() []Name {
	x := newNameIndex(t)
	names := make([]Name, len(x.keys))
	for row := range names {
		names[row].Mentions = make([]Mentions, len(t.Statements))
	}
	for i, s := range t.Statements {
		x.scan(i, func(row int, clause *tree.Node, at tree.Span) {
			names[row].Mentions[i].add(s, clause, at, x.formKey(s, at))
		})
	}
	row := -1
	names = slices.DeleteFunc(names, func(n Name) bool {
		row++
		of, _ := n.counts()
		return of == 0 || !x.proper[row] && x.seen[row].inside <= x.seen[row].small
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

// counts returns the number of statements with the name and of its mentions.
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
	for _, marks := range [][2]string{{"（", "）"}, {"«", "»"}, {"“", "”"}, {"(", ")"}} {
		if text := s.Text[at.Start:at.End]; strings.Count(text, marks[0]) > strings.Count(text, marks[1]) && strings.HasPrefix(s.Text[at.End:], marks[1]) {
			at.End += len(marks[1])
		}
	}
	text := nameOf(s, at)
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

// finish sorts the forms and chooses the one to show.
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

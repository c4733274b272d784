package site

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// found is the text of a statement in the form that the search reads.
type found struct {
	ID string `json:"id"`
	// Sentences are [locator, [clause, …]], or [locator, [clause, …], [folded, …]] when
	// the folded form of a clause has other Chinese characters. The script of the page
	// folds typography itself, but has no tables of traditional characters and numerals.
	Sentences [][]any `json:"sentences"`
}

// searchPage returns the text of a statement as a script: a page opened from a folder may
// load scripts but not data.
func (s *Site) searchPage(st *tree.Statement) Page {
	input := newDigest(s.base, s.digests[st.ID]).String()
	return scriptPage(searchFile(st.ID), input, "clausediffText", func() any { return foundIn(st) })
}

// scriptPage returns a script that calls a function with data.
func scriptPage(name, input, function string, data func() any) Page {
	return newPage(name, input, func(w io.Writer) error {
		text, err := json.Marshal(data()) // escapes < and >
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s(%s);\n", function, text)
		return err
	})
}

// foundTopic is a formula or a subject in the form that the search reads, with the first
// place in each statement that says it, [id, locator].
type foundTopic struct {
	Kind   string      `json:"kind"`
	Text   string      `json:"text"`
	Page   string      `json:"page"`
	Places [][2]string `json:"places"`
}

// wordingSearchPage returns the formulas and subjects of a series for the search.
func (s *Site) wordingSearchPage(g Group, l *lineage, topics []topic) Page {
	return scriptPage(wordingSearchFile(l.of.Name), g.Input, "clausediffTopics", func() any {
		found := []foundTopic{}
		for _, t := range topics {
			kind := s.t("Formula")
			if t.Status == "" {
				kind = s.t("Subject")
			}
			found = append(found, foundTopic{kind, t.Text, fromTop(t.Ref).Href, l.firstPlaces(t.places())})
		}
		return found
	})
}

// firstPlaces returns the first place in each statement: its id and the locator.
func (l *lineage) firstPlaces(places []series.Place) [][2]string {
	firsts := make([]*tree.Node, len(l.Statements))
	for _, p := range places {
		if first := &firsts[p.Statement]; *first == nil || p.Clause.Span.Start < (*first).Span.Start {
			*first = p.Clause
		}
	}
	all := [][2]string{}
	for i, n := range firsts {
		if n != nil {
			all = append(all, [2]string{l.Statements[i].ID, string(n.Locator)})
		}
	}
	return all
}

func foundIn(st *tree.Statement) found {
	f := found{ID: st.ID, Sentences: [][]any{}}
	for _, n := range st.Nodes(tree.KindSentence) {
		var clauses, folded []string
		other := false
		for _, c := range n.Children {
			text := st.TextOf(c)
			fold := diff.Fold(text)
			clauses, folded = append(clauses, text), append(folded, fold)
			other = other || han(text) != han(fold)
		}
		entry := []any{n.Locator, clauses}
		if other {
			entry = append(entry, folded)
		}
		f.Sentences = append(f.Sentences, entry)
	}
	return f
}

// han returns the Chinese characters of a text.
func han(text string) string {
	return strings.Map(func(r rune) rune {
		if chars.IsHan(r) {
			return r
		}
		return -1
	}, text)
}

package site

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// found is the text of a statement as the search reads it.
type found struct {
	ID string `json:"id"`
	// Sentences are [locator, [clause, …]], or [locator, [clause, …], [other,
	// …]] where the folded form of a clause has other Chinese characters: the
	// page folds the typography itself, but knows neither traditional script
	// nor numerals.
	Sentences [][]any `json:"sentences"`
}

// searchPage is the text of a statement as a script, which a page opened from a
// folder may load where it may not load data.
func (s *Site) searchPage(st *tree.Statement) Page {
	input := newDigest(s.base, s.digests[st.ID]).String()
	return Page{Name: searchFile(st.ID), Input: input, make: func(w io.Writer) error {
		data, err := json.Marshal(foundIn(st)) // with < and > as escapes
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "clausediffText(%s);\n", data)
		return err
	}}
}

func foundIn(st *tree.Statement) found {
	f := found{ID: st.ID, Sentences: [][]any{}}
	for _, n := range st.Nodes(tree.KindSentence) {
		var clauses, folded []string
		other := false
		for _, c := range n.Children {
			text := st.TextOf(c)
			clauses = append(clauses, text)
			folded = append(folded, diff.Fold(text))
			other = other || han(text) != han(diff.Fold(text))
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

package said

import (
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Result lists where a corpus says a phrase.
type Result struct {
	Phrase     string
	Statements int      // in the corpus
	Series     []Series // with the phrase, in the order of the manifest
	Unread     []error  // errors of statements that cannot be read
}

// Series is a series of which at least one statement says the phrase.
type Series struct {
	Name       string // "" for statements without one
	Statements int    // in the series
	Said       []Statement
	// Gaps are the ids of the statements that do not say it, between the first and the
	// last that do.
	Gaps []string
}

// Statement is a statement that says the phrase.
type Statement struct {
	ID, Date string
	Count    int
	Rate     float64        // per thousand characters
	Places   []tree.Locator // of the sentences
	Sentence string         // the first one, "" if the phrase spans two
}

// Find looks for a phrase in all statements of a corpus, on all processors. maxSize is
// the largest size of a file. Only the texts being read are in memory.
func Find(f *load.Folder, phrase string, maxSize int64) *Result {
	filter := NewFilter(phrase)
	found, errs, dates := make([]*Statement, len(f.Entries)), make([]error, len(f.Entries)), make([]string, len(f.Entries))
	parallel.Do(len(f.Entries), func(i int) {
		e := f.Entries[i]
		dates[i] = e.Date
		if filter != nil && filter.Rules(filesOf(f, e, maxSize)...) {
			return
		}
		st, _, err := f.Read(e)
		if err != nil {
			errs[i] = err
			return
		}
		found[i], dates[i] = in(st, phrase), st.Date
	})
	r := &Result{Phrase: phrase, Statements: len(f.Entries), Unread: slices.DeleteFunc(errs, func(err error) bool { return err == nil })}
	at := map[string]int{}
	names := f.SeriesNames()
	all := make([]Series, len(names))
	for i, name := range names {
		at[name], all[i].Name = i, name
	}
	silent := make([][]Statement, len(names)) // statements without it, by series
	for i, e := range f.Entries {
		k := at[e.Series]
		all[k].Statements++
		if found[i] != nil {
			all[k].Said = append(all[k].Said, *found[i])
		} else {
			silent[k] = append(silent[k], Statement{ID: e.ID, Date: dates[i]})
		}
	}
	for k := range all {
		s := &all[k]
		inTime(s.Said)
		s.Gaps = gaps(s.Said, silent[k])
	}
	r.Series = slices.DeleteFunc(all, func(s Series) bool { return len(s.Said) == 0 })
	return r
}

// inTime sorts statements by time.
func inTime(all []Statement) {
	tree.SortInTime(all, func(st Statement) (date, id string) { return st.Date, st.ID })
}

// gaps returns the ids of the silent statements between the first and the last that say
// the phrase.
func gaps(said, silent []Statement) []string {
	all := slices.Concat(said, silent)
	inTime(all)
	counts := make([]int, len(all))
	for i := range all {
		counts[i] = all[i].Count
	}
	var ids []string
	for _, i := range wording.Gaps(counts) {
		ids = append(ids, all[i].ID)
	}
	return ids
}

// filesOf returns the bytes of a statement's files. For a file that cannot be read it
// returns invalid UTF-8, which is never ruled out.
func filesOf(f *load.Folder, e corpus.Entry, maxSize int64) [][]byte {
	var all [][]byte
	for _, name := range e.Files {
		data, err := corpus.ReadFile(f.Files, name, maxSize)
		if err != nil {
			data = []byte{0xFF}
		}
		all = append(all, data)
	}
	return all
}

// in looks for a phrase in a statement. It returns nil if it is not said.
func in(st *tree.Statement, phrase string) *Statement {
	p := wording.NewPhrase(phrase, st.Lang)
	n := p.Count(wording.Spoken(st.Text, st.Lang))
	if n == 0 {
		return nil
	}
	said := &Statement{ID: st.ID, Date: st.Date, Count: n, Rate: 1000 * float64(n) / float64(max(1, chars.Count(st.Text)))}
	for _, s := range st.Nodes(tree.KindSentence) {
		if p.Count(wording.Spoken(st.TextOf(s), st.Lang)) > 0 {
			if len(said.Places) == 0 {
				said.Sentence = string([]byte(st.TextOf(s))) // a substring would keep the whole text in memory
			}
			said.Places = append(said.Places, s.Locator)
		}
	}
	return said
}

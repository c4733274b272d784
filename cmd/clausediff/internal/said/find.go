package said

import (
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Result is where a corpus says a phrase: the series with it, in the order of the
// manifest, each with its statements in order of time.
type Result struct {
	json.Said
	Failed []error // why statements cannot be read
}

// Find looks for a phrase in all statements of a corpus, on all processors. maxSize is
// the largest size of a file. Only the texts being read are in memory.
func Find(f *load.Folder, phrase string, maxSize int64) *Result {
	filter := NewFilter(phrase)
	found, errs, dates := make([]*json.SaidStatement, len(f.Entries)), make([]error, len(f.Entries)), make([]string, len(f.Entries))
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
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	r := &Result{json.Said{Phrase: phrase, Statements: len(f.Entries), Unread: len(errs)}, errs}
	at := map[string]int{}
	names := f.SeriesNames()
	all := make([]json.SaidSeries, len(names))
	for i, name := range names {
		at[name], all[i].Name = i, name
	}
	silent := make([][]json.SaidStatement, len(names)) // statements without it, by series
	for i, e := range f.Entries {
		k := at[e.Series]
		all[k].Statements++
		if found[i] != nil {
			all[k].Said = append(all[k].Said, *found[i])
		} else {
			silent[k] = append(silent[k], json.SaidStatement{Statement: e.ID, Date: dates[i]})
		}
	}
	for k := range all {
		if s := &all[k]; len(s.Said) > 0 {
			inTime(s.Said)
			s.First, s.Last = s.Said[0].Statement, s.Said[len(s.Said)-1].Statement
			s.Gaps = gaps(s.Said, silent[k])
		}
	}
	r.Series = slices.DeleteFunc(all, func(s json.SaidSeries) bool { return len(s.Said) == 0 })
	return r
}

// inTime sorts statements by time.
func inTime(all []json.SaidStatement) {
	tree.SortInTime(all, func(st json.SaidStatement) (date, id string) { return st.Date, st.Statement })
}

// gaps returns the ids of the silent statements between the first and the last that say
// the phrase.
func gaps(said, silent []json.SaidStatement) []string {
	all := slices.Concat(said, silent)
	inTime(all)
	counts := make([]int, len(all))
	for i := range all {
		counts[i] = all[i].Count
	}
	var ids []string
	for _, i := range wording.Gaps(counts) {
		ids = append(ids, all[i].Statement)
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
func in(st *tree.Statement, phrase string) *json.SaidStatement {
	p := wording.NewPhrase(phrase, st.Lang)
	n := p.Count(wording.Spoken(st.Text, st.Lang))
	if n == 0 {
		return nil
	}
	said := &json.SaidStatement{Statement: st.ID, Date: st.Date, Count: n, Rate: 1000 * float64(n) / float64(max(1, chars.Count(st.Text)))}
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

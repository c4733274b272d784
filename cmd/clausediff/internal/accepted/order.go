package accepted

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// order tells which statement is before another in their series, and of what date
// each is.
type order struct{ before, dates map[string]string }

// orderBy orders the statements of every series by date, or as the manifest has
// them where a date is missing. Only what has no date in the manifest has to be
// read for it.
func (f *Folder) orderBy() order {
	o := order{before: map[string]string{}, dates: map[string]string{}}
	for _, name := range f.SeriesNames() {
		if name == "" {
			continue
		}
		type dated struct{ id, date string }
		var all []dated
		for _, e := range f.Series(name) {
			date, ok := f.dateOf(e)
			if !ok {
				continue // it cannot be read
			}
			all, o.dates[e.ID] = append(all, dated{e.ID, date}), date
		}
		if !slices.ContainsFunc(all, func(d dated) bool { return d.date == "" }) {
			slices.SortStableFunc(all, func(x, y dated) int { return cmp.Compare(x.date, y.date) })
		}
		for i := 1; i < len(all); i++ {
			o.before[all[i].id] = all[i-1].id
		}
	}
	return o
}

// dateOf returns the date of a statement, and whether it is known: not of one that
// cannot be read.
func (f *Folder) dateOf(e corpus.Entry) (date string, ok bool) {
	if e.Date != "" {
		return e.Date, true
	}
	if date, ok := f.memory.date(f, e); ok {
		return date, true
	}
	if st := f.readID(e.ID); st != nil {
		return st.Date, true
	}
	return "", false
}

// readBefore returns the statement before another in its series that can be read,
// nil for none.
func (f *Folder) readBefore(id string) *tree.Statement {
	for id = f.order.before[id]; id != ""; id = f.order.before[id] {
		if st := f.readID(id); st != nil {
			return st
		}
	}
	return nil
}

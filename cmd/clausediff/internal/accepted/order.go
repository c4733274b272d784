package accepted

import (
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// order has the previous statement of each in its series, and its date, by id.
type order struct{ before, dates map[string]string }

// orderBy orders the statements of every series by time. It reads only those without a
// date in the manifest.
func (f *Folder) orderBy() order {
	o := order{before: map[string]string{}, dates: map[string]string{}}
	for _, name := range f.SeriesNames() {
		if name == "" {
			continue
		}
		series := f.InTime(name, f.dateOf)
		for i, e := range series {
			o.dates[e.ID] = e.Date
			if i > 0 {
				o.before[e.ID] = series[i-1].ID
			}
		}
	}
	return o
}

// dateOf returns the date of a statement that has none in the manifest. It is not ok if
// the statement cannot be read.
func (f *Folder) dateOf(e corpus.Entry) (date string, ok bool) {
	if date, ok := f.memory.date(f, e); ok {
		return date, true
	}
	if st := f.readID(e.ID); st != nil {
		return st.Date, true
	}
	return "", false
}

// readBefore returns the nearest earlier statement of the series that can be read, nil
// for none.
func (f *Folder) readBefore(id string) *tree.Statement {
	for id = f.order.before[id]; id != ""; id = f.order.before[id] {
		if st := f.readID(id); st != nil {
			return st
		}
	}
	return nil
}

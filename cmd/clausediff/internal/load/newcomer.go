package load

import (
	"fmt"
	"path"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse/corpus"
)

// Newcomer reads a file of the folder that is not in entries yet. Its id is made from its
// name, and its series is that of the statements beside it. at is its index in the list.
func (f *Folder) Newcomer(arg string, entries []corpus.Entry) (x *Surveyed, at int, err error) {
	resolved, err := outfile.Resolve(arg)
	if err != nil {
		return nil, 0, outfile.FileError(arg, err)
	}
	file, ok := Inside(f.Dir, resolved)
	if !ok {
		return nil, 0, fmt.Errorf("%s: is not in the folder of %s; copy it there", arg, f.Manifest())
	}
	used := map[string]bool{}
	for _, e := range entries {
		used[e.ID] = true
		if slices.Contains(e.Files, file) || slices.Contains(e.Mirrors, file) {
			return nil, 0, fmt.Errorf("%s: is listed already, as %s", arg, e.ID)
		}
	}
	if x, err = surveyed(f.Dir, file, f.opts); err != nil {
		return nil, 0, err
	}
	x.ID = unused(used, usableID(x.Statement.ID))
	x.Series = seriesBeside(entries, x)
	return x, place(entries, x.Entry()), nil
}

// seriesBeside returns the series of the statements in a file's folder that are in its
// language, if these have only one; else that of all statements in its language; "" if
// that is not unique either.
func seriesBeside(entries []corpus.Entry, x *Surveyed) string {
	for _, near := range []func(corpus.Entry) bool{
		func(e corpus.Entry) bool {
			return path.Dir(e.Files[0]) == path.Dir(x.File) && (e.Lang == x.Statement.Lang || e.Lang == "")
		},
		func(e corpus.Entry) bool { return e.Lang == x.Statement.Lang },
	} {
		var names []string
		for _, e := range entries {
			if near(e) && !slices.Contains(names, e.Series) {
				names = append(names, e.Series)
			}
		}
		if len(names) == 1 {
			return names[0]
		}
	}
	return ""
}

// place returns the index at which to insert an entry: before the first later one of its
// series, or else after the last.
func place(entries []corpus.Entry, e corpus.Entry) int {
	last := len(entries)
	for i, x := range entries {
		if x.Series != e.Series {
			continue
		}
		if e.Date != "" && x.Date > e.Date {
			return i
		}
		last = i + 1
	}
	return last
}

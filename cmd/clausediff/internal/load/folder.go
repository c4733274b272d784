package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Folder is a corpus: its manifest, and the file system with its files, which need not
// exist until they are read.
type Folder struct {
	*corpus.Corpus
	Dir   string // as shown to the user
	Files fs.FS  // those of Dir
	opts  []parse.Option
}

// ErrNoManifest reports that a folder has no manifest, not even a link.
var ErrNoManifest = errors.New("no such file; create one with clausediff init, or give --corpus DIR")

// OpenFolder reads the manifest of a folder. Its statements will be parsed with opts. The
// error wraps [ErrNoManifest] if there is none.
func OpenFolder(files fs.FS, dir string, opts ...parse.Option) (*Folder, error) {
	f := &Folder{Dir: dir, Files: files, opts: opts}
	c, err := corpus.Load(files, corpus.ManifestName, corpus.AllowMissingFiles())
	f.Corpus = c
	return f, f.worded(err)
}

// worded adds the path and advice to an error of the manifest.
func (f *Folder) worded(err error) error {
	var bad *corpus.Error
	if !errors.As(err, &bad) {
		return err
	}
	bad.Pos.Name = f.Path(bad.Pos.Name)
	var field *corpus.FieldError
	if errors.As(bad.Err, &field) {
		if meant := suggest.Meant(field.Field, field.Known); meant != "" {
			bad.Err = fmt.Errorf("unknown field %.80q; %s", field.Field, strings.TrimSpace(meant))
		}
	}
	_, noLink := os.Readlink(bad.Pos.Name)
	switch {
	case bad.Pos.Line > 0:
		return bad
	case errors.Is(err, fs.ErrNotExist) && noLink != nil:
		return fmt.Errorf("%s: %w", bad.Pos.Name, ErrNoManifest)
	}
	return outfile.FileError(bad.Pos.Name, bad.Err)
}

// Path returns the path of a file of the corpus, given its slash path in it.
func (f *Folder) Path(name string) string { return filepath.Join(f.Dir, filepath.FromSlash(name)) }

// Manifest returns the path of the manifest.
func (f *Folder) Manifest() string { return f.Path(corpus.ManifestName) }

// Known returns an error for the first id that is not in the manifest, with the nearest
// one that is.
func (f *Folder) Known(ids ...string) error {
	for _, id := range ids {
		if _, ok := f.Entry(id); !ok {
			return fmt.Errorf("%s: no such id in %s; %sthe ids are %s", id, f.Manifest(), suggest.Meant(id, f.IDs()), suggest.List(f.IDs()))
		}
	}
	return nil
}

// Read reads the statement of an entry, with the files' full paths, and the checksum of
// the files.
func (f *Folder) Read(e corpus.Entry) (*tree.Statement, corpus.Sum, error) {
	st, sum, err := f.Corpus.Read(e.ID, f.Dir, f.opts...)
	if errors.Is(err, fs.ErrNotExist) && len(e.URLs) > 0 {
		err = fmt.Errorf("%s: no such file; download it with clausediff fetch %s", f.Path(e.Files[0]), e.ID)
	}
	return st, sum, f.readable(e.Files, err)
}

// Published reads the statement of an entry for publication: its files have the names of
// the manifest, not the paths of this machine.
func (f *Folder) Published(e corpus.Entry) (*tree.Statement, error) {
	st, err := f.Corpus.Statement(e.ID, "", f.opts...)
	if err != nil {
		_, _, err = f.Read(e) // for the error with the full path
	}
	return st, err
}

// ReadMirror reads a mirror of an entry.
func (f *Folder) ReadMirror(e corpus.Entry, name string) (*tree.Statement, error) {
	st, err := f.Corpus.Mirror(e.ID, name, f.Dir, f.opts...)
	return st, f.readable([]string{name}, err)
}

// readable explains an error of reading some files of the folder.
func (f *Folder) readable(files []string, err error) error {
	var p *fs.PathError
	switch {
	case !errors.As(err, &p):
		return err
	case slices.Contains(files, p.Path): // as the folder's file system names it
		return outfile.FileError(f.Path(p.Path), err)
	}
	return outfile.FileError(p.Path, err)
}

// Pins returns the links between two statements that the manifest pins. The error is at
// their line.
func (f *Folder) Pins(old, new *tree.Statement) ([]corpus.ResolvedPin, error) {
	pins, err := f.Corpus.Pins(old, new)
	return pins, f.worded(err)
}

// SeriesNames lists the series in the order of the manifest; "", for the statements
// without a series, is last.
func (f *Folder) SeriesNames() []string {
	var names []string
	seen := map[string]bool{}
	for i := range f.Entries {
		if name := f.Entries[i].Series; !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	if seen[""] {
		names = append(slices.DeleteFunc(names, func(name string) bool { return name == "" }), "")
	}
	return names
}

// InTime returns the entries of a series with their dates, in order of time, see
// [tree.SortInTime]. dateOf returns the date of an entry that has none in the manifest;
// an entry for which it is not ok is left out.
func (f *Folder) InTime(series string, dateOf func(corpus.Entry) (string, bool)) []corpus.Entry {
	var dated []corpus.Entry
	for _, e := range f.Corpus.Series(series) {
		ok := e.Date != ""
		if !ok {
			e.Date, ok = dateOf(e)
		}
		if ok {
			dated = append(dated, e)
		}
	}
	tree.SortInTime(dated, func(e corpus.Entry) (date, id string) { return e.Date, e.ID })
	return dated
}

// Newcomer reads a file of the folder that is not in entries yet. Its id is made from its
// name, and its series is that of the statements beside it. at is its index in the list.
func (f *Folder) Newcomer(arg string, entries []corpus.Entry) (x *Surveyed, at int, err error) {
	resolved, err := outfile.Resolve(arg)
	if err != nil {
		return nil, 0, outfile.FileError(arg, err)
	}
	file, ok := Inside(f.Dir, resolved)
	if !ok {
		return nil, 0, fmt.Errorf("%s: is outside the folder of %s; copy it there", arg, f.Manifest())
	}
	used := map[string]bool{}
	for _, e := range entries {
		used[e.ID] = true
		if slices.Contains(e.Files, file) || slices.Contains(e.Mirrors, file) {
			return nil, 0, fmt.Errorf("%s: is already listed, as %s", arg, e.ID)
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

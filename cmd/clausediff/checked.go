package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// corpusFolder is a corpus on disk, loaded to be checked.
type corpusFolder struct {
	dir     string
	files   fs.FS          // in dir
	opts    []parse.Option // with which its statements are read
	maxSize int64          // of a file of theirs
	corpus  *corpus.Corpus
	lock    *corpus.Lock
	// checked is what the rules judge; it has the items of all statements.
	checked *check.Corpus
}

// openFolder reads the manifest of a folder and every statement that it lists.
// What cannot be read is in the items, as an error.
func openFolder(files fs.FS, dir string, opts ...parse.Option) (*corpusFolder, error) {
	c, err := loadManifest(files, dir)
	if err != nil {
		return nil, err
	}
	f := &corpusFolder{dir: dir, files: files, opts: opts, corpus: c}
	f.checked = &check.Corpus{Watches: c.Watches(), Expectations: c.Expectations(), Severities: c.Severities(), Manifest: f.path(corpus.ManifestName)}
	for _, e := range c.Entries {
		e.Pos.Name = f.checked.Manifest
		it := check.Item{Entry: e}
		it.Now, it.Sum, it.Err = c.Read(e.ID, dir, opts...)
		if errors.Is(it.Err, fs.ErrNotExist) && len(e.URLs) > 0 {
			it.Err = fmt.Errorf("%s: no such file; get it with clausediff fetch %s", f.path(e.Files[0]), e.ID)
		}
		it.Err = readable(it.Err)
		for _, name := range e.Mirrors {
			st, err := c.Mirror(e.ID, name, dir, opts...)
			it.Mirrors = append(it.Mirrors, check.Mirror{Name: f.path(name), Now: st, Err: readable(err)})
		}
		f.checked.Items = append(f.checked.Items, it)
	}
	for i := range f.checked.Expectations {
		f.checked.Expectations[i].Pos.Name = f.checked.Manifest
	}
	f.order()
	f.pins()
	return f, nil
}

func (f *corpusFolder) path(name string) string {
	return filepath.Join(f.dir, filepath.FromSlash(name))
}

// loadManifest reads the manifest of a corpus; files that it lists may lack.
func loadManifest(fsys fs.FS, dir string) (*corpus.Corpus, error) {
	c, err := corpus.Load(fsys, corpus.ManifestName, corpus.FilesMayLack())
	if err = manifestError(dir, err); errors.Is(err, errNoManifest) {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, corpus.ManifestName), err)
	}
	return c, err
}

// errNoManifest is that a folder has no manifest, nor a link for one.
var errNoManifest = errors.New("no such file; write one with clausediff init, or give --corpus DIR")

// manifestError words an error of loading the manifest of a folder.
func manifestError(dir string, err error) error {
	var bad *corpus.Error
	if !errors.As(err, &bad) {
		return err
	}
	bad.Pos.Name = filepath.Join(dir, bad.Pos.Name)
	_, noLink := os.Readlink(bad.Pos.Name)
	switch {
	case bad.Pos.Line > 0:
		return bad
	case errors.Is(err, fs.ErrNotExist) && noLink != nil:
		return errNoManifest
	}
	return outfile.FileError(bad.Pos.Name, bad.Err)
}

// readable words an error of reading a statement.
func readable(err error) error {
	var p *fs.PathError
	var bad *parse.Error
	switch {
	case errors.As(err, &bad):
		return advise(err)
	case errors.As(err, &p):
		return outfile.FileError(p.Path, err)
	}
	return err
}

// order gives every item the statement before it in its series, by date, or in
// the order of the manifest where dates lack.
func (f *corpusFolder) order() {
	series := map[string][]*check.Item{}
	for i := range f.checked.Items {
		if it := &f.checked.Items[i]; it.Now != nil && it.Entry.Series != "" {
			series[it.Entry.Series] = append(series[it.Entry.Series], it)
		}
	}
	for _, items := range series {
		if !slices.ContainsFunc(items, func(it *check.Item) bool { return it.Now.Date == "" }) {
			slices.SortStableFunc(items, func(x, y *check.Item) int { return cmp.Compare(x.Now.Date, y.Now.Date) })
		}
		for i := range items[1:] {
			items[i+1].Before = items[i].Now
		}
	}
}

// pins finds the links of the manifest that match nothing any more.
func (f *corpusFolder) pins() {
	now := map[string]*tree.Statement{}
	for _, it := range f.checked.Items {
		now[it.Entry.ID] = it.Now
	}
	for _, pair := range f.corpus.PinnedPairs() {
		old, new := now[pair[0]], now[pair[1]]
		if old == nil || new == nil {
			continue
		}
		var bad *corpus.Error
		if _, err := f.corpus.Pins(old, new); errors.As(err, &bad) {
			bad.Pos.Name = f.checked.Manifest
			f.checked.Pins = append(f.checked.Pins, bad)
		}
	}
}

// against makes the items be judged by an accepted state.
func (f *corpusFolder) against(l *corpus.Lock) {
	f.lock = l
	f.checked.Gone = nil
	for i := range f.checked.Items {
		it := &f.checked.Items[i]
		it.Accepted, it.Merge = l.At(it.Entry.ID), l.MergeAt(it.Entry.ID)
	}
	for _, a := range l.Accepted {
		if _, ok := f.corpus.Entry(a.ID); !ok {
			f.checked.Gone = append(f.checked.Gone, a)
		}
	}
}

// readLock reads the accepted state.
func (f *corpusFolder) readLock() (*corpus.Lock, error) {
	l, err := corpus.ReadLock(f.files, f.dir)
	var bad *corpus.Error
	if errors.As(err, &bad) && bad.Pos.Line == 0 {
		return nil, outfile.FileError(bad.Pos.Name, bad.Err)
	}
	return l, err
}

// only keeps the items of some ids, all of them for none.
func (f *corpusFolder) only(ids []string) error {
	for _, id := range ids {
		if _, ok := f.corpus.Entry(id); !ok {
			return fmt.Errorf("%s: no id of %s; %sits ids are %s", id, f.checked.Manifest, meant(id, f.corpus.IDs()), list(f.corpus.IDs()))
		}
	}
	if len(ids) > 0 {
		f.checked.Items = slices.DeleteFunc(f.checked.Items, func(it check.Item) bool { return !slices.Contains(ids, it.Entry.ID) })
		f.checked.Gone, f.checked.Pins, f.checked.Unlisted = nil, nil, nil
		for i := range f.checked.Expectations { // of a series as a whole
			f.checked.Expectations[i].Ascending, f.checked.Expectations[i].EveryYear = false, false
		}
	}
	return nil
}

// corpusDir returns the folder of the corpus.
func corpusDir(c *cli.Context) string { return cmp.Or(c.String("corpus"), ".") }

// openCorpus is [openFolder] of the corpus that the flags name, read as they say.
func (s *session) openCorpus(c *cli.Context) (*corpusFolder, error) {
	opts, err := parseOptions(c)
	if err != nil {
		return nil, err
	}
	size, err := maxSize(c)
	if err != nil {
		return nil, err
	}
	dir := corpusDir(c)
	f, err := openFolder(s.folder(dir), dir, opts...)
	if err != nil {
		return nil, err
	}
	f.maxSize = size
	return f, nil
}

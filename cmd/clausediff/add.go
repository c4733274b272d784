package main

import (
	"fmt"
	"path"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
)

// add is the command of this name: it lists files in the manifest. What they say
// is accepted later, by a person who looked at it.
func (s *session) add(c *cli.Context) error {
	opts, err := parseOptions(c)
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return usagef("add", "add needs a file, none given")
	}
	dir := corpusDir(c)
	if err := s.files.Lock(path.Join(dir, corpus.LockFolder)); err != nil {
		return err
	}
	files := s.folder(dir)
	listed, err := loadManifest(files, dir)
	if err != nil {
		return err
	}
	f := &corpusFolder{dir: dir, files: files, corpus: listed}
	manifest, err := corpus.ReadFile(files, corpus.ManifestName, corpus.MostYAML)
	if err != nil {
		return outfile.FileError(f.path(corpus.ManifestName), err)
	}
	entries := slices.Clone(listed.Entries)
	var added []*surveyed
	for _, arg := range c.Args().Slice() {
		x, err := f.newcomer(arg, entries, opts)
		if err != nil {
			return err
		}
		at, before := place(entries, x.entry()), ""
		if at < len(entries) {
			before = entries[at].ID
		}
		if manifest, err = corpus.Insert(manifest, x.entry(), before, x.remarks()...); err != nil {
			return fmt.Errorf("%s: %w", f.path(corpus.ManifestName), err)
		}
		entries, added = slices.Insert(entries, at, x.entry()), append(added, x)
	}
	s.tellListed(added)
	s.tell("added to %s; correct there what was guessed, then see clausediff check %s", f.path(corpus.ManifestName), added[0].id)
	return s.files.Replace(f.path(corpus.ManifestName), manifest)
}

// newcomer reads a file that is not listed yet. Its id is its name's, its series
// that of the statements beside it.
func (f *corpusFolder) newcomer(arg string, entries []corpus.Entry, opts []parse.Option) (*surveyed, error) {
	resolved, err := outfile.Resolve(arg)
	if err != nil {
		return nil, outfile.FileError(arg, err)
	}
	file, ok := inside(f.dir, resolved)
	if !ok {
		return nil, fmt.Errorf("%s: is not in the folder of %s; copy it there", arg, f.path(corpus.ManifestName))
	}
	used := map[string]bool{}
	for _, e := range entries {
		used[e.ID] = true
		if slices.Contains(e.Files, file) || slices.Contains(e.Mirrors, file) {
			return nil, fmt.Errorf("%s: is listed already, as %s", arg, e.ID)
		}
	}
	v := &survey{dir: f.dir}
	v.read(file, opts)
	if len(v.statements) == 0 {
		return nil, v.unread
	}
	x := v.statements[0]
	x.id = unused(used, usableID(x.st.ID))
	x.series = seriesBeside(entries, x)
	return x, nil
}

// seriesBeside returns the series of the statements in the folder of a file that
// are in its language, where they are all of one; else of all that are; "" where
// it cannot be told.
func seriesBeside(entries []corpus.Entry, x *surveyed) string {
	for _, near := range []func(corpus.Entry) bool{
		func(e corpus.Entry) bool {
			return path.Dir(e.Files[0]) == path.Dir(x.file) && (e.Lang == x.st.Lang || e.Lang == "")
		},
		func(e corpus.Entry) bool { return e.Lang == x.st.Lang },
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

// place returns the index at which an entry comes into the list: before the first
// later one of its series, or else behind the last.
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

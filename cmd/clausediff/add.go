package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse/corpus"
)

// add implements the add command, which adds files to the manifest. Their texts are not
// accepted until a person has looked at them.
func (s *session) add(c *cli.Context) error {
	in, err := s.newLoader(c)
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return usagef("add", "add needs a file, none given")
	}
	if err := s.files.Lock(lockFolder(in.Dir)); err != nil {
		return err
	}
	f, err := in.Folder()
	if err != nil {
		return err
	}
	manifest, err := corpus.ReadFile(f.Files, corpus.ManifestName, corpus.MostYAML)
	if err != nil {
		return outfile.FileError(f.Manifest(), err)
	}
	entries := slices.Clone(f.Entries)
	var added []*load.Surveyed
	for _, arg := range c.Args().Slice() {
		x, at, err := f.Newcomer(arg, entries)
		if err != nil {
			return err
		}
		before := ""
		if at < len(entries) {
			before = entries[at].ID
		}
		if manifest, err = corpus.Insert(manifest, x.Entry(), before, x.Remarks()...); err != nil {
			return fmt.Errorf("%s: %w", f.Manifest(), err)
		}
		entries, added = slices.Insert(entries, at, x.Entry()), append(added, x)
	}
	s.tellListed(added)
	s.tell("added to %s; correct there what was guessed, then see clausediff check %s", f.Manifest(), added[0].ID)
	return s.files.Replace(f.Manifest(), manifest)
}

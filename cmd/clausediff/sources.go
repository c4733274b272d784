package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/sitefolder"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// noteSettings records the settings file of the working directory, which every run reads.
func (s *session) noteSettings() {
	if info, err := os.Stat(corpus.SettingsName); err == nil {
		s.sources.Note(corpus.SettingsName, info)
	}
}

// ownNames are the names of the files that make up a corpus. A report must not have such
// a name, even if no such file exists.
func ownNames() []string {
	return []string{corpus.ManifestName, lock.OldName, lock.Folder, corpus.SettingsName, sitefolder.List}
}

// ownName returns the one of [ownNames] that a path has, "" for none.
func ownName(path string) string {
	is := func(name string) bool {
		return strings.EqualFold(name, filepath.Base(path)) || name == lock.Folder && name == filepath.Base(filepath.Dir(path))
	}
	if i := slices.IndexFunc(ownNames(), is); i >= 0 {
		return ownNames()[i]
	}
	return ""
}

// keepSources returns an error if a report would overwrite a file that was read, or have
// a name of [ownNames].
func (s *session) keepSources(all []output) error {
	for _, o := range all {
		if o.path == "-" {
			if info := s.infoOf("-"); info != nil && s.sources.Is(info) {
				return errors.New("standard output: goes to a file that was read; send it elsewhere")
			}
			continue
		}
		if s.sources.Has(o.path) {
			return fmt.Errorf("%s: was read and would be overwritten; name another output", o.path)
		}
		resolved, err := outfile.Resolve(o.path)
		if err != nil {
			continue // writing to it reports the error
		}
		if name := ownName(resolved); name != "" {
			return fmt.Errorf("%s: a report cannot be written to %s; name another output", o.path, name)
		}
	}
	return nil
}

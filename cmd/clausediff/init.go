package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/accepted"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// initCorpus implements the init command, which writes a manifest of the files of a
// folder and accepts the statements as they are.
func (s *session) initCorpus(c *call) error {
	if err := notInCI("init"); err != nil {
		return err
	}
	if len(c.args) > 1 {
		return usagef("init", "init takes one folder, %d given", len(c.args))
	}
	opts, err := parseOptions(c)
	if err != nil {
		return err
	}
	dir := cmp.Or(c.Args().First(), corpusDir(c))
	if err := noCorpus(dir); err != nil {
		return err
	}
	found, err := load.TakeSurvey(dir, s.progress, opts...)
	if err != nil {
		return err
	}
	if err := s.files.Lock(lockFolder(dir)); err != nil {
		return err
	}
	if err := s.writeCorpus(found, opts); err != nil {
		return err
	}
	s.tell("%s: %s in %d series; their texts are accepted in %s", filepath.Join(dir, corpus.ManifestName),
		counted(len(found.Statements), "statement"), len(found.Series()), lock.Folder)
	s.tellListed(found.Statements)
	s.tell("ids, dates, titles and series are guessed from the files; correct them in %s, then run clausediff check", corpus.ManifestName)
	for _, line := range found.Skipped {
		s.warn("%s", line)
	}
	return nil
}

// noCorpus returns an error if a folder already has a manifest or a lock.
func noCorpus(dir string) error {
	for _, f := range [][2]string{
		{corpus.ManifestName, "add statements to it, or remove it first"},
		{lock.Folder, "it holds the accepted texts; restore " + corpus.ManifestName + " beside it, or remove it first"},
	} {
		name := filepath.Join(dir, f[0])
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("%s: exists; %s", name, f[1])
		}
	}
	return nil
}

// writeCorpus stages the manifest and the accepted texts. Doubts remain findings.
func (s *session) writeCorpus(v *load.Survey, opts []parse.Option) error {
	if err := noCorpus(v.Dir); err != nil {
		return err // another run was faster
	}
	manifest := v.Manifest()
	listed, err := load.OpenFolder(withManifest{s.sources.Folder(v.Dir), manifest}, v.Dir, opts...)
	if err != nil {
		return err
	}
	if err := s.files.Add(listed.Manifest(), manifest); err != nil {
		return err
	}
	return accepted.Open(listed, 0).AcceptAll(&s.files)
}

// withManifest is a folder with a manifest that is not written yet.
type withManifest struct {
	fs.FS
	manifest []byte
}

// Open opens the manifest or a file of the folder.
func (f withManifest) Open(name string) (fs.File, error) {
	if name == corpus.ManifestName {
		return gitrepo.Blob(name, f.manifest), nil
	}
	return f.FS.Open(name)
}

// lockFolder returns the path of the accepted state of a folder.
func lockFolder(dir string) string { return filepath.Join(dir, lock.Folder) }

// tellListed writes a line for each statement, and marks those with doubts.
func (s *session) tellListed(listed []*load.Surveyed) {
	for _, x := range listed {
		st := x.Statement
		line := fmt.Sprintf("%s  %s  series %s  %s  %s", x.ID, cmp.Or(st.Date, "no date"), cmp.Or(x.Series, "none"), x.File, cmp.Or(st.Title, "no title"))
		if n := len(st.Doubts); n > 0 {
			line += fmt.Sprintf("  (%s to check)", counted(n, "doubt"))
		}
		s.tell("%s", line)
	}
}

// add implements the add command, which adds files to the manifest. Their texts are not
// accepted until a person has looked at them.
func (s *session) add(c *call) error {
	in, err := s.newLoader(c)
	if err != nil {
		return err
	}
	if len(c.args) == 0 {
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
	for _, arg := range c.args {
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
	s.tell("added to %s; correct what was guessed there, then run clausediff check %s", f.Manifest(), added[0].ID)
	return s.files.Replace(f.Manifest(), manifest)
}

package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
)

// initCorpus is the command init: it writes a manifest of the files of a folder,
// and accepts the statements as they are.
func (s *session) initCorpus(c *cli.Context) error {
	if err := notInCI("init"); err != nil {
		return err
	}
	if c.NArg() > 1 {
		return usagef("init", "init takes one folder, %d given", c.NArg())
	}
	opts, err := parseOptions(c)
	if err != nil {
		return err
	}
	dir := cmp.Or(c.Args().First(), corpusDir(c))
	if err := noCorpus(dir); err != nil {
		return err
	}
	found, err := s.survey(dir, opts)
	if err != nil {
		return err
	}
	if err := s.files.Lock(filepath.Join(dir, corpus.LockFolder)); err != nil {
		return err
	}
	if err := s.writeCorpus(found, opts); err != nil {
		return err
	}
	s.tell("%s: %s in %d series; their texts are accepted in %s", filepath.Join(dir, corpus.ManifestName),
		counted(len(found.statements), "statement"), len(found.series()), corpus.LockFolder)
	s.tellListed(found.statements)
	s.tell("ids, dates, titles and series are guessed from the files; correct them in %s", corpus.ManifestName)
	for _, line := range found.skipped {
		s.warn("%s", line)
	}
	return nil
}

// lockAlone is what to do where there is an accepted state and no manifest.
const lockAlone = "it is what was accepted; restore " + corpus.ManifestName + " beside it, or remove it first"

// noCorpus returns an error when a folder has a manifest or a lock already.
func noCorpus(dir string) error {
	for _, f := range [][2]string{
		{corpus.ManifestName, "add statements to it, or remove it first"},
		{corpus.LockFolder, lockAlone}, {corpus.LockName, lockAlone},
	} {
		name := filepath.Join(dir, f[0])
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("%s: exists; %s", name, f[1])
		}
	}
	return nil
}

// writeCorpus makes the manifest and the lock ready.
func (s *session) writeCorpus(v *survey, opts []parse.Option) error {
	if err := noCorpus(v.dir); err != nil {
		return err // another run was faster
	}
	manifest := v.manifest()
	lock, err := acceptFirst(withManifest{s.folder(v.dir), manifest}, v.dir, opts)
	if err != nil {
		return err
	}
	if err := s.files.Add(filepath.Join(v.dir, corpus.ManifestName), manifest); err != nil {
		return err
	}
	return s.saveLock(&corpusFolder{dir: v.dir, files: s.folder(v.dir), lock: lock})
}

// withManifest is a folder as it will be with a manifest.
type withManifest struct {
	fs.FS
	manifest []byte
}

// Open opens a file, or the manifest.
func (f withManifest) Open(name string) (fs.File, error) {
	if name == corpus.ManifestName {
		return gitrepo.Blob(name, f.manifest), nil
	}
	return f.FS.Open(name)
}

// acceptFirst accepts the texts of a corpus that is new. Doubts stay findings.
func acceptFirst(files fs.FS, dir string, opts []parse.Option) (*corpus.Lock, error) {
	f, err := openFolder(files, dir, opts...)
	if err != nil {
		return nil, err
	}
	lock := &corpus.Lock{}
	for _, it := range f.checked.Items {
		if it.Err == nil {
			lock.Set(corpus.NewAccepted(it.Entry, it.Now, it.Sum))
		}
	}
	return lock, nil
}

// manifest returns the file that lists the statements, with their doubts as
// remarks.
func (v *survey) manifest() []byte {
	var entries []corpus.Entry
	remarks := map[string][]string{"": v.skipped}
	for _, x := range v.statements {
		entries = append(entries, x.entry())
		remarks[x.id] = x.remarks()
		if to := v.links[x.file]; slices.Contains(v.files, to) {
			remarks[x.id] = append(remarks[x.id], fmt.Sprintf("to check: a link to %s, which is read, too", to))
		}
	}
	return corpus.NewManifest(entries, remarks)
}

// entry returns the statement as it is listed.
func (x *surveyed) entry() corpus.Entry { return corpus.EntryOf(x.id, x.series, x.file, x.st) }

// remarks returns what a person should check about the reading of the statement.
func (x *surveyed) remarks() []string {
	var all []string
	for _, d := range x.st.Doubts {
		all = append(all, "to check: "+d.String())
	}
	return all
}

// tellListed tells what was read of statements, a line each: what is doubtful is
// marked.
func (s *session) tellListed(listed []*surveyed) {
	for _, x := range listed {
		line := fmt.Sprintf("%s  %s  series %s  %s  %s", x.id, cmp.Or(x.st.Date, "no date"), cmp.Or(x.series, "none"), x.file, cmp.Or(x.st.Title, "no title"))
		if n := len(x.st.Doubts); n > 0 {
			line += fmt.Sprintf("  (%s to check)", counted(n, "doubt"))
		}
		s.tell("%s", line)
	}
}

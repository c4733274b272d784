package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
)

func checkFlags() []cli.Flag {
	return []cli.Flag{
		valueFlag("corpus", ""),
		valueFlag("base", ""),
		valueFlag("format", "text"),
		valueFlag("output", "-", "o"),
		reportFlag(),
		valueFlag("fail-on", "warning"),
		switchFlag("list"),
		sizeFlag(),
	}
}

// check is the command of this name: is the corpus as a person accepted it?
func (s *session) check(c *cli.Context) error {
	if c.Bool("list") {
		return s.listRules()
	}
	if c.IsSet("base") && c.String("base") == "" {
		return &flagError{"base", "", usagef("check", "--base is empty; name a revision of the repository, or leave the flag out")}
	}
	failOn, err := check.ParseSeverity(c.String("fail-on"))
	if err != nil {
		return &flagError{"fail-on", c.String("fail-on"), usagef("check", "--fail-on: %v", err)}
	}
	all, err := s.checkOutputs(c)
	if err != nil {
		return err
	}
	s.progress.Say("reading the corpus")
	f, err := s.openCorpus(c)
	if err != nil {
		return err
	}
	if err := f.accepted(c.String("base")); err != nil {
		return err
	}
	f.checked.Unlisted = f.unlisted()
	if err := f.only(c.Args().Slice()); err != nil {
		return err
	}
	r, err := check.Run(f.checked)
	if err != nil {
		return f.named(err)
	}
	f.pinpoint(r)
	w := check.Writer{Name: "clausediff", Version: version(), FailOn: failOn}
	w.Top, w.Root = repository()
	err = s.write(all, func(out io.Writer, kind string, _ bool) error { return w.Write(out, kind, r) })
	if err == nil && failOn != check.Off && r.Count(failOn) > 0 {
		return errDifferent
	}
	return err
}

// checkOutputs returns what --format, -o and --report ask for.
func (s *session) checkOutputs(c *cli.Context) ([]output, error) {
	if _, err := choice(c, "format", check.Formats()...); err != nil {
		return nil, err
	}
	format, err := kindOf(c, checksByEnding(), "text")
	if err != nil {
		return nil, err
	}
	return s.outputsOf(c, format, check.Formats())
}

// listRules prints every rule with its severity.
func (s *session) listRules() error {
	for _, r := range check.Rules() {
		s.tell("%-18s %-8s %s", r.Name, r.Severity, r.Doc)
	}
	return nil
}

// accepted makes the corpus be judged by its lock, or by what a revision of the
// repository has.
func (f *corpusFolder) accepted(revision string) error {
	lock, err := f.readLock()
	if err != nil {
		return err
	}
	if revision == "" {
		f.against(lock)
		return nil
	}
	base, err := f.at(revision)
	if err != nil {
		return err
	}
	f.against(base)
	f.reviewed(lock)
	return nil
}

// at returns the statements of a revision as an accepted state.
func (f *corpusFolder) at(revision string) (*corpus.Lock, error) {
	repo := gitrepo.New(f.dir, f.maxSize)
	defer repo.Close()
	base, err := repo.Tree(revision)
	if err != nil {
		return nil, err
	}
	if _, err := base.Stat(corpus.ManifestName); err != nil {
		return nil, fmt.Errorf("%s has no %s in %s; give a revision that has one, or leave out --base to check against %s",
			revision, corpus.ManifestName, f.dir, corpus.LockFolder)
	}
	c, err := loadManifest(base, revision+":"+f.dir)
	if err != nil {
		return nil, err
	}
	l := &corpus.Lock{}
	for _, e := range c.Entries {
		st, sum, err := c.Read(e.ID, revision+":"+f.dir, f.opts...)
		if err != nil {
			continue // what could not be read then was not accepted
		}
		l.Set(corpus.NewAccepted(e, st, sum))
	}
	return l, nil
}

// unlisted returns the files beside the statements that may be statements and
// are not listed.
func (f *corpusFolder) unlisted() []string {
	listed, folders := map[string]bool{}, map[string]bool{}
	for _, e := range f.corpus.Entries {
		for _, file := range slices.Concat(e.Files, e.Mirrors) {
			listed[file], folders[path.Dir(file)] = true, true
		}
	}
	var all []string
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		entries, _ := fs.ReadDir(f.files, folder) // what cannot be read is told of the statements in it
		for _, e := range entries {
			file := path.Join(folder, e.Name())
			mayBe := slices.Contains(endings, strings.ToLower(path.Ext(file))) && !strings.HasPrefix(e.Name(), ".") && !ofRepository(file)
			if e.Type().IsRegular() && mayBe && !listed[file] {
				all = append(all, f.path(file))
			}
		}
	}
	return all
}

// reviewed adds what a person accepted since a revision.
func (f *corpusFolder) reviewed(lock *corpus.Lock) {
	for i := range f.checked.Items {
		it := &f.checked.Items[i]
		it.Reviewed = lock.At(it.Entry.ID)
	}
	f.checked.Gone = slices.DeleteFunc(f.checked.Gone, func(a *corpus.Accepted) bool { return lock.At(a.ID) == nil })
}

// named gives an error of the manifest its path.
func (f *corpusFolder) named(err error) error {
	if bad, ok := err.(*corpus.Error); ok {
		bad.Pos.Name = f.checked.Manifest
	}
	return err
}

// repository returns the root of the repository that the working directory is in,
// and the slash path from it to there; both are "" outside of one.
func repository() (top, prefix string) {
	wd, err := os.Getwd()
	if err != nil {
		return "", ""
	}
	return gitrepo.Top(wd), gitrepo.Prefix(wd)
}

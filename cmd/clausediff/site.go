package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/sitefolder"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// site implements the site command, which writes the whole corpus as pages into a folder.
func (s *session) site(c *call) error {
	dir := c.Args().First()
	if n := len(c.args); n != 1 || dir == "" {
		return usagef("site", "site needs one folder, %d given", n)
	}
	language, err := languageOf(c)
	if err != nil {
		return err
	}
	in, err := s.newLoader(c)
	if err != nil {
		return err
	}
	if _, err := sitefolder.Open(dir); err != nil {
		return err
	}
	collectSeldom()
	program, err := programName()
	if err != nil {
		return err
	}
	memory := newSiteMemory(c, in.Dir, program)
	content, err := s.siteCorpus(in, memory, c.String("title"))
	if err != nil {
		return err
	}
	plan, err := site.New(content, site.Options{Language: language, Program: program, Memory: memory})
	if err != nil {
		return err
	}
	folder, err := sitefolder.Hold(dir, &s.files)
	if err != nil {
		return err
	}
	if err := folder.Update(plan, s.progress); err != nil {
		return err
	}
	memory.save(content)
	s.tell("%s: %s", dir, folder.Tally())
	s.tell("%s", load.FileURL(folder.First()))
	return nil
}

// siteCorpus reads the whole corpus.
func (s *session) siteCorpus(in *load.Loader, memory *siteMemory, title string) (*site.Corpus, error) {
	f, err := in.Folder()
	switch {
	case errors.Is(err, load.ErrNoManifest):
		return nil, usagef("site", "no %s in %s; go to the corpus or give --corpus DIR", corpus.ManifestName, in.Dir)
	case err != nil:
		return nil, err
	}
	content := &site.Corpus{Title: title, Note: f.Note, Versions: f.AllVersions()}
	names := f.SeriesNames()
	for _, name := range names {
		of := &site.Series{Name: name}
		if of.Statements, err = in.Published(name); err != nil {
			return nil, err
		}
		// Statements without a series form one only if the manifest has no series at all.
		if len(of.Statements) > 1 && (name != "" || len(names) == 1) {
			if err := s.linkable(in, memory, of); err != nil {
				return nil, err
			}
		}
		content.Series = append(content.Series, of)
	}
	return content, nil
}

// linkable sets the Link of a series, and its Input, which are the pins of the manifest.
func (s *session) linkable(in *load.Loader, memory *siteMemory, of *site.Series) error {
	of.Name = cmp.Or(of.Name, "all")
	s.warnLanguages(of.Statements)
	for i, old := range of.Statements {
		for _, new := range of.Statements[i+1:] {
			pins, err := pinsOf(in, old, new)
			if err != nil {
				return err
			}
			of.Input += pins
		}
	}
	of.Link = func(digest func(*tree.Statement) string) (*series.Lineage, error) {
		s.progress.Say("comparing the %d statements of %s", len(of.Statements), of.Name)
		compare, err := memory.comparer(in, of, digest)
		if err != nil {
			return nil, err
		}
		return linkBy(in, of.Statements, compare)
	}
	return nil
}

// pinsOf returns a text that identifies the pinned links between two statements.
func pinsOf(in *load.Loader, old, new *tree.Statement) (string, error) {
	pins, err := in.Pins(old, new)
	named := ""
	for _, p := range pins {
		named += fmt.Sprintln(old.ID, p.Old.Locator, new.ID, p.New.Locator, p.Forbid)
	}
	return named, err
}

// programName identifies this program by its version or else, where it is one that was built
// from a checkout, by the size and the time of its file. Another program makes all pages again.
func programName() (string, error) {
	if v := version(); v != "devel" && !strings.HasSuffix(v, "+dirty") {
		return v, nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(name)
	if err != nil {
		return "", outfile.FileError(name, err)
	}
	return fmt.Sprintf("%x-%x", info.Size(), info.ModTime().UnixNano()), nil
}

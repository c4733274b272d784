package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// site is the command of this name: the whole corpus as pages in a folder.
func (s *session) site(c *cli.Context) error {
	if n := c.NArg(); n != 1 || c.Args().First() == "" {
		return usagef("site", "site needs one folder, %d given", n)
	}
	language, err := languageOf(c)
	if err != nil {
		return err
	}
	in, err := s.newInput(c)
	if err != nil {
		return err
	}
	if _, err := openSite(c.Args().First()); err != nil {
		return err
	}
	content, err := in.siteCorpus(c.String("title"))
	if err != nil {
		return err
	}
	program, err := programName()
	if err != nil {
		return err
	}
	plan, err := site.New(content, site.Options{Language: language, Program: program})
	if err != nil {
		return err
	}
	folder, err := s.holdSite(c.Args().First())
	if err != nil {
		return err
	}
	if err := folder.update(plan, s.progress); err != nil {
		return err
	}
	s.tell("%s: %s", folder.dir, folder.tally())
	s.tell("%s", fileURL(folder.first()))
	return nil
}

// siteCorpus reads the whole corpus.
func (in *input) siteCorpus(title string) (*site.Corpus, error) {
	if err := in.open(); err != nil {
		return nil, err
	}
	if in.corpus == nil {
		return nil, usagef("site", "no %s in %s; go to the corpus or give --corpus DIR", corpus.ManifestName, in.dir)
	}
	content := &site.Corpus{Title: title, Note: in.corpus.Note}
	total := 0
	for _, name := range in.seriesNames() {
		of := &site.Series{Name: name}
		for _, e := range in.corpus.Series(name) {
			total++
			in.s.progress.Say("reading %d of %d", total, len(in.corpus.Entries))
			st, err := in.published(e)
			if err != nil {
				return nil, err
			}
			of.Statements = append(of.Statements, st)
		}
		if err := in.settle(of.Statements); err != nil {
			return nil, err
		}
		if err := in.linkable(of); err != nil {
			return nil, err
		}
		content.Series = append(content.Series, of)
	}
	return content, nil
}

// seriesNames lists the series in the order of the manifest; statements without
// one come last.
func (in *input) seriesNames() []string {
	var names []string
	for _, e := range in.corpus.Entries {
		if e.Series != "" && !slices.Contains(names, e.Series) {
			names = append(names, e.Series)
		}
	}
	if slices.ContainsFunc(in.corpus.Entries, func(e corpus.Entry) bool { return e.Series == "" }) {
		names = append(names, "")
	}
	return names
}

// published reads a statement for publication: its source is named as in the
// manifest, not by a path of this machine.
func (in *input) published(e corpus.Entry) (*tree.Statement, error) {
	st, err := in.corpus.Statement(e.ID, "", in.opts...)
	if err != nil {
		_, err = in.listedStatement(e) // with the path of this machine
		return nil, advise(err)
	}
	in.note(st, true)
	if len(e.Parties) > 0 {
		st.Parties = e.Parties
	}
	return st, nil
}

// linkable lets a series be linked, and notes what that depends on: the pins
// that the manifest has. A manifest without any series is one; beside others,
// statements without series are none.
func (in *input) linkable(of *site.Series) error {
	if len(of.Statements) < 2 || of.Name == "" && len(in.seriesNames()) > 1 {
		return nil
	}
	if of.Name == "" {
		of.Name = "all"
	}
	in.s.warnLanguages(of.Statements)
	for i, old := range of.Statements {
		for _, new := range of.Statements[i+1:] {
			if err := in.notePins(of, old, new); err != nil {
				return err
			}
		}
	}
	of.Link = func() (*series.Lineage, error) {
		in.s.progress.Say("comparing the %d statements of %s", len(of.Statements), of.Name)
		l := series.LinkBy(parallel, of.Statements, func(old, new *tree.Statement) []diff.Option {
			opts, _ := in.options(old, new) // they were all read before
			return opts
		})
		return l, verifyLineage(l)
	}
	return nil
}

// notePins adds the links between two statements that a person decided on.
func (in *input) notePins(of *site.Series, old, new *tree.Statement) error {
	pins, err := in.corpus.Pins(old, new)
	if err != nil {
		_, err = in.pins(old, new)
		return err
	}
	for _, p := range pins {
		of.Input += fmt.Sprintln(old.ID, p.Old.Locator, new.ID, p.New.Locator, p.Forbid)
	}
	return nil
}

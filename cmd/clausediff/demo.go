package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// demoNote ends the demo's report, so that nobody mistakes the specimens for statements
// of real states.
const demoNote = "The statements are specimens: the states, their words and their dates are invented."

// demo implements the demo command, which compares the built-in corpus.
func (s *session) demo(c *call) error {
	if len(c.args) > 0 {
		return usagef("demo", "demo takes no files; to compare your own, write clausediff compare OLD NEW")
	}
	v, err := s.newView(c)
	if err != nil {
		return err
	}
	statements, err := specimens()
	if err != nil {
		return err
	}
	last := len(statements) - 1
	r, err := verified(statements[last-1], statements[last])
	if err != nil {
		return err
	}
	if err := s.render(output{"term", "-"}, v.pair(r, func() []finding.Finding { return finding.Find(r) })); err != nil {
		return err
	}
	dir, err := s.demoFolder(c.String("output"))
	if err != nil {
		return err
	}
	paths, err := s.demoReports(dir, statements, v)
	if err != nil {
		return err
	}
	s.demoNotes(paths)
	return nil
}

// specimens reads the first series of the built-in corpus.
func specimens() ([]*tree.Statement, error) {
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		return nil, err
	}
	var statements []*tree.Statement
	for _, e := range c.Series(c.Entries[0].Series) {
		st, err := c.Statement(e.ID, "")
		if err != nil {
			return nil, err
		}
		statements = append(statements, st)
	}
	return statements, nil
}

// demoFolder returns the absolute path of the folder for the reports: dir, or a new one.
func (s *session) demoFolder(dir string) (string, error) {
	if dir == "" {
		return s.files.TempFolder("clausediff-demo-")
	}
	if err := s.files.MakeFolder(dir); err != nil {
		return "", fmt.Errorf("%s: cannot be created: %w; name another folder", dir, outfile.Reason(err))
	}
	return filepath.Abs(dir)
}

// demoReports stages a report of every pair and one of the series, and returns their
// paths.
func (s *session) demoReports(dir string, statements []*tree.Statement, v view) ([]string, error) {
	var paths []string
	for i, old := range statements {
		for _, new := range statements[i+1:] {
			r, err := verified(old, new)
			if err != nil {
				return nil, err
			}
			path := filepath.Join(dir, old.ID+"-"+new.ID+".html")
			if err := s.demoReport(path, v.pair(r, func() []finding.Finding { return finding.Find(r) })); err != nil {
				return nil, err
			}
			paths = append(paths, path)
		}
	}
	path := filepath.Join(dir, "series.html")
	l := series.Link(statements, nil)
	if err := verifyLineage(l); err != nil {
		return nil, err
	}
	return append(paths, path), s.demoReport(path, v.lineage(l, false))
}

// demoReport stages one report. It overwrites no other file: one that exists must be the
// same report.
func (s *session) demoReport(path string, render render) error {
	var page bytes.Buffer
	if err := render(&page, "html", false); err != nil {
		return fmt.Errorf("html report: %w", err)
	}
	if _, err := os.Lstat(path); err == nil {
		f, err := outfile.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		if old, err := io.ReadAll(f); err != nil || !bytes.Equal(old, page.Bytes()) {
			return fmt.Errorf("%s: already exists and is a different file; name another folder", path)
		}
	}
	return s.stage(output{"html", path}, page.Bytes())
}

// demoNotes ends the demo's output with what the texts are and where the reports are: as
// URLs on a terminal, where they can be opened, else as paths.
func (s *session) demoNotes(paths []string) {
	for _, line := range []string{"", demoNote, "", "Reports to open in a browser:"} {
		s.tell("%s", line)
	}
	for _, path := range paths {
		if s.onTerminal() {
			path = load.FileURL(path)
		}
		s.tell("%s", path)
	}
}

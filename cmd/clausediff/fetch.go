package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/pages"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/fetch"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

func fetchFlags() []flagSpec {
	return []flagSpec{
		valueFlag("corpus", ""), valueFlag("bundled", ""),
		switchFlag("dry-run"),
		switchFlag("verify"),
		switchFlag("allow-private"),
		valueFlag("timeout", "30s"), valueFlag("retries", "3"),
		sizeFlag(),
	}
}

// fetch implements the fetch command, which downloads the pages in the manifest.
func (s *session) fetch(c *call) error {
	dir := corpusDir(c)
	if bundled := c.String("bundled"); bundled != "" {
		if err := s.bundle(bundled); err != nil {
			return err
		}
		dir = bundled
	}
	opts, err := fetchOptions(c)
	if err != nil {
		return err
	}
	folder, err := load.OpenFolder(s.sources.Folder(dir), dir)
	if err != nil {
		return err
	}
	f := &pages.Fetcher{Folder: folder, Client: fetch.New(opts), Verify: c.Bool("verify"), Parse: []parse.Option{parse.MaxSize(opts.MaxSize)},
		Files: &s.files, Warn: s.warn, Reserved: ownNames()}
	jobs, err := f.Jobs(c.args)
	if err != nil {
		return err
	}
	if c.Bool("dry-run") {
		for _, j := range jobs {
			for i, file := range j.Entry.Files {
				s.tell("%s: %s ← %s", j.Entry.ID, folder.Path(file), j.Addresses(i))
			}
		}
		return nil
	}
	s.inOrder.Store(true)
	return s.fetchAll(c.Context.Context, f, jobs)
}

// fetchOptions returns the client's options from the flags.
func fetchOptions(c *call) (fetch.Options, error) {
	timeout, err := time.ParseDuration(c.String("timeout"))
	if err != nil || timeout <= 0 {
		return fetch.Options{}, badValue(c, "timeout", c.String("timeout"), "is not a time; write it like 30s")
	}
	retries, err := strconv.Atoi(c.String("retries"))
	if err != nil || retries < 0 || retries > 20 {
		return fetch.Options{}, badValue(c, "retries", c.String("retries"), "is not a number from 0 to 20")
	}
	if retries == 0 {
		retries = -1
	}
	size, err := maxSize(c)
	if err != nil {
		return fetch.Options{}, err
	}
	return fetch.Options{AllowPrivate: c.Bool("allow-private"), Timeout: timeout, Retries: retries, MaxSize: size,
		UserAgent: "clausediff/" + version() + " (+https://github.com/clausediff/clausediff)"}, nil
}

// bundle writes the manifest of the official statements into a folder that has none.
func (s *session) bundle(dir string) error {
	if err := s.files.MakeFolder(dir); err != nil {
		return outfile.FolderError(dir, err)
	}
	name := filepath.Join(dir, corpus.ManifestName)
	if _, err := os.Lstat(name); err == nil {
		return nil
	}
	if err := s.files.Add(name, specimen.Official); err != nil {
		return err
	}
	return s.files.Commit()
}

// fetchAll runs every job, even after one has failed.
func (s *session) fetchAll(ctx context.Context, f *pages.Fetcher, jobs []pages.Job) error {
	failed, differ := 0, false
	for i, j := range jobs {
		s.progress.Say("fetching %d of %d", i+1, len(jobs))
		line, changed, err := f.Fetch(ctx, j)
		if ctx.Err() != nil {
			s.stdout.Write(s.result.Bytes()) // report what was done before
			return errors.New("interrupted; unfinished files are unchanged")
		}
		if err != nil {
			failed++
			s.tell("%s: not fetched: %s", j.Entry.ID, err)
			continue
		}
		differ = differ || changed
		s.tell("%s: %s", j.Entry.ID, line)
	}
	switch {
	case failed > 0:
		s.stdout.Write(s.result.Bytes())
		for _, w := range s.warnings {
			s.say("%s", w)
		}
		return fmt.Errorf("%d of %s not fetched; their old files were kept", failed, counted(len(jobs), "statement"))
	case differ && f.Verify:
		return errDifferent
	}
	return nil
}

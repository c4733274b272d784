package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/fetch"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

func fetchFlags() []cli.Flag {
	return []cli.Flag{
		valueFlag("corpus", ""), valueFlag("bundled", ""),
		switchFlag("dry-run"),
		switchFlag("verify"),
		switchFlag("allow-private"),
		valueFlag("timeout", "30s"), valueFlag("retries", "3"),
		sizeFlag(),
	}
}

// fetch is the command of this name: it downloads the pages that the manifest
// lists.
func (s *session) fetch(c *cli.Context) error {
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
	manifest, err := loadManifest(s.folder(dir), dir)
	if err != nil {
		return err
	}
	jobs, err := fetchJobs(manifest, dir, c.Args().Slice())
	if err != nil {
		return err
	}
	if c.Bool("dry-run") {
		for _, j := range jobs {
			for i, file := range j.entry.Files {
				s.tell("%s: %s ← %s", j.entry.ID, filepath.Join(dir, filepath.FromSlash(file)), j.addresses(i))
			}
		}
		return nil
	}
	s.inOrder.Store(true)
	f := &fetcher{s: s, dir: dir, corpus: manifest, client: fetch.New(opts), verify: c.Bool("verify"), opts: []parse.Option{parse.MaxSize(opts.MaxSize)}}
	return f.all(c.Context, jobs)
}

// fetchOptions returns what the flags say to the client.
func fetchOptions(c *cli.Context) (fetch.Options, error) {
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

// bundle writes the manifest of the official statements into a folder that has
// none.
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

// fetchJob is a statement to download.
type fetchJob struct {
	entry corpus.Entry
	// from are the places that have it, the best first: an address for each of
	// its files.
	from [][]string
}

// addresses lists those of a file.
func (j fetchJob) addresses(file int) string {
	var all []string
	for _, place := range j.from {
		all = append(all, place[file])
	}
	return strings.Join(all, ", else ")
}

// fetchJobs lists what is to be downloaded: every statement with addresses, or
// those of the ids. A statement of several files has an address for each.
func fetchJobs(c *corpus.Corpus, dir string, ids []string) ([]fetchJob, error) {
	var jobs []fetchJob
	manifest := filepath.Join(dir, corpus.ManifestName)
	for _, id := range ids {
		if _, ok := c.Entry(id); !ok {
			return nil, fmt.Errorf("%s: no id of %s; %sits ids are %s", id, manifest, meant(id, c.IDs()), list(c.IDs()))
		}
	}
	for _, e := range c.Entries {
		named := slices.Contains(ids, e.ID)
		if len(ids) > 0 && !named || len(e.URLs) == 0 && !named {
			continue
		}
		j, err := fetchJobOf(e)
		if err == nil {
			err = clash(c, j)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%d: statement %q %w", manifest, e.Pos.Line, e.Pos.Col, e.ID, err)
		}
		jobs = append(jobs, j)
	}
	if len(jobs) == 0 {
		return nil, noURLs(c, manifest)
	}
	return jobs, nil
}

// noURLs is the error that a manifest has no addresses, as init writes it. It
// shows where one goes.
func noURLs(c *corpus.Corpus, manifest string) error {
	e := c.Entries[0]
	return fmt.Errorf("%s: no statement has urls; add them to an entry, such as that of %s in line %d: urls: [\"https://…\"]",
		manifest, e.ID, e.Pos.Line)
}

// fetchJobOf returns what is to be downloaded of one statement.
func fetchJobOf(e corpus.Entry) (fetchJob, error) {
	j := fetchJob{entry: e}
	switch {
	case len(e.URLs) == 0:
		return j, errors.New(`has no urls; add them to its entry: urls: ["https://…"]`)
	case len(e.Files) == 1:
		for _, address := range e.URLs {
			j.from = append(j.from, []string{address})
		}
	case len(e.Files) == len(e.URLs):
		j.from = [][]string{e.URLs}
	default:
		return j, fmt.Errorf("has %d files and %d urls; give an address for each file", len(e.Files), len(e.URLs))
	}
	for i, file := range e.Files {
		if err := pageName(file); err != nil {
			return j, err
		}
		if slices.Contains(e.Files[:i], file) {
			return j, fmt.Errorf("has the file %s twice; name another file", file)
		}
	}
	return j, nil
}

// pageName returns why a file, a slash path, cannot be where a page is kept: what
// a host sends is no settings and no program, whatever the manifest says.
func pageName(file string) error {
	for folder := range strings.SplitSeq(file, "/") {
		if strings.HasPrefix(folder, ".") {
			return fmt.Errorf("has the file %s, hidden by the dot of %s; name another file", file, folder)
		}
	}
	if i := slices.IndexFunc(ownNames(), func(name string) bool { return strings.EqualFold(name, path.Base(file)) }); i >= 0 {
		return fmt.Errorf("would be written over %s; name another file", ownNames()[i])
	}
	if !slices.Contains(endings, strings.ToLower(path.Ext(file))) || !filepath.IsLocal(filepath.FromSlash(file)) || strings.ContainsAny(file, `\:`) {
		return fmt.Errorf("has the file %s, which is not the name of a page; let it end in %s", file, strings.Join(endings, ", "))
	}
	return nil
}

// clash returns an error when a statement would be written over another one.
func clash(c *corpus.Corpus, j fetchJob) error {
	for _, e := range c.Entries {
		if e.ID == j.entry.ID {
			continue
		}
		if slices.ContainsFunc(j.entry.Files, func(file string) bool { return slices.Contains(e.Files, noteName(file)) }) {
			return fmt.Errorf("has the file of %q for its note; name another file", e.ID)
		}
		other, err := fetchJobOf(e)
		if err != nil {
			continue // it is not fetched
		}
		for i, file := range j.entry.Files {
			at := slices.IndexFunc(e.Files, func(f string) bool { return f == file || f == noteName(file) || noteName(f) == file })
			if at >= 0 && (e.Files[at] != file || other.addresses(at) != j.addresses(i)) {
				return fmt.Errorf("has the file of %q, from another address; name another file", e.ID)
			}
		}
	}
	return nil
}

// fetcher downloads the pages of one run.
type fetcher struct {
	s      *session
	dir    string
	corpus *corpus.Corpus
	client *fetch.Client
	verify bool // look, and write nothing
	opts   []parse.Option
}

// all does every job; one that fails does not keep the others back.
func (f *fetcher) all(ctx context.Context, jobs []fetchJob) error {
	failed, differ := 0, false
	for i, j := range jobs {
		f.s.progress.Say("fetching %d of %d", i+1, len(jobs))
		line, changed, err := f.one(ctx, j)
		if ctx.Err() != nil {
			f.s.stdout.Write(f.s.result.Bytes()) // what was done is told
			return errors.New("interrupted; the files that were not finished are as they were")
		}
		if err != nil {
			failed++
			f.s.tell("%s: not fetched: %s", j.entry.ID, err)
			continue
		}
		differ = differ || changed
		f.s.tell("%s: %s", j.entry.ID, line)
	}
	switch {
	case failed > 0:
		f.s.stdout.Write(f.s.result.Bytes())
		for _, w := range f.s.warnings {
			f.s.say("%s", w)
		}
		return fmt.Errorf("%d of %s not fetched; the old files stay", failed, counted(len(jobs), "statement"))
	case differ && f.verify:
		return errDifferent
	}
	return nil
}

// one downloads a statement from the first place that has it.
func (f *fetcher) one(ctx context.Context, j fetchJob) (line string, changed bool, err error) {
	files, err := f.files(j)
	if err != nil {
		return "", false, err
	}
	if f.verify {
		j.from = keptFirst(j.from, files)
	}
	var problems []string
	for _, place := range j.from {
		pages, err := f.get(ctx, place)
		if err == nil {
			err = f.expected(j, pages)
		}
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		if f.verify {
			return f.compare(j, files, pages)
		}
		line, err := f.keep(j, files, pages)
		return line, false, err
	}
	return "", false, errors.New(strings.Join(problems, "; and "))
}

// get downloads the pages of one place.
func (f *fetcher) get(ctx context.Context, place []string) ([]*fetch.Page, error) {
	var pages []*fetch.Page
	for _, address := range place {
		page, err := f.client.Get(ctx, address)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// expected returns why pages are not the statement that the manifest means. When
// hosts are compared with what was kept, other bytes are no such reason.
func (f *fetcher) expected(j fetchJob, pages []*fetch.Page) error {
	where := pages[0].Final
	if want, sum := j.entry.SHA256, sumOf(pages); want != "" && want != sum && !f.verify {
		return fmt.Errorf("%s: refused: its sha256 is %s, expected %s", where, sum, want)
	}
	st, err := f.corpus.Found(j.entry.ID, parts(pages), f.opts...)
	if err != nil {
		return fmt.Errorf("refused: %w", advise(err))
	}
	if missing := fetch.Missing(j.entry, st); len(missing) > 0 {
		return fmt.Errorf("%s: refused: %s", where, strings.Join(missing, "; "))
	}
	return nil
}

// sumOf returns the hash of all pages one after the other, as sha256 in the
// manifest is meant.
func sumOf(pages []*fetch.Page) string {
	h := sha256.New()
	for _, p := range pages {
		h.Write(p.Body)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func parts(pages []*fetch.Page) []parse.Part {
	var all []parse.Part
	for _, p := range pages {
		all = append(all, parse.Part{Name: p.Final, Reader: bytes.NewReader(p.Body)})
	}
	return all
}

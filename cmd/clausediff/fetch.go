package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/fetch"
	"github.com/clausediff/clausediff/parse/tree"
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
		if err := bundle(bundled); err != nil {
			return err
		}
		dir = bundled
	}
	opts, err := fetchOptions(c)
	if err != nil {
		return err
	}
	manifest, err := loadManifest(os.DirFS(dir), dir)
	if err != nil {
		return err
	}
	jobs, err := fetchJobs(manifest, dir, c.Args().Slice())
	if err != nil {
		return err
	}
	if c.Bool("dry-run") {
		for _, j := range jobs {
			fmt.Fprintf(&s.result, "%s: %s ← %s\n", j.entry.ID, filepath.Join(dir, filepath.FromSlash(j.file)), strings.Join(j.urls, ", else "))
		}
		return nil
	}
	ctx, stop := signal.NotifyContext(c.Context, os.Interrupt)
	defer stop()
	f := &fetcher{s: s, dir: dir, corpus: manifest, client: fetch.New(opts), verify: c.Bool("verify"), opts: []parse.Option{parse.MaxSize(opts.MaxSize)}}
	return f.all(ctx, jobs)
}

// fetchOptions returns what the flags say to the client.
func fetchOptions(c *cli.Context) (fetch.Options, error) {
	timeout, err := time.ParseDuration(c.String("timeout"))
	if err != nil || timeout <= 0 {
		return fetch.Options{}, usagef("fetch", "--timeout %q is not a time; write it like 30s", c.String("timeout"))
	}
	retries, err := strconv.Atoi(c.String("retries"))
	if err != nil || retries < 0 || retries > 20 {
		return fetch.Options{}, usagef("fetch", "--retries %q is not a number from 0 to 20", c.String("retries"))
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
func bundle(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return outputError(dir, err)
	}
	name := filepath.Join(dir, corpus.ManifestName)
	if _, err := os.Lstat(name); err == nil {
		return nil
	}
	return writeFiles([]string{name}, [][]byte{specimen.Official})
}

// writeFiles writes files whole, and none when one cannot be written.
func writeFiles(names []string, contents [][]byte) error {
	var all []*staged
	defer func() {
		for _, st := range all {
			st.discard()
		}
	}()
	for i, name := range names {
		st, err := stage(name, contents[i])
		if err != nil {
			return outputError(name, err)
		}
		all = append(all, st)
	}
	for _, st := range all {
		if err := st.commit(); err != nil {
			return outputError(st.path, err)
		}
	}
	return nil
}

// fetchJob is one file to download, from the first address that has it.
type fetchJob struct {
	entry corpus.Entry
	file  string // slash path in the corpus
	urls  []string
	whole bool // the file is all of the statement
}

// fetchJobs lists what is to be downloaded: the file of every statement with
// addresses, or those of the ids. A statement of several files has an address
// for each.
func fetchJobs(c *corpus.Corpus, dir string, ids []string) ([]fetchJob, error) {
	var jobs []fetchJob
	for _, id := range ids {
		if _, ok := c.Entry(id); !ok {
			return nil, fmt.Errorf("%s: no id of %s; its ids are %s", id, filepath.Join(dir, corpus.ManifestName), list(c.IDs()))
		}
	}
	for _, e := range c.Entries {
		named := slices.Contains(ids, e.ID)
		at := fmt.Sprintf("%s:%d:%d", filepath.Join(dir, corpus.ManifestName), e.Pos.Line, e.Pos.Col)
		switch {
		case len(ids) > 0 && !named:
		case len(e.URLs) == 0 && named:
			return nil, fmt.Errorf("%s: statement %q has no urls; add them to fetch it", at, e.ID)
		case len(e.URLs) == 0:
		case len(e.Files) == 1:
			jobs = append(jobs, fetchJob{e, e.Files[0], e.URLs, true})
		case len(e.Files) == len(e.URLs):
			for i, file := range e.Files {
				jobs = append(jobs, fetchJob{e, file, e.URLs[i : i+1], false})
			}
		default:
			return nil, fmt.Errorf("%s: statement %q has %d files and %d urls; give an address for each file", at, e.ID, len(e.Files), len(e.URLs))
		}
	}
	if len(jobs) == 0 {
		return nil, fmt.Errorf("%s: no statement has urls; add them to fetch pages", filepath.Join(dir, corpus.ManifestName))
	}
	return jobs, nil
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
		f.s.progress.say("fetching %d of %d", i+1, len(jobs))
		line, changed, err := f.one(ctx, j)
		if ctx.Err() != nil {
			return errors.New("interrupted; the files that were not finished are as they were")
		}
		if err != nil {
			failed++
			f.s.say("%s: %s", j.entry.ID, err)
			continue
		}
		differ = differ || changed
		fmt.Fprintf(&f.s.result, "%s: %s\n", j.entry.ID, printable(line))
	}
	switch {
	case failed > 0:
		f.s.stdout.Write(f.s.result.Bytes()) // what was done is told, too
		return fmt.Errorf("%d of %s not fetched; the old files stay", failed, counted(len(jobs), "page"))
	case differ && f.verify:
		return errDifferent
	}
	return nil
}

// one downloads a page from the first address that has the statement.
func (f *fetcher) one(ctx context.Context, j fetchJob) (line string, changed bool, err error) {
	var problems []string
	for _, address := range j.urls {
		page, err := f.client.Get(ctx, address)
		if err == nil {
			err = f.expected(j, page)
		}
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		if f.verify {
			return f.compare(j, page)
		}
		line, err := f.keep(j, page)
		return line, false, err
	}
	return "", false, errors.New(strings.Join(problems, "; and "))
}

// expected returns why a page is not the statement that the manifest means.
func (f *fetcher) expected(j fetchJob, page *fetch.Page) error {
	if want := j.entry.SHA256; want != "" && j.whole && want != page.SHA256() {
		return fmt.Errorf("%s: refused: its sha256 is %s, expected %s", page.Final, page.SHA256(), want)
	}
	if !j.whole {
		return nil
	}
	st, err := f.corpus.Found(j.entry.ID, page.Final, bytes.NewReader(page.Body), f.opts...)
	if err != nil {
		return fmt.Errorf("refused: %w", advise(err))
	}
	if missing := fetch.Missing(j.entry, st); len(missing) > 0 {
		return fmt.Errorf("%s: refused: %s", page.Final, strings.Join(missing, "; "))
	}
	return nil
}

// keep saves a page as it came, with a note beside it of where it is from. The
// same bytes are left alone.
func (f *fetcher) keep(j fetchJob, page *fetch.Page) (string, error) {
	name := filepath.Join(f.dir, filepath.FromSlash(j.file))
	old, err := os.ReadFile(name)
	switch {
	case err == nil && bytes.Equal(old, page.Body):
		return "unchanged", nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", fileError(name, err)
	}
	note, err := sourceNote(page)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return "", outputError(filepath.Dir(name), err)
	}
	if err := writeFiles([]string{name, name + ".source.json"}, [][]byte{page.Body, note}); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s ← %s (%d bytes)", name, page.Final, len(page.Body)), nil
}

// sourceNote tells where a page is from, as JSON.
func sourceNote(page *fetch.Page) ([]byte, error) {
	headers := map[string]string{}
	for _, name := range []string{"Content-Type", "Content-Language", "Last-Modified", "Etag", "Date"} {
		if value := page.Header.Get(name); value != "" {
			headers[name] = value
		}
	}
	note := struct {
		URL     string            `json:"url"`
		Final   string            `json:"final"`
		Time    string            `json:"time"`
		SHA256  string            `json:"sha256"`
		Bytes   int               `json:"bytes"`
		Headers map[string]string `json:"headers"`
	}{page.URL, page.Final, page.Time.Format(time.RFC3339), page.SHA256(), len(page.Body), headers}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(note)
	return b.Bytes(), err
}

// compare tells how the page of today differs from the one that was kept.
func (f *fetcher) compare(j fetchJob, page *fetch.Page) (line string, changed bool, err error) {
	name := filepath.Join(f.dir, filepath.FromSlash(j.file))
	old, err := os.ReadFile(name)
	switch {
	case err != nil:
		return "", false, fileError(name, err)
	case bytes.Equal(old, page.Body):
		return "the same bytes at " + page.Final, false, nil
	}
	kept, err := f.parsed(j, name, old)
	if err != nil {
		return "", false, err
	}
	now, err := f.parsed(j, page.Final, page.Body)
	if err != nil {
		return "", false, err
	}
	r := diff.Compare(kept, now)
	if r.Equal() {
		return "the same text, in other bytes, at " + page.Final, false, nil
	}
	n := r.Stats(diff.LevelClause)
	return fmt.Sprintf("another text at %s: %d clauses reworded, %d dropped, %d added, %d moved, %d set otherwise",
		page.Final, n.Reworded, n.Dropped, n.Added, n.Moved, n.Typographic), true, nil
}

func (f *fetcher) parsed(j fetchJob, name string, page []byte) (*tree.Statement, error) {
	st, err := f.corpus.Found(j.entry.ID, name, bytes.NewReader(page), f.opts...)
	var bad *parse.Error
	if errors.As(err, &bad) {
		return nil, advise(err)
	}
	return st, cmp.Or(err)
}

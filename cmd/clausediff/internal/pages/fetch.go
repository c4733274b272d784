// Package pages downloads the files of a corpus: it determines what to download, checks
// that a page is the statement in the manifest, and stores it with a note of its source.
package pages

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/fetch"
)

// Fetcher downloads the pages of one run.
type Fetcher struct {
	Folder *load.Folder
	Client *fetch.Client
	Verify bool // check only, write nothing
	Parse  []parse.Option
	Files  *outfile.Batch
	Warn   func(format string, args ...any)
	// Reserved are file names that a page must not have, whatever the manifest says.
	Reserved []string
}

// Fetch downloads a statement from the first place that has it.
func (f *Fetcher) Fetch(ctx context.Context, j Job) (line string, changed bool, err error) {
	files, err := f.files(j)
	if err != nil {
		return "", false, err
	}
	if f.Verify {
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
		if f.Verify {
			return f.compare(j, files, pages)
		}
		line, err := f.keep(j, files, pages)
		return line, false, err
	}
	return "", false, errors.New(strings.Join(problems, "; and "))
}

// get downloads the pages of one place.
func (f *Fetcher) get(ctx context.Context, place []string) ([]*fetch.Page, error) {
	var pages []*fetch.Page
	for _, address := range place {
		page, err := f.Client.Get(ctx, address)
		if err != nil {
			return nil, err
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// expected returns why pages are not the statement in the manifest. In verify mode a
// different checksum is not a reason.
func (f *Fetcher) expected(j Job, pages []*fetch.Page) error {
	where := pages[0].Final
	if want, sum := j.Entry.SHA256, sumOf(pages); want != "" && want != sum && !f.Verify {
		return fmt.Errorf("%s: refused: its sha256 is %s, expected %s", where, sum, want)
	}
	st, err := f.Folder.Found(j.Entry.ID, parts(pages), f.Parse...)
	if err != nil {
		return fmt.Errorf("refused: %w", err)
	}
	if missing := fetch.Missing(j.Entry, st); len(missing) > 0 {
		return fmt.Errorf("%s: refused: %s", where, strings.Join(missing, "; "))
	}
	return nil
}

// sumOf returns the hash of all pages in sequence, which is the sha256 in the manifest.
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
		all = append(all, parse.Part{Name: p.Final, Reader: bytes.NewReader(p.Body), Charset: corpus.Charset(p.Header.Get("Content-Type"))})
	}
	return all
}

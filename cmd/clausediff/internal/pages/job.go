package pages

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/parse/corpus"
)

// Job is a statement to download.
type Job struct {
	Entry corpus.Entry
	// from are the places that have it, best first: an address for each of its files.
	from [][]string
}

// Addresses lists the addresses of a file.
func (j Job) Addresses(file int) string {
	var all []string
	for _, place := range j.from {
		all = append(all, place[file])
	}
	return strings.Join(all, ", else ")
}

// Jobs returns a job for every statement with addresses, or for those with the given ids.
// A statement of several files has an address for each.
func (f *Fetcher) Jobs(ids []string) ([]Job, error) {
	if err := f.Folder.Known(ids...); err != nil {
		return nil, err
	}
	var jobs []Job
	for _, e := range f.Folder.Entries {
		named := slices.Contains(ids, e.ID)
		if len(ids) > 0 && !named || len(e.URLs) == 0 && !named {
			continue
		}
		j, err := f.jobOf(e)
		if err == nil {
			err = f.clash(j)
		}
		if err != nil {
			e.Pos.Name = f.Folder.Manifest()
			return nil, fmt.Errorf("%s: statement %q %w", e.Pos, e.ID, err)
		}
		jobs = append(jobs, j)
	}
	if len(jobs) == 0 {
		return nil, noURLs(f.Folder)
	}
	return jobs, nil
}

// noURLs returns the error for a manifest without addresses, as init writes it. It shows
// where to add one.
func noURLs(f *load.Folder) error {
	e := f.Entries[0]
	return fmt.Errorf("%s: no statement has urls; add them to an entry, such as that of %s in line %d: urls: [\"https://…\"]",
		f.Manifest(), e.ID, e.Pos.Line)
}

// jobOf returns the job of one statement.
func (f *Fetcher) jobOf(e corpus.Entry) (Job, error) {
	j := Job{Entry: e}
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
		if err := f.pageName(file); err != nil {
			return j, err
		}
		if slices.Contains(e.Files[:i], file) {
			return j, fmt.Errorf("has the file %s twice; name another file", file)
		}
	}
	return j, nil
}

// pageName returns why a page cannot be stored under a slash path: whatever the manifest
// says, what a host sends must not become settings or a program.
func (f *Fetcher) pageName(file string) error {
	for folder := range strings.SplitSeq(file, "/") {
		if strings.HasPrefix(folder, ".") {
			return fmt.Errorf("has the file %s, which the dot of %s hides; name another file", file, folder)
		}
	}
	if i := slices.IndexFunc(f.Reserved, func(name string) bool { return strings.EqualFold(name, path.Base(file)) }); i >= 0 {
		return fmt.Errorf("would overwrite %s; name another file", f.Reserved[i])
	}
	if !slices.Contains(load.Endings, strings.ToLower(path.Ext(file))) || !filepath.IsLocal(filepath.FromSlash(file)) || strings.ContainsAny(file, `\:`) {
		return fmt.Errorf("has the file %s, which does not have the name of a page; let it end in %s", file, strings.Join(load.Endings, ", "))
	}
	return nil
}

// clash returns an error if a statement would overwrite another one.
func (f *Fetcher) clash(j Job) error {
	for _, e := range f.Folder.Entries {
		if e.ID == j.Entry.ID {
			continue
		}
		if slices.ContainsFunc(j.Entry.Files, func(file string) bool { return slices.Contains(e.Files, corpus.NoteName(file)) }) {
			return fmt.Errorf("has its source note where %q has a file; name another file", e.ID)
		}
		other, err := f.jobOf(e)
		if err != nil {
			continue // the other is not downloaded
		}
		for i, file := range j.Entry.Files {
			at := slices.IndexFunc(e.Files, func(f string) bool { return f == file || f == corpus.NoteName(file) || corpus.NoteName(f) == file })
			if at >= 0 && (e.Files[at] != file || other.Addresses(at) != j.Addresses(i)) {
				return fmt.Errorf("has the same file as %q, which comes from another address; name another file", e.ID)
			}
		}
	}
	return nil
}

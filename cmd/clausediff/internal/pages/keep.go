package pages

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/fetch"
)

// keptFile is a file of the corpus to download, with its current content.
type keptFile struct {
	name string // path
	data []byte // nil if there is none
	note sourceNote
}

// sourceNote records the source of a page.
type sourceNote struct {
	URL     string            `json:"url"`
	Final   string            `json:"final"`
	Time    string            `json:"time"`
	SHA256  string            `json:"sha256"`
	Bytes   int               `json:"bytes"`
	Headers map[string]string `json:"headers"`
}

// files returns the current files of a job. They must be inside the corpus: the link of a
// folder may lead anywhere, and the host determines what is written.
func (f *Fetcher) files(j Job) ([]keptFile, error) {
	root, err := os.OpenRoot(f.Folder.Dir)
	if err != nil {
		return nil, outfile.FileError(f.Folder.Dir, err)
	}
	defer root.Close()
	var files []keptFile
	for _, file := range j.Entry.Files {
		kept := keptFile{name: filepath.Join(f.Folder.Dir, filepath.FromSlash(file))}
		if to, ok := load.Inside(f.Folder.Dir, resolvedOr(kept.name)); ok {
			if err := f.pageName(to); err != nil {
				return nil, fmt.Errorf("%s: %w", kept.name, err)
			}
		}
		if kept.data, err = readIn(root, file, mostKept); err != nil {
			return nil, fmt.Errorf("%s: %w", kept.name, err)
		}
		note, err := readIn(root, corpus.NoteName(file), mostNote)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", corpus.NoteName(kept.name), err)
		}
		json.Unmarshal(note, &kept.note) // an invalid note is written again
		files = append(files, kept)
	}
	return files, nil
}

// mostNote and mostKept are the most bytes of a note and of a page; mostKept is the
// largest value of --max-size.
const (
	mostNote = 1 << 20
	mostKept = 4 << 30
)

// readIn returns the bytes of a regular file below a folder, nil for none.
func readIn(root *os.Root, file string, most int64) ([]byte, error) {
	data, err := corpus.ReadFile(root.FS(), file, most)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.Is(err, fs.ErrPermission):
		return nil, errors.New("permission denied; make it readable")
	case err != nil && strings.Contains(err.Error(), "escapes"):
		return nil, errors.New("a link leads out of the corpus; put the file itself there")
	}
	return data, outfile.Reason(err)
}

// keep stores pages as they were received, each with a note of its source beside it. A
// page with the same bytes is left alone, except that a wrong note is replaced.
func (f *Fetcher) keep(j Job, files []keptFile, pages []*fetch.Page) (string, error) {
	var names, lines []string
	var contents [][]byte
	for i, page := range pages {
		file, same := files[i], files[i].data != nil && bytes.Equal(files[i].data, page.Body)
		if !same {
			names, contents = append(names, file.name), append(contents, page.Body)
			lines = append(lines, fmt.Sprintf("%s ← %s (%d bytes)", file.name, page.Final, len(page.Body)))
		}
		if !same || file.note.SHA256 != page.SHA256() {
			note, err := noteOf(page)
			if err != nil {
				return "", err
			}
			names, contents = append(names, corpus.NoteName(file.name)), append(contents, note)
		}
		if err := f.Files.MakeFolder(filepath.Dir(file.name)); err != nil {
			return "", outfile.FolderError(filepath.Dir(file.name), err)
		}
	}
	if err := f.write(names, contents); err != nil {
		f.Files.Discard()
		return "", err
	}
	if len(lines) == 0 {
		return "unchanged", nil
	}
	if !expects(j.Entry) {
		f.Warn("%s: the manifest says nothing by which to recognise its page, so any page is kept; add a title, date, parties or articles", j.Entry.ID)
	}
	return strings.Join(lines, ", "), nil
}

// write writes the files of one statement. Existing ones were read, and are replaced.
func (f *Fetcher) write(names []string, contents [][]byte) error {
	for i, name := range names {
		if err := f.Files.Replace(name, contents[i]); err != nil {
			return err
		}
	}
	return f.Files.Commit()
}

// resolvedOr is [outfile.Resolve], or the path itself if its folder does not exist yet.
func resolvedOr(path string) string {
	if resolved, err := outfile.Resolve(path); err == nil {
		return resolved
	}
	return path
}

// expects reports whether the manifest has anything by which to recognise the page.
func expects(e corpus.Entry) bool {
	return e.Title != "" || e.Date != "" || len(e.Parties) > 0 || e.Articles > 0 || e.SHA256 != ""
}

// longestHeader is the most bytes of a header that are noted.
const longestHeader = 1 << 10

// noteOf returns the note of a page as JSON.
func noteOf(page *fetch.Page) ([]byte, error) {
	headers := map[string]string{}
	for _, name := range []string{"Content-Type", "Content-Language", "Last-Modified", "Etag", "Date"} {
		if value := page.Header.Get(name); value != "" {
			headers[name] = strings.ToValidUTF8(value[:min(len(value), longestHeader)], "\ufffd")
		}
	}
	note := sourceNote{page.URL, page.Final, page.Time.Format(time.RFC3339), page.SHA256(), len(page.Body), headers}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(note)
	return []byte(screen.Harmless(b.String(), true)), err
}

// keptFirst returns the places, beginning with the one from which the files were
// downloaded: the layout of the statement may differ on another host.
func keptFirst(from [][]string, files []keptFile) [][]string {
	var places [][]string
	for _, place := range from {
		if !slices.ContainsFunc(files, func(k keptFile) bool { return !slices.Contains(place, k.note.URL) }) {
			places = append([][]string{place}, places...)
		} else {
			places = append(places, place)
		}
	}
	return places
}

// compare describes how today's pages differ from those that were stored.
func (f *Fetcher) compare(j Job, files []keptFile, pages []*fetch.Page) (line string, changed bool, err error) {
	where, same := pages[0].Final, true
	var kept []parse.Part
	for i, file := range files {
		if file.data == nil {
			return "", false, fmt.Errorf("%s: no such file; fetch it first", file.name)
		}
		if sum := (&fetch.Page{Body: file.data}).SHA256(); file.note.SHA256 != "" && file.note.SHA256 != sum {
			f.Warn("%s: has changed since it was fetched: its sha256 is not the one in %s", file.name, corpus.NoteName(filepath.Base(file.name)))
		}
		same = same && bytes.Equal(file.data, pages[i].Body)
		kept = append(kept, parse.Part{Name: file.name, Reader: bytes.NewReader(file.data), Charset: corpus.Charset(file.note.Headers["Content-Type"])})
	}
	if same {
		return "the same bytes at " + where, false, nil
	}
	was, err := f.Folder.Found(j.Entry.ID, kept, f.Parse...)
	if err != nil {
		return "", false, err
	}
	is, err := f.Folder.Found(j.Entry.ID, parts(pages), f.Parse...)
	if err != nil {
		return "", false, err
	}
	r := diff.Compare(was, is)
	switch {
	case !r.Equal():
		n := r.Stats(diff.LevelClause)
		return fmt.Sprintf("another text at %s: %d clauses reworded, %d dropped, %d added, %d moved, %d typographic",
			where, n.Reworded, n.Dropped, n.Added, n.Moved, n.Typographic), true, nil
	case was.Title != is.Title:
		return fmt.Sprintf("another title at %s: %q, it was %q", where, is.Title, was.Title), true, nil
	case was.Date != is.Date:
		return fmt.Sprintf("another date at %s: %s, it was %s", where, is.Date, was.Date), true, nil
	}
	return "the same text, in other bytes, at " + where, false, nil
}

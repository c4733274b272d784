package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/corpus"
)

// readFiles are the files that a run opened to read. They are opened here and
// nowhere else, so that no report goes over one of them: pages, mirrors, earlier
// statements, lists of phrases, manifests and locks alike. Several may be opened
// at the same time.
type readFiles struct {
	mu   sync.Mutex
	read []opened
}

type opened struct {
	name string // without links
	info fs.FileInfo
}

// note remembers that a file was read.
func (s *readFiles) note(name string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read = append(s.read, opened{absolute(throughLinks(name)), info})
}

// has reports whether a path is a file that was read: the file itself, by any
// name, or what has taken its place since.
func (s *readFiles) has(path string) bool {
	info, err := os.Stat(path)
	return err == nil && s.is(info, absolute(throughLinks(path)))
}

func (s *readFiles) is(info fs.FileInfo, path string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.read, func(x opened) bool { return x.name == path || os.SameFile(x.info, info) })
}

func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// openFile is [openFile] of a source.
func (s *session) openFile(name string) (*steadyFile, error) {
	f, err := openFile(name)
	if err == nil {
		s.sources.note(name, f.before)
	}
	return f, err
}

// noteStream remembers that standard input was read: it may be a file that has a
// name.
func (s *session) noteStream() {
	f, ok := s.stdin.(*os.File)
	if !ok {
		return
	}
	if info, err := f.Stat(); err == nil {
		s.sources.note("-", info)
	}
}

// noteSettings remembers the settings file of the working directory, which every
// run reads.
func (s *session) noteSettings() {
	if info, err := os.Stat(corpus.SettingsName); err == nil {
		s.sources.note(corpus.SettingsName, info)
	}
}

// folder returns the files of a folder, as sources.
func (s *session) folder(dir string) fs.FS { return sourceFolder{os.DirFS(dir), dir, &s.sources} }

type sourceFolder struct {
	files fs.FS
	dir   string
	of    *readFiles
}

// Open opens a file and remembers it.
func (f sourceFolder) Open(name string) (fs.File, error) {
	file, err := f.files.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	f.of.note(filepath.Join(f.dir, filepath.FromSlash(name)), info)
	return file, nil
}

// Stat looks at a file, which is not reading it.
func (f sourceFolder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.files, name) }

// ownNames are those of the files that a corpus is known by. No report has such
// a name, whether there is such a file or not.
func ownNames() []string {
	return []string{corpus.ManifestName, corpus.LockName, corpus.SettingsName, siteManifest}
}

// keepSources returns an error when a report would go over a file that was read,
// or take the name of one that a corpus is known by.
func (s *session) keepSources(all []output) error {
	for _, o := range all {
		if o.path == "-" {
			if info := s.infoOf("-"); info != nil && s.sources.is(info, "") {
				return errors.New("standard output: goes to a file that was read; send it elsewhere")
			}
			continue
		}
		if s.sources.has(o.path) {
			return fmt.Errorf("%s: was read and would be overwritten; name another output", o.path)
		}
		is := func(name string) bool { return strings.EqualFold(name, filepath.Base(throughLinks(o.path))) }
		if i := slices.IndexFunc(ownNames(), is); i >= 0 {
			return fmt.Errorf("%s: a report is no %s; name another output", o.path, ownNames()[i])
		}
	}
	return nil
}

package outfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Sources are the files that a run has read: pages, mirrors, earlier statements, phrase
// lists, manifests and locks. No output overwrites one of them. The zero value is empty.
// Sources is safe for concurrent use.
type Sources struct {
	mu   sync.Mutex
	read []source
}

type source struct {
	path string // absolute, without links
	info fs.FileInfo
}

// Open opens a file that is not a folder, and records it.
func (s *Sources) Open(name string) (*File, error) {
	f, err := Open(name)
	if err == nil {
		s.Note(name, f.before)
	}
	return f, err
}

// Note records that a file was read.
func (s *Sources) Note(name string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		return
	}
	path, err := Resolve(name)
	if err != nil {
		path = name // still recognised by its identity
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.read = append(s.read, source{path, info})
}

// Has reports whether a path leads to a file that was read: the same file under any name,
// or one that has replaced it since.
func (s *Sources) Has(path string) bool {
	if s == nil {
		return false
	}
	resolved, err := Resolve(path)
	if err != nil {
		return false // nothing can be written there
	}
	info, _ := os.Stat(path)
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.read, func(x source) bool {
		return x.path == resolved || info != nil && os.SameFile(x.info, info)
	})
}

// Is reports whether an open file was read.
func (s *Sources) Is(info fs.FileInfo) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.ContainsFunc(s.read, func(x source) bool { return os.SameFile(x.info, info) })
}

// Folder returns the files of a folder. Those that are opened are recorded.
func (s *Sources) Folder(dir string) fs.FS { return folder{os.DirFS(dir), dir, s} }

type folder struct {
	files fs.FS
	dir   string
	of    *Sources
}

// Open opens a file and records it.
func (f folder) Open(name string) (fs.File, error) {
	file, err := f.files.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	f.of.Note(filepath.Join(f.dir, filepath.FromSlash(name)), info)
	return file, nil
}

// Stat describes a file without recording it.
func (f folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.files, name) }

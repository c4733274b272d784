package lock

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/corpus"
)

// Folder is the name of the folder of the accepted state, beside the manifest.
const Folder = "corpus.lock.d"

// ending ends the names of its files.
const ending = ".lock"

// mostFiles is the maximum number of files in [Folder].
const mostFiles = 100_000

// State is the accepted state of a corpus. Its texts are read one at a time on demand,
// so that a large corpus need not fit in memory. It is safe for concurrent use if its
// file system is.
type State struct {
	fsys  fs.FS
	dir   string
	ids   []string          // in the order of the files
	files map[string]string // slash paths by id
}

// Open indexes the accepted state of a corpus, the files of [Folder]. It is empty if there
// is no such folder. dir is put before names in errors, which are of type [*corpus.Error].
// Open reads the beginning of each file.
func Open(fsys fs.FS, dir string) (*State, error) {
	x := &State{fsys: fsys, dir: dir, files: map[string]string{}}
	entries, err := fs.ReadDir(fsys, Folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, corpus.FileError(x.name(Folder), err)
	}
	if len(entries) > mostFiles {
		return nil, corpus.FileError(x.name(Folder), fmt.Errorf("has more than %d files; divide the corpus", mostFiles))
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ending) {
			continue
		}
		if err := x.index(path.Join(Folder, e.Name())); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// headOf is how many bytes of a file are read to find its id.
const headOf = 4 << 10

// index records the statement of a file.
func (x *State) index(file string) error {
	name := x.name(file)
	head, err := corpus.ReadStart(x.fsys, file, headOf)
	if err != nil {
		return corpus.FileError(name, err)
	}
	id := statementIn(head, path.Base(file))
	if x.files[id] != "" {
		return corpus.FileError(name, fmt.Errorf("statement %q is in another file of the folder as well; remove one", id))
	}
	x.ids, x.files[id] = append(x.ids, id), file
	return nil
}

func (x *State) name(file string) string { return filepath.Join(x.dir, filepath.FromSlash(file)) }

// IDs returns the ids of the accepted statements, including those whose files contain
// merge conflict markers.
func (x *State) IDs() []string { return slices.Clone(x.ids) }

// Read returns what was accepted for an id, or nil. If its file contains merge conflict
// markers, it returns these instead.
func (x *State) Read(id string) (*Accepted, *corpus.Merge, error) {
	file := x.files[id]
	if file == "" {
		return nil, nil, nil
	}
	name := x.name(file)
	data, err := corpus.ReadFile(x.fsys, file, MostBytes)
	if err != nil {
		return nil, nil, corpus.FileError(name, err)
	}
	if m, ok := corpus.MergeIn(name, data); ok {
		m.ID = id
		return nil, &m, nil
	}
	a, err := parse(name, data)
	if err == nil && a.ID != id {
		err = corpus.FileError(name, fmt.Errorf("has the statement %q now; run the command again", a.ID))
	}
	if err != nil {
		return nil, nil, err
	}
	return a, nil, nil
}

// Bytes returns the content of the file of an id, or nil. While it is unchanged, so is
// the result of [State.Read].
func (x *State) Bytes(id string) ([]byte, error) {
	file := x.files[id]
	if file == "" {
		return nil, nil
	}
	data, err := corpus.ReadFile(x.fsys, file, MostBytes)
	if err != nil {
		return nil, corpus.FileError(x.name(file), err)
	}
	return data, nil
}

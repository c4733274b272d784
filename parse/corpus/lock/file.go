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

// Folder is the name of the folder of the accepted state, beside the manifest. OldName
// is the name of the single file that older versions used instead.
const (
	Folder  = "corpus.lock.d"
	OldName = "corpus.lock"
	ending  = ".lock"
)

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
	older []*Accepted       // from the file of older versions, without those in the folder
}

// Open indexes the accepted state of a corpus: the files of [Folder], and those
// statements in the file of older versions that have no file. The state is empty if
// neither exists. dir is put before names in errors, which are of type [*corpus.Error].
// It reads the beginning of each file.
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
	return x, x.readOlder()
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
func (x *State) IDs() []string {
	ids := slices.Clone(x.ids)
	for _, a := range x.older {
		ids = append(ids, a.ID)
	}
	return ids
}

// Read returns what was accepted for an id, or nil. If its file contains merge conflict
// markers, it returns these instead.
func (x *State) Read(id string) (*Accepted, *corpus.Merge, error) {
	file := x.files[id]
	if file == "" {
		return x.inOlder(id), nil, nil
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
	all, err := parse(name, data)
	if err != nil {
		return nil, nil, err
	}
	if len(all) != 1 || all[0].ID != id {
		return nil, nil, corpus.FileError(name, fmt.Errorf("has %d statements instead of one; restore the file, or remove it and accept again", len(all)))
	}
	return all[0], nil, nil
}

// Bytes returns the content of the file of an id, or nil. While it is unchanged, so is
// the result of [State.Read].
func (x *State) Bytes(id string) ([]byte, error) {
	file := x.files[id]
	if file == "" {
		if a := x.inOlder(id); a != nil {
			return format(a), nil
		}
		return nil, nil
	}
	data, err := corpus.ReadFile(x.fsys, file, MostBytes)
	if err != nil {
		return nil, corpus.FileError(x.name(file), err)
	}
	return data, nil
}

// readOlder reads the file of older versions. Statements in the folder take precedence.
func (x *State) readOlder() error {
	name := x.name(OldName)
	data, err := corpus.ReadFile(x.fsys, OldName, MostBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return corpus.FileError(name, err)
	}
	if m, ok := corpus.MergeIn(name, data); ok {
		return &corpus.Error{Pos: m.Pos, Err: fmt.Errorf("%s; take one side with git checkout --ours %s, then run clausediff check for what the other changed", m, OldName)}
	}
	all, err := parse(name, data)
	if err != nil {
		return err
	}
	for _, a := range all {
		if x.files[a.ID] == "" {
			x.older = append(x.older, a)
		}
	}
	return nil
}

// inOlder returns what the file of older versions accepts for an id, or nil.
func (x *State) inOlder(id string) *Accepted {
	if i := slices.IndexFunc(x.older, func(a *Accepted) bool { return a.ID == id }); i >= 0 {
		return x.older[i]
	}
	return nil
}

package corpus

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// LockFolder is the name of the folder of the accepted state, beside the
// manifest. LockName is that of the one file in which older versions had all of
// it.
const (
	LockFolder = "corpus.lock.d"
	LockName   = "corpus.lock"
	lockEnding = ".lock"
)

// mostLocks is how many files [LockFolder] may have.
const mostLocks = 100_000

// LockFile is a lock whose texts are read one by one, when they are asked for: that
// of a large corpus is not held in memory. It is safe for concurrent use when its
// file system is.
type LockFile struct {
	fsys  fs.FS
	dir   string
	ids   []string          // in the order of the files
	files map[string]string // slash paths by id
	older Lock              // of the file of older versions, without what the folder has
}

// OpenLock looks at the accepted state of a corpus: the files of [LockFolder] and,
// of what is in none of them, that of older versions. Without any it is empty. dir
// is put before names in errors, which are of type [*Error] or of the file system.
// It reads the first lines of each file.
func OpenLock(fsys fs.FS, dir string) (*LockFile, error) {
	x := &LockFile{fsys: fsys, dir: dir, files: map[string]string{}}
	entries, err := fs.ReadDir(fsys, LockFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{tree.Position{Name: filepath.Join(dir, LockFolder)}, reason(err)}
	}
	if len(entries) > mostLocks {
		return nil, &Error{tree.Position{Name: filepath.Join(dir, LockFolder)}, fmt.Errorf("has more than %d files; divide the corpus", mostLocks)}
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), lockEnding) {
			continue
		}
		if err := x.index(path.Join(LockFolder, e.Name())); err != nil {
			return nil, err
		}
	}
	return x, x.readOlder()
}

// headOf is how many bytes of a file are read for its id.
const headOf = 4 << 10

// index notes the statement of a file.
func (x *LockFile) index(file string) error {
	name := x.name(file)
	info, err := fs.Stat(x.fsys, file)
	if err == nil {
		err = regular(info)
	}
	if err != nil {
		return &Error{tree.Position{Name: name}, reason(err)}
	}
	f, err := x.fsys.Open(file)
	if err != nil {
		return &Error{tree.Position{Name: name}, reason(err)}
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headOf))
	if err != nil {
		return &Error{tree.Position{Name: name}, reason(err)}
	}
	id := statementIn(head, path.Base(file))
	if x.files[id] != "" {
		return &Error{tree.Position{Name: name}, fmt.Errorf("statement %q is in another file of the folder as well; remove one", id)}
	}
	x.ids, x.files[id] = append(x.ids, id), file
	return nil
}

func (x *LockFile) name(file string) string { return filepath.Join(x.dir, filepath.FromSlash(file)) }

// IDs lists the statements that were accepted, and those whose files have the
// marks of a merge.
func (x *LockFile) IDs() []string {
	ids := slices.Clone(x.ids)
	for _, a := range x.older.Accepted {
		ids = append(ids, a.ID)
	}
	return ids
}

// Read reads what was accepted of an id, nil for nothing. Where its file has the
// marks of a merge, nothing is known to be accepted of it.
func (x *LockFile) Read(id string) (*Accepted, *Merge, error) {
	file := x.files[id]
	if file == "" {
		return x.older.At(id), nil, nil
	}
	name := x.name(file)
	data, err := ReadFile(x.fsys, file, MostLock)
	if err != nil {
		return nil, nil, &Error{tree.Position{Name: name}, reason(err)}
	}
	if m, ok := mergeIn(name, data); ok {
		m.ID = id
		return nil, &m, nil
	}
	l, err := ParseLock(name, data)
	if err != nil {
		return nil, nil, err
	}
	if len(l.Accepted) != 1 || l.Accepted[0].ID != id {
		return nil, nil, &Error{tree.Position{Name: name}, fmt.Errorf("has %d statements, a file has one; restore the file, or remove it and accept anew", len(l.Accepted))}
	}
	return l.Accepted[0], nil, nil
}

// All reads all that was accepted.
func (x *LockFile) All() (*Lock, error) {
	l := &Lock{}
	for _, id := range x.IDs() {
		a, m, err := x.Read(id)
		switch {
		case err != nil:
			return nil, err
		case m != nil:
			l.Merges = append(l.Merges, *m)
		default:
			l.Accepted = append(l.Accepted, a)
		}
	}
	return l, nil
}

// Bytes returns what stands in the file of an id, nil for nothing: what [LockFile.Read]
// reads is the same as long as these are.
func (x *LockFile) Bytes(id string) ([]byte, error) {
	file := x.files[id]
	if file == "" {
		if a := x.older.At(id); a != nil {
			return format(a), nil
		}
		return nil, nil
	}
	data, err := ReadFile(x.fsys, file, MostLock)
	if err != nil {
		return nil, &Error{tree.Position{Name: x.name(file)}, reason(err)}
	}
	return data, nil
}

// LockEdit tells what is to be written and removed, statement by statement, for a
// lock to be changed.
type LockEdit struct {
	of     *LockFile
	taken  map[string]bool // names of files, in lower case
	edited map[string]bool // ids
}

// Edit begins to change the lock.
func (x *LockFile) Edit() *LockEdit {
	e := &LockEdit{x, map[string]bool{}, map[string]bool{}}
	for _, file := range x.files {
		e.taken[strings.ToLower(file)] = true
	}
	return e
}

// Set returns the slash path and the bytes of the file in which a statement is
// accepted.
func (e *LockEdit) Set(a *Accepted) (file string, data []byte) {
	e.edited[a.ID] = true
	file = e.of.files[a.ID]
	if file == "" {
		file = path.Join(LockFolder, fileName(a.ID)+lockEnding)
		if e.taken[strings.ToLower(file)] { // a file system may take both for one
			file = path.Join(LockFolder, fmt.Sprintf("%s~%x%s", fileName(a.ID), a.ID, lockEnding))
		}
		e.taken[strings.ToLower(file)] = true
	}
	return file, format(a)
}

// Remove returns the slash path of the file to be removed for a statement to be
// accepted no more, "" for none.
func (e *LockEdit) Remove(id string) (file string) {
	e.edited[id] = true
	return e.of.files[id]
}

// End returns what is left to be written and removed, by slash paths: what older
// versions had in their file goes to files of its own.
func (e *LockEdit) End() (write map[string][]byte, remove []string) {
	write = map[string][]byte{}
	for _, a := range e.of.older.Accepted {
		if !e.edited[a.ID] {
			file, data := e.Set(a)
			write[file] = data
		}
	}
	if _, err := fs.Stat(e.of.fsys, LockName); err == nil {
		remove = append(remove, LockName)
	}
	return write, remove
}

// readOlder reads the file of older versions. What the folder has is newer.
func (x *LockFile) readOlder() error {
	name := x.name(LockName)
	data, err := ReadFile(x.fsys, LockName, MostLock)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &Error{tree.Position{Name: name}, reason(err)}
	}
	if m, ok := mergeIn(name, data); ok {
		return &Error{m.Pos, fmt.Errorf("%s; take one side with git checkout --ours %s, and see clausediff check for what the other changed", m, LockName)}
	}
	l, err := ParseLock(name, data)
	if err != nil {
		return err
	}
	for _, a := range l.Accepted {
		if x.files[a.ID] == "" {
			x.older.Accepted = append(x.older.Accepted, a)
		}
	}
	return nil
}

// Files returns the accepted state as the bytes of files by their slash paths:
// those of [LockFolder]. A file that has the marks of a merge stays as it is and
// is nil.
func (l *Lock) Files() map[string][]byte {
	files := map[string][]byte{}
	names := map[string]int{}
	for _, a := range l.Accepted {
		names[strings.ToLower(fileName(a.ID))]++
	}
	for _, a := range l.Accepted {
		name := fileName(a.ID)
		if names[strings.ToLower(name)] > 1 {
			name += fmt.Sprintf("~%x", a.ID) // a file system may take both for one
		}
		files[path.Join(LockFolder, name+lockEnding)] = format(a)
	}
	for _, m := range l.Merges {
		files[path.Join(LockFolder, path.Base(filepath.ToSlash(m.Pos.Name)))] = nil
	}
	return files
}

// longestName is how many bytes of an id are in the name of its file.
const longestName = 120

// fileName returns the name of a statement's file without its ending: the id,
// with what no file system takes in a name written as %2A.
func fileName(id string) string {
	var b strings.Builder
	for i, r := range id {
		if r == '-' || r == '_' || r == '.' && i > 0 || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if b.Len() > longestName {
		return fmt.Sprintf("%s~%s", strings.ToValidUTF8(b.String()[:longestName], ""), digest(id))
	}
	return b.String()
}

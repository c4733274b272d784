package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
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

// ReadLock reads the accepted state of a corpus: the files of [LockFolder] and,
// of what is in none of them, that of older versions. Without any it is empty. A
// file that has the marks of a merge is one of [Lock.Merges]. dir is put before
// names in errors, which are of type [*Error] or of the file system.
func ReadLock(fsys fs.FS, dir string) (*Lock, error) {
	r := lockReader{fsys: fsys, dir: dir, left: MostLock}
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
		if err := r.file(path.Join(LockFolder, e.Name())); err != nil {
			return nil, err
		}
	}
	if err := r.older(); err != nil {
		return nil, err
	}
	return &r.lock, nil
}

// lockReader reads the files of a lock, which are bound together.
type lockReader struct {
	fsys fs.FS
	dir  string
	lock Lock
	left int64 // bytes
}

// read returns the bytes of a file, and its name for errors.
func (r *lockReader) read(file string) (name string, data []byte, err error) {
	name = filepath.Join(r.dir, filepath.FromSlash(file))
	data, err = ReadFile(r.fsys, file, r.left)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = &Error{tree.Position{Name: name}, reason(err)}
	}
	r.left -= int64(len(data))
	return name, data, err
}

// file reads a file of the folder, which has one statement.
func (r *lockReader) file(file string) error {
	name, data, err := r.read(file)
	if err != nil {
		return err
	}
	if m, ok := mergeIn(name, data); ok {
		m.ID = statementIn(data, path.Base(file))
		r.lock.Merges = append(r.lock.Merges, m)
		return nil
	}
	l, err := ParseLock(name, data)
	if err != nil {
		return err
	}
	for _, a := range l.Accepted {
		if r.lock.At(a.ID) != nil {
			return &Error{tree.Position{Name: name}, fmt.Errorf("statement %q is in another file of the folder as well; remove one", a.ID)}
		}
		r.lock.Accepted = append(r.lock.Accepted, a)
	}
	return nil
}

// older reads the file of older versions. What the folder has is newer.
func (r *lockReader) older() error {
	name, data, err := r.read(LockName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	if m, ok := mergeIn(name, data); ok {
		return &Error{m.Pos, fmt.Errorf("%s; take one side with git checkout --ours %s, and see clausediff check for what the other changed", m, LockName)}
	}
	l, err := ParseLock(name, data)
	if err != nil {
		return err
	}
	for _, a := range l.Accepted {
		if r.lock.At(a.ID) == nil {
			r.lock.Accepted = append(r.lock.Accepted, a)
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

// LockFiles returns the slash paths of the files of an accepted state, those of
// older versions included.
func LockFiles(fsys fs.FS) []string {
	var files []string
	entries, _ := fs.ReadDir(fsys, LockFolder) // without it there are none
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), lockEnding) {
			files = append(files, path.Join(LockFolder, e.Name()))
		}
	}
	if _, err := fs.Stat(fsys, LockName); err == nil {
		files = append(files, LockName)
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

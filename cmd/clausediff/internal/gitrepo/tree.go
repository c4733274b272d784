package gitrepo

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

// Tree is the folder of a repository at a revision.
type Tree struct {
	repo     *Repo
	revision string
}

// Tree returns the folder of the repository at a revision. The error reports that there
// is no such revision.
func (r *Repo) Tree(revision string) (Tree, error) {
	if strings.HasPrefix(revision, "-") {
		return Tree{}, fmt.Errorf("%s: not a revision; it begins with -", revision)
	}
	if err := checkRevision(r.dir, revision); err != nil {
		return Tree{}, fmt.Errorf("%s: %w", revision, err)
	}
	return Tree{r, revision}, nil
}

// Open returns a file of the revision, held in memory.
func (t Tree) Open(name string) (fs.File, error) {
	o, err := t.repo.ask(t.name(name))
	if err != nil || o.kind != "blob" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return Blob(path.Base(name), o.data), nil
}

func (t Tree) name(name string) Name { return Name{Revision: t.revision, Path: "./" + name} }

// Blob returns a file with the given bytes.
func Blob(name string, data []byte) fs.File {
	return &blob{bytes.NewReader(data), info{name, int64(len(data))}}
}

type blob struct {
	*bytes.Reader
	info info
}

// Stat returns the description of the file.
func (b *blob) Stat() (fs.FileInfo, error) { return b.info, nil }

// Close does nothing.
func (b *blob) Close() error { return nil }

// info describes a file of a revision.
type info struct {
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o444 }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return nil }

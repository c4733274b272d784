package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"strings"
	"time"
)

// gitTree is the folder dir of a repository as a revision has it. It reads
// through the program git.
type gitTree struct{ dir, revision string }

// check returns an error when there is no such revision.
func (g gitTree) check() error {
	if strings.HasPrefix(g.revision, "-") {
		return fmt.Errorf("%s: not a revision; it begins with -", g.revision)
	}
	_, err := git(g.dir, "rev-parse", "--verify", "--quiet", g.revision+"^{tree}")
	if err != nil && errors.Is(err, exec.ErrNotFound) {
		return errors.New("git was not found; install it")
	}
	if err != nil {
		return fmt.Errorf("%s: not a revision of the repository of %s; see git log", g.revision, g.dir)
	}
	return nil
}

// Open returns a file of the revision. It is in memory.
func (g gitTree) Open(name string) (fs.File, error) {
	data, err := git(g.dir, "cat-file", "blob", g.revision+":./"+name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &blob{Reader: bytes.NewReader(data), name: path.Base(name)}, nil
}

// blob is a file of a revision, and what is known about it.
type blob struct {
	*bytes.Reader
	name string
}

func (b *blob) Stat() (fs.FileInfo, error) { return b, nil }
func (b *blob) Close() error               { return nil }
func (b *blob) Name() string               { return b.name }
func (b *blob) Mode() fs.FileMode          { return 0o444 }
func (b *blob) ModTime() time.Time         { return time.Time{} }
func (b *blob) IsDir() bool                { return false }
func (b *blob) Sys() any                   { return nil }

// git runs git in a folder and returns what it prints.
func git(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, io.Discard
	err := cmd.Run()
	return out.Bytes(), err
}

// gitPrefix returns the slash path from the root of the repository to a folder
// in it, without a slash at its end; "" for the root and outside of one.
func gitPrefix(dir string) string {
	out, err := git(dir, "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	return strings.Trim(strings.TrimSpace(string(out)), "/")
}

// gitTop returns the absolute path of the root of the repository that a folder is
// in, "" outside of one.
func gitTop(dir string) string {
	out, err := git(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return ""
	}
	return strings.TrimRight(string(out), "\r\n")
}

// gitObject returns the bytes of REVISION:PATH, as git understands it, and
// whether there is such a file.
func gitObject(name string) ([]byte, bool) {
	revision, file, ok := strings.Cut(name, ":")
	if !ok || revision == "" || file == "" || strings.HasPrefix(name, "-") {
		return nil, false
	}
	data, err := git(".", "cat-file", "blob", name)
	return data, err == nil
}

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// openFile opens a file that is no folder.
func openFile(name string) (*steadyFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fileError(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return nil, fileError(name, err)
	case info.IsDir():
		f.Close()
		return nil, fmt.Errorf("%s: is a folder; name a file in it", name)
	}
	return &steadyFile{f, info}, nil
}

// steadyFile is a file that must not change while it is read: half of an old
// text with half of a new one would be neither.
type steadyFile struct {
	file   *os.File
	before fs.FileInfo
}

var errChanged = errors.New("the file changed while it was read; read it again when it is written")

// Read reads into p. At the end of a regular file that is not as it was when it
// was opened, the error is errChanged.
func (f *steadyFile) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	if err != io.EOF || !f.before.Mode().IsRegular() {
		return n, err
	}
	now, statErr := f.file.Stat()
	if statErr == nil && (now.Size() != f.before.Size() || !now.ModTime().Equal(f.before.ModTime())) {
		return n, errChanged
	}
	return n, err
}

// Close closes the file.
func (f *steadyFile) Close() error { return f.file.Close() }

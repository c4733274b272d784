package outfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Open opens a file that is not a folder.
func Open(name string) (*File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, FileError(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return nil, FileError(name, err)
	case info.IsDir():
		f.Close()
		return nil, fmt.Errorf("%s: is a folder; name a file in it", name)
	}
	return &File{f, info}, nil
}

// File is a file that must not change while it is read: half of the old text and half of
// the new would be neither.
type File struct {
	file   *os.File
	before fs.FileInfo
}

// ErrChanged reports that a file changed while it was read.
var ErrChanged = errors.New("the file changed while it was being read; try again when it is complete")

// Read reads into p. At the end of a regular file that has changed since it was opened,
// it returns ErrChanged.
func (f *File) Read(p []byte) (int, error) {
	n, err := f.file.Read(p)
	if err != io.EOF || !f.before.Mode().IsRegular() {
		return n, err
	}
	now, statErr := f.file.Stat()
	if statErr == nil && (now.Size() != f.before.Size() || !now.ModTime().Equal(f.before.ModTime())) {
		return n, ErrChanged
	}
	return n, err
}

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }

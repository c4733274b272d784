package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// FileError explains in one line why a file cannot be used, and what to do.
func FileError(name string, err error) error {
	target, linkErr := os.Readlink(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && linkErr == nil:
		return fmt.Errorf("%s: is a link to %s, which does not exist; check the link", name, target)
	case errors.Is(err, syscall.ELOOP):
		return fmt.Errorf("%s: is a link that leads to itself; check the link", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file; check the path", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; make it readable", name)
	}
	return fmt.Errorf("%s: %w", name, Reason(err))
}

// Reason removes the operation and the path from an error of the file system.
func Reason(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// outputError explains in one line why a file cannot be written, and what to do.
func outputError(path string, err error) error {
	switch {
	case errors.Is(err, ErrEnded):
		return err
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: its folder does not exist; create it first", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; name another file", path)
	}
	return fmt.Errorf("%s: cannot be written: %w", path, Reason(err))
}

// FolderError explains why nothing can be written into a folder.
func FolderError(dir string, err error) error {
	switch {
	case errors.Is(err, ErrEnded):
		return err
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; make it writable, or name another folder", dir)
	}
	return fmt.Errorf("%s: cannot be written to: %w; name another folder", dir, Reason(err))
}

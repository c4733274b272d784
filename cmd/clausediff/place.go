package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
)

// place is where an output goes: a file, which is replaced, or something that is
// written to as it is: a device, a pipe, a descriptor of this process or, by its
// address in /proc, of another.
type place struct {
	path    string      // without links
	mode    fs.FileMode // permissions of the file, 0 when there is none
	inPlace bool
	fd      int // descriptor of this process, -1 for none
}

var errFolder = errors.New("it is a folder; name a file in it")

// whereTo returns where a path leads. A link stays a link: the file it points to
// is replaced, or made.
func whereTo(path string) (place, error) {
	if fd, ok := descriptor(path); ok {
		return place{path: path, inPlace: true, fd: fd}, nil
	}
	p := place{path: throughLinks(path), fd: -1}
	if os.IsPathSeparator(path[len(path)-1]) {
		return p, errFolder
	}
	if info, err := os.Lstat(p.path); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return p, errors.New("the link leads to itself; name a file")
	}
	info, err := os.Stat(p.path)
	switch {
	case err != nil:
	case info.IsDir():
		return p, errFolder
	case !info.Mode().IsRegular():
		p.path, p.inPlace = path, true
	default:
		p.mode = info.Mode().Perm()
	}
	return p, nil
}

// mostLinks is how many links are followed one after the other.
const mostLinks = 40

// throughLinks returns the path of the file that a path stands for, which need
// not exist.
func throughLinks(path string) string {
	path = filepath.Clean(path)
	for range mostLinks {
		path = inRealFolder(path)
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		path = linked(path, target)
	}
	return path
}

func inRealFolder(path string) string {
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

// linked returns the path that a link with a path leads to.
func linked(path, target string) string {
	if filepath.IsAbs(target) {
		return target
	}
	return filepath.Join(filepath.Dir(path), target)
}

// descriptors matches the folders that list the descriptors of a process, when
// the links before them are followed.
var descriptors = regexp.MustCompile(`^(/dev|/proc/(\d+)(/task/\d+)?)/fd$`)

// descriptor returns the descriptor that a path such as /dev/stdout stands for,
// -1 for one of another process, and whether it is any. Its link does not lead to
// what is behind it: a pipe has no path, and the file that a shell appends to
// must not be replaced.
func descriptor(path string) (fd int, ok bool) {
	if runtime.GOOS == "windows" {
		return 0, false
	}
	path = filepath.Clean(path)
	for range mostLinks {
		path = inRealFolder(path)
		if m := descriptors.FindStringSubmatch(filepath.ToSlash(filepath.Dir(path))); m != nil {
			n, err := strconv.Atoi(filepath.Base(path))
			if m[2] != "" && m[2] != strconv.Itoa(os.Getpid()) {
				n = -1
			}
			return n, err == nil
		}
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		path = linked(path, target)
	}
	return 0, false
}

// isStandardOutput reports whether a path stands for it.
func isStandardOutput(path string) bool {
	fd, ok := descriptor(path)
	return path == "-" || ok && fd == 1
}

// writeTo writes the data to what is written to as it is.
func (st *staged) writeTo() error {
	if st.fd == 2 {
		_, err := os.Stderr.Write(st.data) // it stays open for what there is to say
		return err
	}
	f, err := st.open()
	if err != nil {
		return err
	}
	_, err = f.Write(st.data)
	return errors.Join(err, f.Close())
}

func (p place) open() (*os.File, error) {
	if p.fd >= 0 {
		return os.NewFile(uintptr(p.fd), p.path), nil
	}
	flags := os.O_WRONLY
	if info, err := os.Stat(p.path); err == nil && info.Mode().IsRegular() {
		flags |= os.O_APPEND // it is open elsewhere
	}
	return os.OpenFile(p.path, flags, 0)
}

func outputError(path string, err error) error {
	switch {
	case errors.Is(err, errEnded):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: its folder does not exist; make it first", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; name another file", path)
	}
	return fmt.Errorf("%s: cannot be written: %w", path, reason(err))
}

// folderError says why nothing can be written into a folder.
func folderError(dir string, err error) error {
	switch {
	case errors.Is(err, errEnded):
		return err
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; allow writing there, or name another folder", dir)
	}
	return fmt.Errorf("%s: cannot be written to: %w; name another folder", dir, reason(err))
}

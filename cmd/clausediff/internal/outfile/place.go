package outfile

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"sync"
)

// place is the destination of an output: a file, which is replaced, or something that is
// written in place: a device, a pipe, a descriptor of this process or, by its path in
// /proc, of another.
type place struct {
	path    string      // without links
	mode    fs.FileMode // permissions of the file, 0 if there is none
	inPlace bool
	fd      int // descriptor of this process, -1 for none
}

var errFolder = errors.New("it is a folder; name a file in it")

// placeOf returns the place of a path. If that is a link, the link stays and its target
// is replaced or created.
func placeOf(path string) (place, error) {
	if fd, ok := Descriptor(path); ok {
		return place{path: path, inPlace: true, fd: fd}, nil
	}
	if path == "" || os.IsPathSeparator(path[len(path)-1]) {
		return place{}, errFolder
	}
	resolved, err := Resolve(path)
	if err != nil {
		return place{}, err
	}
	p := place{path: resolved, fd: -1}
	info, err := os.Stat(resolved)
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

// mostLinks is the most links followed in a row.
const mostLinks = 40

var errCircle = errors.New("the link leads to itself; name a file")

// Resolve returns the absolute path of the file that the system opens for a path: links
// are followed first, and .. is the parent of their target. The file need not exist; its
// folder must.
func Resolve(path string) (resolved string, err error) {
	for resolved, err = range chain(path) {
	}
	return resolved, err
}

// chain yields the absolute path of a file and, if it is a link, of every file along the
// links. An error ends it.
func chain(path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for range mostLinks {
			at, err := inRealFolder(path)
			if !yield(at, err) || err != nil {
				return
			}
			target, err := os.Readlink(at)
			if err != nil {
				return
			}
			if path = target; !filepath.IsAbs(target) {
				path = filepath.Dir(at) + string(filepath.Separator) + target
			}
		}
		yield("", errCircle)
	}
}

// inRealFolder returns the absolute path of a file, with the links of its folder
// followed.
func inRealFolder(path string) (string, error) {
	// Not [filepath.Dir], which simplifies x/.. even if x is a link.
	dir, base := filepath.Split(path)
	if base == "." || base == ".." {
		dir, base = path, ""
	}
	dir = cmp.Or(dir, ".")
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", err
	}
	return filepath.Abs(filepath.Join(dir, base))
}

// descriptors matches the folders of a process' descriptors, once preceding links are
// followed.
var descriptors = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(/dev|/proc/(\d+)(/task/\d+)?)/fd$`) })

// Descriptor returns the descriptor that a path such as /dev/stdout stands for, -1 for a
// descriptor of another process, and whether it is one at all. Following the link would
// not do: a pipe has no path, and a file that a shell appends to must not be replaced.
func Descriptor(path string) (fd int, ok bool) {
	if runtime.GOOS == "windows" || path == "" {
		return 0, false
	}
	for at, err := range chain(path) {
		if err != nil {
			return 0, false
		}
		if m := descriptors().FindStringSubmatch(filepath.ToSlash(filepath.Dir(at))); m != nil {
			n, err := strconv.Atoi(filepath.Base(at))
			if m[2] != "" && m[2] != strconv.Itoa(os.Getpid()) {
				n = -1
			}
			return n, err == nil
		}
	}
	return 0, false
}

// writeTo writes data in place.
func (p place) writeTo(data []byte) error {
	if p.fd == 2 {
		_, err := os.Stderr.Write(data) // left open for errors
		return err
	}
	f, err := p.open()
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func (p place) open() (*os.File, error) {
	if p.fd >= 0 {
		return os.NewFile(uintptr(p.fd), p.path), nil
	}
	flags := os.O_WRONLY
	if info, err := os.Stat(p.path); err == nil && info.Mode().IsRegular() {
		flags |= os.O_APPEND // another process has it open
	}
	return os.OpenFile(p.path, flags, 0)
}

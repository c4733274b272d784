package outfile

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"sync"
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

// placeOf returns where a path leads. A link stays a link: the file it points to
// is replaced, or made.
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

// mostLinks is how many links are followed one after the other.
const mostLinks = 40

var errCircle = errors.New("the link leads to itself; name a file")

// Resolve returns the absolute path of the file that a path leads to, as the
// system opens it: links are followed first, and .. is the folder above what they
// lead to. The file need not exist; its folder must.
func Resolve(path string) (string, error) {
	for range mostLinks {
		at, err := inRealFolder(path)
		if err != nil {
			return "", err
		}
		target, err := os.Readlink(at)
		if err != nil {
			return at, nil
		}
		path = linked(at, target)
	}
	return "", errCircle
}

// inRealFolder returns the absolute path of a file, with the links of its folder
// followed.
func inRealFolder(path string) (string, error) {
	// Not [filepath.Dir], which takes x/.. away where x is a link.
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

// linked returns the path that a link with an absolute path leads to.
func linked(path, target string) string {
	if filepath.IsAbs(target) {
		return target
	}
	return filepath.Dir(path) + string(filepath.Separator) + target
}

// descriptors matches the folders that list the descriptors of a process, when
// the links before them are followed.
var descriptors = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(/dev|/proc/(\d+)(/task/\d+)?)/fd$`) })

// Descriptor returns the descriptor that a path such as /dev/stdout stands for,
// -1 for one of another process, and whether it is any. Its link does not lead to
// what is behind it: a pipe has no path, and the file that a shell appends to
// must not be replaced.
func Descriptor(path string) (fd int, ok bool) {
	if runtime.GOOS == "windows" || path == "" {
		return 0, false
	}
	for range mostLinks {
		at, err := inRealFolder(path)
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
		target, err := os.Readlink(at)
		if err != nil {
			return 0, false
		}
		path = linked(at, target)
	}
	return 0, false
}

// writeTo writes the data to what is written to as it is.
func (p place) writeTo(data []byte) error {
	if p.fd == 2 {
		_, err := os.Stderr.Write(data) // it stays open for what there is to say
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
		flags |= os.O_APPEND // it is open elsewhere
	}
	return os.OpenFile(p.path, flags, 0)
}

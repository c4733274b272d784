package corpus

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// ReadFile reads a file that describes statements, such as a manifest or a lock: a
// regular file, or a link to one, of at most most bytes. Devices and pipes, which may
// never end, are not opened. The error is an [*fs.PathError].
func ReadFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	data, err := readFile(fsys, name, most)
	var p *fs.PathError
	if err != nil && !errors.As(err, &p) {
		err = &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return data, err
}

func readFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	data, err := ReadStart(fsys, name, most+1)
	if err == nil && int64(len(data)) > most {
		return nil, errTooLarge(most)
	}
	return data, err
}

// ReadStart reads at most the first most bytes of a file, like [ReadFile]. The error
// may be of any type.
func ReadStart(fsys fs.FS, name string, most int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil {
		err = regular(info)
	}
	if err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// regular returns an error unless the file is regular.
func regular(info fs.FileInfo) error {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return errors.New("is a folder; put a file in its place")
	case mode&fs.ModeNamedPipe != 0:
		return errors.New("is a named pipe; put a file in its place")
	case mode&fs.ModeDevice != 0:
		return errors.New("is a device; put a file in its place")
	}
	return errors.New("is not a regular file; put one in its place")
}

func errTooLarge(most int64) error {
	return fmt.Errorf("too large: more than %d bytes; put the right file there, or divide the corpus", most)
}

package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// reading is a statement that was found but not read yet. Several may be read
// concurrently.
type reading struct {
	read   func() (*tree.Statement, error)
	listed bool // in the manifest
}

// find finds the statement that an argument names.
func (l *Loader) find(arg string) (reading, error) {
	scheme, _, _ := strings.Cut(strings.ToLower(arg), ":")
	switch {
	case arg == "":
		return reading{}, useErrorf("an argument is empty; give a file or the id of a statement")
	case arg == "-":
		return l.standardInput()
	case scheme == "http" || scheme == "https":
		return reading{}, fmt.Errorf("%s: %s does not download pages; save the page, or list it in corpus.yaml and run clausediff fetch", arg, l.Command)
	case scheme == "file":
		name, err := filePath(arg)
		return l.file(name), err
	}
	info, err := os.Stat(arg)
	if _, noLink := os.Readlink(arg); noLink == nil && errors.Is(err, fs.ErrNotExist) {
		return reading{}, outfile.FileError(arg, err)
	}
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		if n, ok := gitrepo.ParseName(arg); ok {
			return l.revision(arg, n)
		}
	}
	if err != nil && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)) {
		return l.fromCorpus(arg)
	}
	if err == nil && info.IsDir() && l.Lists(arg) {
		return l.fromCorpus(arg)
	}
	return l.file(arg), nil
}

func (l *Loader) standardInput() (reading, error) {
	if l.stdinRead {
		return reading{}, useErrorf("- is given twice, but standard input can be read only once")
	}
	l.stdinRead = true
	if f, ok := l.Stdin.(*os.File); ok { // standard input may be a file with a name
		if info, err := f.Stat(); err == nil {
			l.Sources.Note("-", info)
		}
	}
	return reading{read: func() (*tree.Statement, error) { return l.parse(l.Stdin, parse.Name("-"), parse.ID("stdin")) }}, nil
}

// parse parses a source; opts come before the options of the run.
func (l *Loader) parse(r io.Reader, opts ...parse.Option) (*tree.Statement, error) {
	return parse.Any(r, append(opts, l.Parse...)...)
}

// filePath returns the path of a file: URL on this machine.
func filePath(arg string) (string, error) {
	u, err := url.Parse(arg)
	if err != nil || u.Host != "" && u.Host != "localhost" || u.Path+u.Opaque == "" {
		return "", fmt.Errorf("%s: not a file on this machine; write file:///folder/page.html or the plain path", arg)
	}
	if u.Opaque == "" {
		return filepath.FromSlash(u.Path), nil
	}
	name, err := url.PathUnescape(u.Opaque)
	if err != nil {
		return "", fmt.Errorf("%s: not a valid URL; write the plain path", arg)
	}
	return filepath.FromSlash(name), nil
}

// FileURL returns the file: URL of an absolute path.
func FileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/reports
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// revision finds the statement of REVISION:PATH. Its id is NAME@REVISION.
func (l *Loader) revision(arg string, n gitrepo.Name) (reading, error) {
	if l.git == nil {
		l.git = gitrepo.New(".", l.MaxSize)
	}
	data, err := l.git.Read(n)
	if err != nil {
		return reading{}, fmt.Errorf("%s: %w", arg, err)
	}
	return reading{read: func() (*tree.Statement, error) {
		return l.parse(bytes.NewReader(data), parse.Name(arg), parse.ID(n.ID()))
	}}, nil
}

func (l *Loader) file(name string) reading {
	return reading{read: func() (*tree.Statement, error) {
		f, err := l.Sources.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return l.parse(f, parse.Name(name))
	}}
}

// fromCorpus finds the statement with an id. The argument is not an existing file.
func (l *Loader) fromCorpus(id string) (reading, error) {
	if strings.ContainsAny(id, `/\`) {
		return reading{}, fmt.Errorf("%s: no such file; check the path", id)
	}
	f, err := l.Folder()
	switch {
	case errors.Is(err, ErrNoManifest):
		return reading{}, fmt.Errorf("%s: no such file, and no %s to look it up as an id; check the path or give --corpus DIR",
			id, filepath.Join(l.Dir, corpus.ManifestName))
	case err != nil:
		return reading{}, err
	}
	e, ok := f.Entry(id)
	if !ok {
		return reading{}, fmt.Errorf("%s: no such file, and no such id in %s; %sthe ids are %s", id, f.Manifest(), suggest.Meant(id, f.IDs()), suggest.List(f.IDs()))
	}
	return reading{listed: true, read: func() (*tree.Statement, error) {
		st, _, err := f.Read(e)
		return st, err
	}}, nil
}

package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// output is one report that a run writes.
type output struct {
	kind string // term, html or json
	path string // "-" is standard output
}

// kinds are the kinds of report, in the order of the help text.
func kinds() []string { return []string{"term", "html", "json", "md", "csv", "docx"} }

// outputs returns what --format, -o and --report ask for.
func outputs(c *cli.Context) ([]output, error) {
	kind := c.String("format")
	if kind == "" {
		kind = kindOf(c.String("output"))
	} else if _, err := choice(c, "format", kinds()...); err != nil {
		return nil, err
	}
	return outputsOf(c, kind, kinds())
}

// outputsOf returns the report of a kind that goes where -o says, and those of
// --report, whose kinds are given.
func outputsOf(c *cli.Context, kind string, kinds []string) ([]output, error) {
	path, err := outputPath(c)
	if err != nil {
		return nil, err
	}
	all := []output{{kind, path}}
	for _, value := range c.StringSlice("report") {
		kind, path, ok := strings.Cut(value, "=")
		if !ok || path == "" || !slices.Contains(kinds, kind) {
			return nil, usagef(c.Command.Name, "--report %q is not KIND=PATH; KIND is %s", value, strings.Join(kinds, ", "))
		}
		all = append(all, output{kind, path})
	}
	return all, distinct(c, all)
}

// outputPath returns what -o says.
func outputPath(c *cli.Context) (string, error) {
	path := c.String("output")
	if path == "" {
		return "", usagef(c.Command.Name, "-o needs a file name; - is standard output")
	}
	return path, nil
}

// kindOf is the kind of report when --format does not say: the file name's.
func kindOf(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".html", ".htm":
		return "html"
	case ".json":
		return "json"
	case ".md", ".markdown":
		return "md"
	case ".csv":
		return "csv"
	case ".docx":
		return "docx"
	}
	return "term"
}

// distinct returns an error when two reports go to the same place.
func distinct(c *cli.Context, all []output) error {
	seen := map[string]bool{}
	for _, o := range all {
		place := o.path
		if place != "-" {
			place = throughLinks(place)
		}
		if seen[place] {
			return usagef(c.Command.Name, "two reports go to %s; give each a file", o.path)
		}
		seen[place] = true
	}
	return nil
}

// mostLinks is how many links are followed one after the other.
const mostLinks = 40

// throughLinks returns the path of the file that a path stands for, which need
// not exist.
func throughLinks(path string) string {
	path = filepath.Clean(path)
	for range mostLinks {
		if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
			path = filepath.Join(folder, filepath.Base(path))
		}
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return path
}

// write renders every output, and only when all are rendered, and the proofs
// hold, touches a file.
func (s *session) write(all []output, render func(w io.Writer, kind string, toStdout bool) error, proofs ...func() error) error {
	if err := s.keepSources(all); err != nil {
		return err
	}
	var files []*staged
	defer func() {
		for _, f := range files {
			f.discard()
		}
	}()
	for _, o := range all {
		var b bytes.Buffer
		if err := render(&b, o.kind, o.path == "-"); err != nil {
			return fmt.Errorf("%s report: %w", o.kind, err)
		}
		if o.path == "-" { // finish writes the result, when nothing fails
			if err := s.show(o.kind, b.Bytes()); err != nil {
				return err
			}
			continue
		}
		f, err := stage(o.path, b.Bytes())
		if err != nil {
			return outputError(o.path, err)
		}
		files = append(files, f)
	}
	for _, proof := range proofs {
		if err := proof(); err != nil {
			return err
		}
	}
	// A device may be full, which no file should suffer for.
	slices.SortStableFunc(files, func(x, y *staged) int { return cmp.Compare(min(len(x.temp), 1), min(len(y.temp), 1)) })
	for _, f := range files {
		if err := f.commit(); err != nil {
			return outputError(f.path, err)
		}
	}
	return nil
}

func outputError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: its folder does not exist; make it first", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: permission denied; name another file", path)
	}
	return fmt.Errorf("%s: cannot be written: %w", path, reason(err))
}

// staged is a file that is written under another name, or, for a device or a
// pipe, not yet written.
type staged struct {
	path string
	temp string // "" for a device, and when nothing is left to remove
	data []byte
}

var errFolder = errors.New("it is a folder; name a file in it")

// stage writes the data beside path. A link stays a link: the file it points
// to is replaced, or made. The file keeps its permissions.
func stage(path string, data []byte) (*staged, error) {
	target := throughLinks(path)
	if os.IsPathSeparator(path[len(path)-1]) {
		return nil, errFolder
	}
	if info, err := os.Lstat(target); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil, errors.New("the link leads to itself; name a file")
	}
	mode := fs.FileMode(0)
	if info, err := os.Stat(target); err == nil {
		switch {
		case info.IsDir():
			return nil, errFolder
		case !info.Mode().IsRegular():
			return &staged{path: path, data: data}, nil
		}
		mode = info.Mode().Perm()
	}
	f, err := createBeside(target)
	if err != nil {
		return nil, err
	}
	st := &staged{path: target, temp: f.Name()}
	_, err = f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		st.discard()
		return nil, err
	}
	return st, nil
}

// longestBase is how many bytes of a file's name its temporary name has.
const longestBase = 200

// createBeside makes a new file in the folder of path. Unlike [os.CreateTemp]
// it leaves the permissions to the umask, as for any output file.
func createBeside(path string) (*os.File, error) {
	// With what is put behind it a name may be too long for the file system.
	base := strings.ToValidUTF8(filepath.Base(path)[:min(len(filepath.Base(path)), longestBase)], "")
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s.%d-%d.tmp", base, os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// commit gives the file its name, or writes to the device.
func (st *staged) commit() error {
	if st.temp == "" {
		f, err := os.OpenFile(st.path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(st.data)
		return errors.Join(err, f.Close())
	}
	err := os.Rename(st.temp, st.path)
	if err == nil {
		st.temp = ""
	}
	return err
}

// discard removes what was written and not committed.
func (st *staged) discard() {
	if st.temp != "" {
		os.Remove(st.temp)
		st.temp = ""
	}
}

// reportAddress returns the URL of the HTML report that the run writes to a
// file, "" for none.
func reportAddress(all []output) string {
	for _, o := range all {
		if o.kind != "html" || o.path == "-" {
			continue
		}
		path, err := filepath.Abs(o.path)
		if err != nil {
			return ""
		}
		path = filepath.ToSlash(path)
		if !strings.HasPrefix(path, "/") {
			path = "/" + path // C:/reports
		}
		return (&url.URL{Scheme: "file", Path: path}).String()
	}
	return ""
}

// reportPath returns the file of the HTML report that the run writes, as given,
// "" for none.
func reportPath(all []output) string {
	for _, o := range all {
		if o.kind == "html" && o.path != "-" {
			return filepath.ToSlash(o.path)
		}
	}
	return ""
}

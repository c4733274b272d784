package main

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
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// reading is a statement that was found and not read. Several may be read at the
// same time.
type reading struct {
	read   func() (*tree.Statement, error)
	listed bool // by the manifest
}

// find finds the statement that one argument names.
func (in *input) find(arg string) (reading, error) {
	scheme, _, _ := strings.Cut(strings.ToLower(arg), ":")
	switch {
	case arg == "":
		return reading{}, usagef(in.command, "a file name is empty; name a page or a statement id")
	case arg == "-":
		return in.standardInput()
	case scheme == "http" || scheme == "https":
		return reading{}, fmt.Errorf("%s: pages are not fetched by %s; save the page, or list it in corpus.yaml for clausediff fetch", arg, in.command)
	case scheme == "file":
		name, err := filePath(arg)
		return in.file(name), err
	}
	info, err := os.Stat(arg)
	if target, linkErr := os.Readlink(arg); linkErr == nil && errors.Is(err, fs.ErrNotExist) {
		return reading{}, fmt.Errorf("%s: is a link to %s, which does not exist; check the link", arg, target)
	}
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		if n, ok := gitrepo.ParseName(arg); ok {
			return in.revision(arg, n)
		}
	}
	if err != nil && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)) {
		return in.fromCorpus(arg)
	}
	if err == nil && info.IsDir() && in.has(arg) {
		return in.fromCorpus(arg)
	}
	return in.file(arg), nil
}

func (in *input) standardInput() (reading, error) {
	if in.stdin {
		return reading{}, usagef(in.command, "- is given twice; standard input can be read once")
	}
	in.stdin = true
	in.s.noteStream()
	return reading{read: func() (*tree.Statement, error) { return in.parse(in.s.stdin, parse.Name("-"), parse.ID("stdin")) }}, nil
}

// parse reads a source of this run; opts go before those of the run.
func (in *input) parse(r io.Reader, opts ...parse.Option) (*tree.Statement, error) {
	return parse.Any(r, append(opts, in.opts...)...)
}

// filePath returns the path that a file: URL names on this machine.
func filePath(arg string) (string, error) {
	u, err := url.Parse(arg)
	if err != nil || u.Host != "" && u.Host != "localhost" || u.Path+u.Opaque == "" {
		return "", fmt.Errorf("%s: not a file of this machine; write file:///folder/page.html or the plain path", arg)
	}
	if u.Opaque == "" {
		return filepath.FromSlash(u.Path), nil
	}
	name, err := url.PathUnescape(u.Opaque)
	if err != nil {
		return "", fmt.Errorf("%s: not a URL; write the plain path", arg)
	}
	return filepath.FromSlash(name), nil
}

// revision is the statement that REVISION:PATH names; its id is NAME@REVISION.
func (in *input) revision(arg string, n gitrepo.Name) (reading, error) {
	data, err := in.git.Read(n)
	if err != nil {
		return reading{}, fmt.Errorf("%s: %w", arg, err)
	}
	return reading{read: func() (*tree.Statement, error) {
		return in.parse(bytes.NewReader(data), parse.Name(arg), parse.ID(n.ID()))
	}}, nil
}

func (in *input) file(name string) reading {
	return reading{read: func() (*tree.Statement, error) {
		f, err := in.s.sources.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return in.parse(f, parse.Name(name))
	}}
}

// fromCorpus finds the statement of an id. The argument is no file that exists.
func (in *input) fromCorpus(id string) (reading, error) {
	if strings.ContainsAny(id, `/\`) {
		return reading{}, fmt.Errorf("%s: no such file; check the path", id)
	}
	if err := in.open(); err != nil {
		return reading{}, err
	}
	manifest := filepath.Join(in.dir, corpus.ManifestName)
	if in.corpus == nil {
		return reading{}, fmt.Errorf("%s: no such file, and no %s to look it up as an id; check the path or give --corpus DIR",
			id, manifest)
	}
	e, ok := in.corpus.Entry(id)
	if !ok {
		return reading{}, fmt.Errorf("%s: no such file, and no id of %s; %sits ids are %s", id, manifest, meant(id, in.corpus.IDs()), list(in.corpus.IDs()))
	}
	return reading{listed: true, read: func() (*tree.Statement, error) { return in.listedStatement(e) }}, nil
}

// listedStatement reads the statement of an entry of the manifest.
func (in *input) listedStatement(e corpus.Entry) (*tree.Statement, error) {
	st, err := in.corpus.Statement(e.ID, in.dir, in.opts...)
	var p *fs.PathError
	if errors.As(err, &p) {
		return nil, outfile.FileError(filepath.Join(in.dir, filepath.FromSlash(e.Files[0])), err)
	}
	return st, err
}

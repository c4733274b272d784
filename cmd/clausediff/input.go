package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// maxIDs is how many ids an error lists.
const maxIDs = 10

// input reads the statements of one run.
type input struct {
	s       *session
	command string
	dir     string // of the corpus
	opts    []parse.Option
	git     *gitrepo.Repo
	corpus  *corpus.Corpus             // nil until an id is asked for
	stdin   bool                       // standard input was read
	strict  bool                       // a doubt is an error
	listed  map[*tree.Statement]bool   // those that the manifest lists
	byID    map[string]*tree.Statement // the listed ones
}

func (s *session) newInput(c *cli.Context) (*input, error) {
	opts, err := parseOptions(c)
	if err != nil {
		return nil, err
	}
	size, err := maxSize(c)
	if err != nil {
		return nil, err
	}
	dir := cmp.Or(c.String("corpus"), ".")
	in := &input{s: s, git: gitrepo.New(".", size), command: c.Command.Name, dir: dir, opts: opts, strict: c.Bool("strict"), listed: map[*tree.Statement]bool{}, byID: map[string]*tree.Statement{}}
	return in, in.useProfile(c.String("profile"))
}

// useProfile makes every page be read with the profile of the manifest.
func (in *input) useProfile(name string) error {
	if name == "" {
		return nil
	}
	if err := in.open(); err != nil {
		return err
	}
	manifest := filepath.Join(in.dir, corpus.ManifestName)
	if in.corpus == nil {
		return &flagError{"profile", name, fmt.Errorf("--profile %s: no %s to look it up in; give --corpus DIR", name, manifest)}
	}
	p, ok := in.corpus.Profile(name)
	if !ok {
		return &flagError{"profile", name, fmt.Errorf("--profile %s: no profile of %s has this name; add it there", name, manifest)}
	}
	in.opts = append(in.opts, parse.WithProfile(p))
	return nil
}

// load reads the statements that the arguments name, each with an id of its
// own, and notes their doubts. Of several errors it returns that of the first
// argument.
func (in *input) load(args []string) ([]*tree.Statement, error) {
	found, errs := make([]reading, len(args)), make([]error, len(args))
	for i, arg := range args {
		found[i], errs[i] = in.find(arg)
	}
	in.git.Close()
	statements := make([]*tree.Statement, len(args))
	in.s.progress.Say("reading %d statements", len(args))
	parallel(len(args), func(i int) {
		if errs[i] == nil {
			statements[i], errs[i] = found[i].read()
		}
	})
	used := map[string]bool{}
	for i, st := range statements {
		if errs[i] != nil {
			return nil, advise(errs[i])
		}
		in.note(st, found[i].listed)
		st.ID = unused(used, st.ID)
	}
	in.s.progress.Say("comparing %d statements", len(statements))
	return statements, in.settle(statements)
}

// loadSeries is load for statements that are compared: all are in one language.
func (in *input) loadSeries(args []string) ([]*tree.Statement, error) {
	statements, err := in.load(args)
	if err == nil {
		err = oneLanguage(statements)
	}
	return statements, err
}

// note remembers whether the manifest lists a statement.
func (in *input) note(st *tree.Statement, listed bool) {
	in.listed[st] = listed
	if listed {
		in.byID[st.ID] = st
	}
}

// joined reads one statement that is spread over the files.
func (in *input) joined(args []string) (*tree.Statement, error) {
	var parts []parse.Part
	for _, name := range args {
		f, err := in.s.sources.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		parts = append(parts, parse.Part{Name: name, Reader: f})
	}
	st, err := parse.Join(parts, in.opts...)
	if err != nil {
		return nil, advise(err)
	}
	return st, in.settle([]*tree.Statement{st})
}

// settle notes the statements' doubts, which are errors when nothing doubtful
// may pass.
func (in *input) settle(statements []*tree.Statement) error {
	for _, st := range statements {
		if n := len(st.Doubts); in.strict && n > 0 {
			more := ""
			if n > 1 {
				more = fmt.Sprintf(" (and %d more)", n-1)
			}
			return fmt.Errorf("%s%s; correct the source, or leave out --strict", placed(st, st.Doubts[0]), more)
		}
		for i, doubt := range st.Doubts {
			if i == mostDoubts {
				in.s.warn("%s: and %d more doubts; --format json of parse lists them", st.Source.Name, len(st.Doubts)-i)
				break
			}
			in.s.warn("%s", placed(st, doubt))
		}
	}
	return nil
}

// mostDoubts is how many doubts of a statement are said.
const mostDoubts = 50

// placed returns a doubt with the file it is about.
func placed(st *tree.Statement, d tree.Doubt) string {
	d.File = cmp.Or(d.File, st.Source.Name)
	return d.String()
}

// advise adds what to do to an error of the parser that does not say so.
func advise(err error) error {
	var bad *parse.Error
	if !errors.As(err, &bad) || strings.Contains(err.Error(), ";") {
		return err
	}
	for _, a := range []struct {
		is   error
		hint string
	}{
		{parse.ErrNoContent, "give a page or a text with the statement in it"},
		{parse.ErrTruncated, "save the whole page again"},
		{parse.ErrEncoding, "save it as UTF-8"},
		{parse.ErrTooLarge, "save the statement alone, or allow more with --max-size"},
		{parse.ErrUnsupported, "save the statement as HTML or plain text"},
	} {
		if errors.Is(err, a.is) {
			return &parse.Error{Pos: bad.Pos, Err: fmt.Errorf("%w; %s", bad.Err, a.hint)}
		}
	}
	return err
}

// unused returns the id, with a number when another statement has it already:
// a locator such as 2023:3.4.2 must name one place.
func unused(used map[string]bool, id string) string {
	name := id
	for n := 2; used[name]; n++ {
		name = fmt.Sprintf("%s~%d", id, n)
	}
	used[name] = true
	return name
}

// has reports whether the corpus, if there is one that can be read, lists the
// id.
func (in *input) has(id string) bool {
	if in.open() != nil || in.corpus == nil {
		return false
	}
	_, ok := in.corpus.Entry(id)
	return ok
}

// open reads the manifest once. Without a manifest the corpus stays nil.
func (in *input) open() error {
	if in.corpus != nil {
		return nil
	}
	c, err := corpus.Load(in.s.folder(in.dir), corpus.ManifestName)
	if err = manifestError(in.dir, err); errors.Is(err, errNoManifest) {
		return nil
	}
	in.corpus = c
	return err
}

// earlierMost is how many earlier statements of a series wording is weighed
// over.
const earlierMost = 4

// earlier returns the statements of the manifest that come before two of one
// series, the nearest first: what all of them say is no evidence that a clause
// was carried over.
func (in *input) earlier(old, new *tree.Statement) ([]*tree.Statement, error) {
	a, _ := in.corpus.Entry(old.ID)
	b, _ := in.corpus.Entry(new.ID)
	if a.Series == "" || a.Series != b.Series {
		return nil, nil
	}
	series := in.corpus.Series(a.Series)
	first := slices.IndexFunc(series, func(e corpus.Entry) bool { return e.ID == old.ID || e.ID == new.ID })
	var statements []*tree.Statement
	for _, e := range slices.Backward(series[max(0, first-earlierMost):first]) {
		st := in.byID[e.ID]
		if st == nil {
			read, err := in.listedStatement(e)
			if err != nil {
				return nil, advise(err)
			}
			st = read
			in.note(st, true)
		}
		statements = append(statements, st)
	}
	return statements, nil
}

// options returns what the manifest says of the comparison of two statements:
// links that a person decided on, and the statements before them in their
// series.
func (in *input) options(old, new *tree.Statement) ([]diff.Option, error) {
	opts, err := in.pins(old, new)
	if err != nil || !in.listed[old] || !in.listed[new] {
		return opts, err
	}
	earlier, err := in.earlier(old, new)
	return append(opts, diff.InSeries(earlier...)), err
}

// before returns the earlier statements of the series of two that the manifest
// lists, the nearest first.
func (in *input) before(old, new *tree.Statement) ([]*tree.Statement, error) {
	if !in.listed[old] || !in.listed[new] {
		return nil, nil
	}
	return in.earlier(old, new)
}

// pins returns what the manifest says of links between two statements, when it
// lists both.
func (in *input) pins(old, new *tree.Statement) ([]diff.Option, error) {
	if !in.listed[old] || !in.listed[new] {
		return nil, nil
	}
	pins, err := in.corpus.Pins(old, new)
	var bad *corpus.Error
	if errors.As(err, &bad) {
		bad.Pos.Name = filepath.Join(in.dir, bad.Pos.Name)
		return nil, bad
	}
	var opts []diff.Option
	for _, p := range pins {
		if p.Forbid {
			opts = append(opts, diff.Forbid(p.Old, p.New))
		} else {
			opts = append(opts, diff.Pin(p.Old, p.New))
		}
	}
	return opts, err
}

// list joins the first ids.
func list(ids []string) string {
	if len(ids) <= maxIDs {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:maxIDs], ", "), len(ids)-maxIDs)
}

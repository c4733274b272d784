package load

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Loader reads the statements of one run. It is not safe for concurrent use.
type Loader struct {
	Command string         // name of the command, for errors
	Dir     string         // of the corpus
	Parse   []parse.Option // for all statements
	MaxSize int64          // of a file in a revision
	Strict  bool           // doubts are errors
	Stdin   io.Reader
	// Sources records the files that are read. Warn is called for every doubt. Progress
	// shows what is being done.
	Sources  *outfile.Sources
	Warn     func(format string, args ...any)
	Progress *screen.Progress

	git       *gitrepo.Repo // nil until needed
	stdinRead bool
	folder    *Folder                    // nil until needed
	byID      map[string]*tree.Statement // those of the manifest that were read
	ordered   map[string][]corpus.Entry  // by series, see [Loader.inTime]
}

// UseError is a mistake in the arguments of a command or in the value of a flag.
type UseError struct {
	Flag, Value string // of the flag, "" for arguments
	Text        string
}

// Error returns the text.
func (e *UseError) Error() string { return e.Text }

func useErrorf(format string, args ...any) error {
	return &UseError{Text: fmt.Sprintf(format, args...)}
}

// Folder opens the corpus of the run, once. The error wraps [ErrNoManifest] if there is
// none.
func (l *Loader) Folder() (*Folder, error) {
	if l.folder != nil {
		return l.folder, nil
	}
	f, err := OpenFolder(l.Sources.Folder(l.Dir), l.Dir, l.Parse...)
	if err != nil {
		return nil, err
	}
	l.folder = f
	return f, nil
}

// Opened returns the corpus if the run has opened it, nil otherwise.
func (l *Loader) Opened() *Folder { return l.folder }

// Lists reports whether the corpus can be read and lists an id.
func (l *Loader) Lists(id string) bool {
	f, err := l.Folder()
	if err != nil {
		return false
	}
	_, ok := f.Entry(id)
	return ok
}

// UseProfile makes the loader read every page with a profile of the manifest.
func (l *Loader) UseProfile(name string) error {
	f, err := l.Folder()
	if errors.Is(err, ErrNoManifest) {
		return &UseError{"profile", name, fmt.Sprintf("--profile %s: no %s to look it up in; give --corpus DIR", name, corpusPath(l.Dir))}
	}
	if err != nil {
		return err
	}
	p, ok := f.Profile(name)
	if !ok {
		return &UseError{"profile", name, fmt.Sprintf("--profile %s: no profile of %s has this name; add it there", name, f.Manifest())}
	}
	l.Parse = append(slices.Clip(l.Parse), parse.WithProfile(p))
	f.opts = l.Parse
	return nil
}

func corpusPath(dir string) string { return (&Folder{Dir: dir}).Manifest() }

// Statements reads the statements that the arguments name, gives them unique ids, and
// reports their doubts. Of several errors it returns that of the first argument.
func (l *Loader) Statements(args []string) ([]*tree.Statement, error) {
	found, errs := make([]reading, len(args)), make([]error, len(args))
	for i, arg := range args {
		found[i], errs[i] = l.find(arg)
	}
	if l.git != nil {
		l.git.Close()
	}
	statements := make([]*tree.Statement, len(args))
	l.Progress.Say("reading %d statements", len(args))
	parallel.Do(len(args), func(i int) {
		if errs[i] == nil {
			statements[i], errs[i] = found[i].read()
		}
	})
	used := map[string]bool{}
	for i, st := range statements {
		if errs[i] != nil {
			return nil, errs[i]
		}
		if found[i].listed {
			l.note(st)
		}
		st.ID = unused(used, st.ID)
	}
	l.Progress.Say("comparing %d statements", len(statements))
	return statements, l.settle(statements)
}

// Comparable is [Loader.Statements] for statements that are compared: they must all be in
// one language.
func (l *Loader) Comparable(args []string) ([]*tree.Statement, error) {
	statements, err := l.Statements(args)
	if err == nil {
		err = oneLanguage(statements)
	}
	return statements, err
}

// Series is [Loader.Comparable] for the arguments or, without any, for a series of the
// corpus in order of time: the series named, that of the statement with an id, or the
// only one.
func (l *Loader) Series(args []string, name, id string) ([]*tree.Statement, error) {
	listed := len(args) == 0
	if listed {
		var err error
		if args, err = l.seriesIDs(name, id); err != nil {
			return nil, err
		}
	}
	if len(args) < 2 {
		return nil, useErrorf("a series needs two statements or more, %d given", len(args))
	}
	statements, err := l.Comparable(args)
	if listed {
		inTime(statements)
	}
	return statements, err
}

// inTime sorts statements by time, see [tree.SortInTime].
func inTime(statements []*tree.Statement) {
	tree.SortInTime(statements, func(st *tree.Statement) (date, id string) { return st.Date, st.ID })
}

func (l *Loader) seriesIDs(name, id string) ([]string, error) {
	f, err := l.Folder()
	switch {
	case errors.Is(err, ErrNoManifest):
		return nil, useErrorf("no statements given, and there is no %s in %s", corpus.ManifestName, l.Dir)
	case err != nil:
		return nil, err
	}
	if e, ok := f.Entry(id); ok && name == "" {
		name = e.Series
	}
	names := f.SeriesNames()
	named := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == "" })
	switch {
	case name == "" && len(names) == 1:
		name = names[0]
	case name == "": // do not guess, even if all are in one language
		return nil, useErrorf("the corpus has several series (%s); choose one, as in --series %s", suggest.List(named), suggest.Argument(named[0]))
	case len(named) == 0:
		return nil, &UseError{"series", name, fmt.Sprintf("--series %q is not in the corpus; none of its statements belongs to one", name)}
	case !slices.Contains(named, name):
		return nil, &UseError{"series", name, fmt.Sprintf("--series %q is not in the corpus; %sit has %s", name, suggest.Meant(name, named), suggest.List(named))}
	}
	var ids []string
	for _, e := range f.Corpus.Series(name) {
		ids = append(ids, e.ID)
	}
	return ids, nil
}

// Joined reads one statement that is spread over several files.
func (l *Loader) Joined(names []string) (*tree.Statement, error) {
	var parts []parse.Part
	for _, name := range names {
		f, err := l.Sources.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		parts = append(parts, parse.Part{Name: name, Reader: f})
	}
	st, err := parse.Join(parts, l.Parse...)
	if err != nil {
		return nil, err
	}
	return st, l.settle([]*tree.Statement{st})
}

// Published reads the statements of a series of the corpus for publication, in order of
// time; see [Folder.Published].
func (l *Loader) Published(series string) ([]*tree.Statement, error) {
	f, err := l.Folder()
	if err != nil {
		return nil, err
	}
	entries := f.Corpus.Series(series)
	all, errs := make([]*tree.Statement, len(entries)), make([]error, len(entries))
	l.Progress.Say("reading %d statements", len(entries))
	parallel.Do(len(entries), func(i int) { all[i], errs[i] = f.Published(entries[i]) })
	for i, st := range all {
		if errs[i] != nil {
			return nil, errs[i]
		}
		l.note(st)
		if e := entries[i]; len(e.Parties) > 0 {
			st.Parties = e.Parties
		}
	}
	inTime(all)
	return all, l.settle(all)
}

// InFolder reads the statements of a folder: those in its manifest or, without one, all
// files, with their names as ids.
func (l *Loader) InFolder(dir string) ([]*tree.Statement, error) {
	f, err := OpenFolder(l.Sources.Folder(dir), dir, l.Parse...)
	var all []*tree.Statement
	switch {
	case errors.Is(err, ErrNoManifest):
		found, err := TakeSurvey(dir, l.Progress, l.Parse...)
		if err != nil {
			return nil, err
		}
		for _, x := range found.Statements {
			x.Statement.ID = x.ID
			all = append(all, x.Statement)
		}
		slices.SortFunc(all, func(x, y *tree.Statement) int { return cmp.Compare(x.ID, y.ID) })
		return all, l.settle(all)
	case err != nil:
		return nil, err
	}
	for _, e := range f.Entries {
		st, _, err := f.Read(e)
		if err != nil {
			return nil, err
		}
		all = append(all, st)
	}
	return all, l.settle(all)
}

// note records a statement of the manifest.
func (l *Loader) note(st *tree.Statement) {
	if l.byID == nil {
		l.byID = map[string]*tree.Statement{}
	}
	l.byID[st.ID] = st
}

// listed reports whether both statements are those of the manifest with their ids.
func (l *Loader) listed(old, new *tree.Statement) bool {
	return l.byID[old.ID] == old && l.byID[new.ID] == new
}

// Pins returns the links between two statements that the manifest pins, none unless both
// are in the manifest.
func (l *Loader) Pins(old, new *tree.Statement) ([]corpus.ResolvedPin, error) {
	if !l.listed(old, new) {
		return nil, nil
	}
	return l.folder.Pins(old, new)
}

// mostEarlier is how many earlier statements of a series are used to weigh wording.
const mostEarlier = 4

// Earlier returns the statements of the manifest that precede two of one series, the
// nearest first. Wording that all of them share is no evidence that a clause was carried
// over.
func (l *Loader) Earlier(old, new *tree.Statement) ([]*tree.Statement, error) {
	if !l.listed(old, new) {
		return nil, nil
	}
	a, _ := l.folder.Entry(old.ID)
	b, _ := l.folder.Entry(new.ID)
	if a.Series == "" || a.Series != b.Series {
		return nil, nil
	}
	series := l.inTime(a.Series)
	first := slices.IndexFunc(series, func(e corpus.Entry) bool { return e.ID == old.ID || e.ID == new.ID })
	var statements []*tree.Statement
	for _, e := range slices.Backward(series[max(0, first-mostEarlier):first]) {
		st, err := l.read(e)
		if err != nil {
			return nil, err
		}
		statements = append(statements, st)
	}
	return statements, nil
}

// Before returns the previous entry, in order of time, of the series of an id, and
// whether there is one.
func (l *Loader) Before(id string) (corpus.Entry, bool) {
	if !l.Lists(id) {
		return corpus.Entry{}, false
	}
	e, _ := l.folder.Entry(id)
	if e.Series == "" {
		return corpus.Entry{}, false
	}
	series := l.inTime(e.Series)
	i := slices.IndexFunc(series, func(other corpus.Entry) bool { return other.ID == id })
	if i < 1 {
		return corpus.Entry{}, false
	}
	return series[i-1], true
}

// inTime is [Folder.InTime] with the dates of the statements themselves. It sorts a
// series once, since every pair needs it.
func (l *Loader) inTime(series string) []corpus.Entry {
	all, ok := l.ordered[series]
	if !ok {
		all = l.folder.InTime(series, func(e corpus.Entry) (string, bool) {
			st, err := l.read(e)
			if err != nil {
				return "", false
			}
			return st.Date, true
		})
		if l.ordered == nil {
			l.ordered = map[string][]corpus.Entry{}
		}
		l.ordered[series] = all
	}
	return all
}

// read reads a statement of the manifest, once.
func (l *Loader) read(e corpus.Entry) (*tree.Statement, error) {
	if st := l.byID[e.ID]; st != nil {
		return st, nil
	}
	st, _, err := l.folder.Read(e)
	if err == nil {
		l.note(st)
	}
	return st, err
}

// unused returns the id, with a number added if another statement has it already: a
// locator such as 2023:3.4.2 must name one place.
func unused(used map[string]bool, id string) string {
	name := id
	for n := 2; used[name]; n++ {
		name = fmt.Sprintf("%s~%d", id, n)
	}
	used[name] = true
	return name
}

// MostDoubts is the most doubts of a statement that are printed.
const MostDoubts = 50

// settle reports the doubts of statements. In strict mode they are errors.
func (l *Loader) settle(statements []*tree.Statement) error {
	for _, st := range statements {
		if n := len(st.Doubts); l.Strict && n > 0 {
			more := ""
			if n > 1 {
				more = fmt.Sprintf(" (and %d more)", n-1)
			}
			return fmt.Errorf("%s%s; correct the source, or leave out --strict", placed(st, st.Doubts[0]), more)
		}
		for i, doubt := range st.Doubts {
			if i == MostDoubts {
				l.Warn("%s: and %d more doubts; clausediff parse --format json lists them all", st.Source.Name, len(st.Doubts)-i)
				break
			}
			l.Warn("%s", placed(st, doubt))
		}
	}
	return nil
}

// placed returns a doubt with the name of its file.
func placed(st *tree.Statement, d tree.Doubt) string {
	d.File = cmp.Or(d.File, st.Source.Name)
	return d.String()
}

// oneLanguage returns an error for two statements that are known to be in different
// languages: their words cannot be compared.
func oneLanguage(statements []*tree.Statement) error {
	var first *tree.Statement
	for _, st := range statements {
		switch {
		case !surelyIn(st):
		case first == nil:
			first = st
		case first.Lang != st.Lang:
			return fmt.Errorf("%s is in %s and %s in %s: statements are compared within one language only; use clausediff parity for language versions, or give --lang if a language was detected wrongly",
				first.ID, lang.Name(first.Lang), st.ID, lang.Name(st.Lang))
		}
	}
	return nil
}

// surelyIn reports whether the language of a statement was given, or detected beyond
// doubt.
func surelyIn(st *tree.Statement) bool {
	for _, f := range st.Facts {
		if f.Name == "language" {
			return !f.Unsure
		}
	}
	return false
}

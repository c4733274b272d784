package accepted

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Folder is a corpus, loaded to be checked.
type Folder struct {
	*load.Folder
	Lock *corpus.Lock
	// Checked is what the rules judge; it has the items of all statements.
	Checked  *check.Corpus
	maxSize  int64                      // of a file of a statement
	lineages map[string]*series.Lineage // up to the accepted text of an id, see Age
}

// Open reads every statement of a corpus. What cannot be read is in the items, as
// an error.
func Open(from *load.Folder, maxSize int64) *Folder {
	f := &Folder{Folder: from, maxSize: maxSize}
	f.Checked = &check.Corpus{Watches: f.Watches(), Expectations: f.Expectations(), Severities: f.Severities(), Manifest: f.Manifest()}
	for _, e := range f.Entries {
		e.Pos.Name = f.Manifest()
		it := check.Item{Entry: e}
		it.Now, it.Sum, it.Err = f.Read(e)
		for _, name := range e.Mirrors {
			st, err := f.ReadMirror(e, name)
			it.Mirrors = append(it.Mirrors, check.Mirror{Name: f.Path(name), Now: st, Err: err})
		}
		f.Checked.Items = append(f.Checked.Items, it)
	}
	for i := range f.Checked.Expectations {
		f.Checked.Expectations[i].Pos.Name = f.Manifest()
	}
	f.order()
	f.pins()
	return f
}

// order gives every item the statement before it in its series, by date, or in
// the order of the manifest where a date is missing.
func (f *Folder) order() {
	series := map[string][]*check.Item{}
	for i := range f.Checked.Items {
		if it := &f.Checked.Items[i]; it.Now != nil && it.Entry.Series != "" {
			series[it.Entry.Series] = append(series[it.Entry.Series], it)
		}
	}
	for _, items := range series {
		if !slices.ContainsFunc(items, func(it *check.Item) bool { return it.Now.Date == "" }) {
			slices.SortStableFunc(items, func(x, y *check.Item) int { return cmp.Compare(x.Now.Date, y.Now.Date) })
		}
		for i := range items[1:] {
			items[i+1].Before = items[i].Now
		}
	}
}

// pins finds the links of the manifest that match nothing any more.
func (f *Folder) pins() {
	now := f.statements()
	for _, pair := range f.PinnedPairs() {
		old, new := now[pair[0]], now[pair[1]]
		if old == nil || new == nil {
			continue
		}
		var bad *corpus.Error
		if _, err := f.Pins(old, new); errors.As(err, &bad) {
			f.Checked.Pins = append(f.Checked.Pins, bad)
		}
	}
}

// statements returns the statements as they are now, by id.
func (f *Folder) statements() map[string]*tree.Statement {
	now := map[string]*tree.Statement{}
	for _, it := range f.Checked.Items {
		now[it.Entry.ID] = it.Now
	}
	return now
}

// ReadLock reads the accepted state.
func (f *Folder) ReadLock() (*corpus.Lock, error) {
	l, err := corpus.ReadLock(f.Files, f.Dir)
	var bad *corpus.Error
	if errors.As(err, &bad) && bad.Pos.Line == 0 {
		return nil, outfile.FileError(bad.Pos.Name, bad.Err)
	}
	return l, err
}

// Against makes the items be judged by an accepted state.
func (f *Folder) Against(l *corpus.Lock) {
	f.Lock = l
	f.Checked.Gone = nil
	for i := range f.Checked.Items {
		it := &f.Checked.Items[i]
		it.Accepted, it.Merge = l.At(it.Entry.ID), l.MergeAt(it.Entry.ID)
	}
	for _, a := range l.Accepted {
		if _, ok := f.Entry(a.ID); !ok {
			f.Checked.Gone = append(f.Checked.Gone, a)
		}
	}
}

// AgainstLock makes the items be judged by the accepted state.
func (f *Folder) AgainstLock() error {
	l, err := f.ReadLock()
	if err == nil {
		f.Against(l)
	}
	return err
}

// AgainstRevision makes the items be judged by the statements of a revision of the
// repository. What a person accepted since is told as accepted.
func (f *Folder) AgainstRevision(revision string, opts ...parse.Option) error {
	lock, err := f.ReadLock()
	if err != nil {
		return err
	}
	base, err := f.at(revision, opts)
	if err != nil {
		return err
	}
	f.Against(base)
	for i := range f.Checked.Items {
		it := &f.Checked.Items[i]
		it.Reviewed = lock.At(it.Entry.ID)
	}
	f.Checked.Gone = slices.DeleteFunc(f.Checked.Gone, func(a *corpus.Accepted) bool { return lock.At(a.ID) == nil })
	return nil
}

// at returns the statements of a revision as an accepted state.
func (f *Folder) at(revision string, opts []parse.Option) (*corpus.Lock, error) {
	repo := gitrepo.New(f.Dir, f.maxSize)
	defer repo.Close()
	base, err := repo.Tree(revision)
	if err != nil {
		return nil, err
	}
	if _, err := base.Stat(corpus.ManifestName); err != nil {
		return nil, fmt.Errorf("%s has no %s in %s; give a revision that has one, or leave out --base to check against %s",
			revision, corpus.ManifestName, f.Dir, corpus.LockFolder)
	}
	was, err := load.OpenFolder(base, revision+":"+f.Dir, opts...)
	if err != nil {
		return nil, err
	}
	l := &corpus.Lock{}
	for _, e := range was.Entries {
		st, sum, err := was.Read(e)
		if err != nil {
			continue // what could not be read then was not accepted
		}
		l.Set(corpus.NewAccepted(e, st, sum))
	}
	return l, nil
}

// Only keeps the items of some ids, all of them for none.
func (f *Folder) Only(ids []string) error {
	if err := f.Known(ids...); err != nil || len(ids) == 0 {
		return err
	}
	f.Checked.Items = slices.DeleteFunc(f.Checked.Items, func(it check.Item) bool { return !slices.Contains(ids, it.Entry.ID) })
	f.Checked.Gone, f.Checked.Pins, f.Checked.Unlisted = nil, nil, nil
	for i := range f.Checked.Expectations { // of a series as a whole
		f.Checked.Expectations[i].Ascending, f.Checked.Expectations[i].EveryYear = false, false
	}
	return nil
}

// FindUnlisted looks for files beside the statements that may be statements and
// are not listed.
func (f *Folder) FindUnlisted() {
	listed, folders := map[string]bool{}, map[string]bool{}
	for _, e := range f.Entries {
		for _, file := range slices.Concat(e.Files, e.Mirrors) {
			listed[file], folders[path.Dir(file)] = true, true
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		entries, _ := fs.ReadDir(f.Files, folder) // what cannot be read is told of the statements in it
		for _, e := range entries {
			file := path.Join(folder, e.Name())
			mayBe := slices.Contains(load.Endings, strings.ToLower(path.Ext(file))) && !strings.HasPrefix(e.Name(), ".") && !load.OfRepository(file)
			if e.Type().IsRegular() && mayBe && !listed[file] {
				f.Checked.Unlisted = append(f.Checked.Unlisted, f.Path(file))
			}
		}
	}
}

// knownRules returns an error at the first rule of the manifest that there is not,
// with the one that is probably meant.
func (f *Folder) knownRules() error {
	var names []string
	for _, r := range check.Rules() {
		names = append(names, r.Name)
	}
	for _, s := range f.Checked.Severities {
		if !slices.Contains(names, s.Rule) {
			at := s.Pos
			at.Name = f.Manifest()
			return &corpus.Error{Pos: at, Err: fmt.Errorf("rule %q is not known; %ssee check --list", s.Rule, suggest.Meant(s.Rule, names))}
		}
	}
	return nil
}

// Check runs the rules. Findings have the line and column of the words that they
// are about, where these can be found in the file.
func (f *Folder) Check() (*check.Report, error) {
	if err := f.knownRules(); err != nil {
		return nil, err
	}
	r, err := check.Run(f.Checked)
	var bad *corpus.Error
	if errors.As(err, &bad) {
		bad.Pos.Name = f.Manifest()
	}
	if err != nil {
		return nil, err
	}
	f.pinpoint(r)
	return r, nil
}

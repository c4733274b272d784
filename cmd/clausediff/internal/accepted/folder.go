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
	"sync"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Folder is a corpus to be checked.
type Folder struct {
	*load.Folder
	// Checked is the input of the rules. It has the items of all statements, which are
	// read when they are checked.
	Checked *check.Corpus

	maxSize  int64       // of a statement's file
	lock     *lock.State // the accepted state
	judge    state       // what the statements are compared with
	reviewed state       // what a person accepted, if that is different; nil otherwise
	order    order
	memory   memory
	recent   recent

	repo   *gitrepo.Repo // of the revision, nil for none
	mu     sync.Mutex
	failed map[string]error // errors of reading accepted states, by id
}

// state returns the accepted state of an item that was read, as [lock.State.Read] does.
type state func(*check.Item) (*lock.Accepted, *corpus.Merge, error)

// stateOf returns the state function of a lock.
func stateOf(l *lock.State) state {
	return func(it *check.Item) (*lock.Accepted, *corpus.Merge, error) { return l.Read(it.Entry.ID) }
}

// Open returns a corpus without reading its statements.
func Open(from *load.Folder, maxSize int64) *Folder {
	f := &Folder{Folder: from, maxSize: maxSize, failed: map[string]error{}}
	f.Checked = &check.Corpus{Watches: f.Watches, Expectations: f.Expectations, Severities: f.Severities, Manifest: f.Manifest(), Parallel: parallel.Do}
	f.Checked.Load, f.Checked.Place = f.load, f.place
	for _, e := range f.Entries {
		e.Pos.Name = f.Manifest()
		f.Checked.Items = append(f.Checked.Items, check.Item{Entry: e})
	}
	for i := range f.Checked.Expectations {
		f.Checked.Expectations[i].Pos.Name = f.Manifest()
	}
	return f
}

// read reads the statement of an item, its mirrors and its versions. It records errors in
// the item.
func (f *Folder) read(it *check.Item) {
	e := it.Entry
	it.Now, it.Sum, it.Err = f.statement(e)
	for _, name := range e.Mirrors {
		st, err := f.ReadMirror(e, name)
		it.Mirrors = append(it.Mirrors, check.Mirror{Name: f.Path(name), Now: st, Err: err})
	}
	for _, id := range f.versionsBefore(e.ID) {
		version, _ := f.Entry(id)
		if st, _, err := f.statement(version); err == nil {
			it.Versions = append(it.Versions, st)
		}
	}
}

// versionsBefore returns the ids of the language versions of a statement that precede it
// in the manifest, so that each pair of versions is compared once.
func (f *Folder) versionsBefore(id string) []string {
	ids := f.Versions(id)
	return ids[:max(0, slices.Index(ids, id))]
}

// load reads all that the rules need of an item.
func (f *Folder) load(it *check.Item) {
	it.Mirrors, it.Versions = nil, nil
	f.read(it)
	var err, otherErr error
	it.Accepted, it.Merge, err = f.judge(it)
	if f.reviewed != nil {
		it.Reviewed, _, otherErr = f.reviewed(it)
	}
	if err = cmp.Or(err, otherErr); err != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.failed[it.Entry.ID] = err
		it.Err = err
		return
	}
	if it.Err == nil && f.asksBefore(it.Entry, it.Accepted != nil) {
		it.Before = f.readBefore(it.Entry.ID)
	}
}

// asksBefore reports whether rules need the statement before one.
func (f *Folder) asksBefore(e corpus.Entry, accepted bool) bool {
	return !accepted || f.watched(e.Series)
}

// watched reports whether a phrase is watched in a series.
func (f *Folder) watched(series string) bool {
	return slices.ContainsFunc(f.Checked.Watches, func(w corpus.Watch) bool { return w.Series == "" || w.Series == series })
}

// findStalePins finds the pinned links of the manifest that no longer match anything.
func (f *Folder) findStalePins(statement func(id string) *tree.Statement) {
	f.Checked.Pins = nil
	for _, pair := range f.PinnedPairs() {
		old, new := statement(pair[0]), statement(pair[1])
		if old == nil || new == nil {
			continue
		}
		var bad *corpus.Error
		if _, err := f.Pins(old, new); errors.As(err, &bad) {
			f.Checked.Pins = append(f.Checked.Pins, bad)
		}
	}
}

// readID reads the statement with an id, nil if it cannot be read.
func (f *Folder) readID(id string) *tree.Statement {
	e, ok := f.Entry(id)
	if !ok {
		return nil
	}
	st, _, err := f.statement(e)
	if err != nil {
		return nil
	}
	return st
}

// openLock opens the accepted state.
func (f *Folder) openLock() (*lock.State, error) {
	l, err := lock.Open(f.Files, f.Dir)
	return l, worded(err)
}

// worded adds the advice of [outfile.FileError] to an error about a whole file of the
// accepted state.
func worded(err error) error {
	var bad *corpus.Error
	if errors.As(err, &bad) && bad.Pos.Line == 0 {
		return outfile.FileError(bad.Pos.Name, bad.Err)
	}
	return err
}

// AgainstLock makes Check compare the statements with the accepted state.
func (f *Folder) AgainstLock() error {
	l, err := f.openLock()
	if err != nil {
		return err
	}
	f.lock, f.judge, f.Checked.Gone = l, stateOf(l), nil
	for _, id := range l.IDs() {
		if _, ok := f.Entry(id); ok {
			continue
		}
		a, _, err := l.Read(id)
		if err != nil {
			return worded(err)
		}
		if a != nil {
			f.Checked.Gone = append(f.Checked.Gone, a)
		}
	}
	f.prepare()
	return nil
}

// AgainstRevision makes Check compare the statements with those of a revision of the
// repository. Changes that a person accepted since are reported as accepted.
func (f *Folder) AgainstRevision(revision string, opts ...parse.Option) error {
	lock, err := f.openLock()
	if err != nil {
		return err
	}
	base, err := f.at(revision, opts)
	if err != nil {
		return err
	}
	f.judge, f.reviewed = base.acceptedThen(f), stateOf(lock)
	kept := lock.IDs()
	for _, e := range base.Entries {
		if _, ok := f.Entry(e.ID); ok || !slices.Contains(kept, e.ID) {
			continue
		}
		if a := base.read(e); a != nil {
			f.Checked.Gone = append(f.Checked.Gone, a)
		}
	}
	f.prepare()
	return nil
}

// prepare computes what rules need of the corpus as a whole.
func (f *Folder) prepare() {
	f.order = f.orderBy()
	f.findStalePins(f.readID)
}

// base is the corpus in a revision.
type base struct{ *load.Folder }

// at opens the corpus of a revision.
func (f *Folder) at(revision string, opts []parse.Option) (base, error) {
	f.repo = gitrepo.New(f.Dir, f.maxSize)
	tree, err := f.repo.Tree(revision)
	if err != nil {
		return base{}, err
	}
	if _, err := fs.Stat(tree, corpus.ManifestName); err != nil {
		return base{}, fmt.Errorf("%s has no %s in %s; give a revision that has one, or leave out --base to check against %s",
			revision, corpus.ManifestName, f.Dir, lock.Folder)
	}
	was, err := load.OpenFolder(tree, revision+":"+f.Dir, opts...)
	return base{was}, err
}

// acceptedThen returns the [state] function of the base: each statement of the revision,
// as if it had been accepted. An unchanged statement is not read again.
func (b base) acceptedThen(now *Folder) state {
	return func(it *check.Item) (*lock.Accepted, *corpus.Merge, error) {
		e, ok := b.Entry(it.Entry.ID)
		if !ok {
			return nil, nil, nil
		}
		if sum, err := b.Sum(e.Files...); it.Err == nil && err == nil && b.Reading(e.ID, sum) == now.Reading(e.ID, it.Sum) {
			a := lock.New(e, it.Now, it.Sum)
			return &a, nil, nil
		}
		return b.read(e), nil, nil
	}
}

// read reads a statement of the base, nil if it cannot be read: then it counts as not
// accepted.
func (b base) read(e corpus.Entry) *lock.Accepted {
	st, sum, err := b.Read(e)
	if err != nil {
		return nil
	}
	a := lock.New(e, st, sum)
	return &a
}

// Close ends the processes that read the revision.
func (f *Folder) Close() {
	if f.repo != nil {
		f.repo.Close()
	}
}

// Only keeps the items with the given ids, or all if there are none. With ids, nothing is
// reported about the corpus as a whole.
func (f *Folder) Only(ids []string) error {
	if err := f.Known(ids...); err != nil || len(ids) == 0 {
		return err
	}
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	f.Checked.Items = slices.DeleteFunc(f.Checked.Items, func(it check.Item) bool { return !wanted[it.Entry.ID] })
	f.notAsAWhole()
	return nil
}

// notAsAWhole suppresses the findings about the corpus as a whole.
func (f *Folder) notAsAWhole() {
	f.Checked.Gone, f.Checked.Pins, f.Checked.Unlisted = nil, nil, nil
	for i := range f.Checked.Expectations {
		f.Checked.Expectations[i].Ascending, f.Checked.Expectations[i].EveryYear = false, false
	}
}

// Shard keeps the k-th of n parts of the items, counted from 1. The last part also
// reports on the corpus as a whole, so that the reports of all parts together are the
// report of the corpus.
func (f *Folder) Shard(k, n int) {
	all := f.Checked.Items
	var ids []string
	for _, it := range all {
		ids = append(ids, it.Entry.ID)
	}
	from, to := (k-1)*len(all)/n, k*len(all)/n
	f.Checked.Items = all[from:to:to]
	f.Checked.Part = check.Part{Number: k, Of: n, Corpus: digest(ids)}
	if k < n {
		f.notAsAWhole()
		return
	}
	for _, it := range all[:from] {
		if date := f.order.dates[it.Entry.ID]; date != "" {
			it.Now = &tree.Statement{ID: it.Entry.ID, Date: date}
		}
		f.Checked.Elsewhere = append(f.Checked.Elsewhere, it)
	}
}

// FindUnlisted finds files beside the statements that may be statements but are not in
// the manifest.
func (f *Folder) FindUnlisted() {
	listed, folders := map[string]bool{}, map[string]bool{}
	for _, e := range f.Entries {
		for _, file := range slices.Concat(e.Files, e.Mirrors) {
			listed[file], folders[path.Dir(file)] = true, true
		}
	}
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		entries, _ := fs.ReadDir(f.Files, folder) // an unreadable folder is reported by its statements
		for _, e := range entries {
			file := path.Join(folder, e.Name())
			mayBe := slices.Contains(load.Endings, strings.ToLower(path.Ext(file))) && !strings.HasPrefix(e.Name(), ".") && !load.OfRepository(file)
			if e.Type().IsRegular() && mayBe && !listed[file] {
				f.Checked.Unlisted = append(f.Checked.Unlisted, f.Path(file))
			}
		}
	}
}

// knownRules returns an error for the first unknown rule in the manifest, with the name
// that was probably meant.
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

// Check runs the rules. Findings have the line and column of their words, if these can be
// found in the file.
func (f *Folder) Check() (*check.Report, error) {
	if err := f.knownRules(); err != nil {
		return nil, err
	}
	r, err := check.Run(f.Checked)
	for _, e := range f.Entries {
		if failed := f.failed[e.ID]; failed != nil {
			return nil, worded(failed)
		}
	}
	var bad *corpus.Error
	if errors.As(err, &bad) {
		bad.Pos.Name = f.Manifest()
	}
	if err != nil {
		return nil, err
	}
	f.memory.save(f)
	return r, nil
}

// order has the previous statement of each in its series, and its date, by id.
type order struct{ before, dates map[string]string }

// orderBy orders the statements of every series by time. It reads only those without a
// date in the manifest.
func (f *Folder) orderBy() order {
	o := order{before: map[string]string{}, dates: map[string]string{}}
	for _, name := range f.SeriesNames() {
		if name == "" {
			continue
		}
		series := f.InTime(name, f.dateOf)
		for i, e := range series {
			o.dates[e.ID] = e.Date
			if i > 0 {
				o.before[e.ID] = series[i-1].ID
			}
		}
	}
	return o
}

// dateOf returns the date of a statement that has none in the manifest. It is not ok if
// the statement cannot be read.
func (f *Folder) dateOf(e corpus.Entry) (date string, ok bool) {
	if date, ok := f.memory.date(f, e); ok {
		return date, true
	}
	if st := f.readID(e.ID); st != nil {
		return st.Date, true
	}
	return "", false
}

// readBefore returns the nearest earlier statement of the series that can be read, nil
// for none.
func (f *Folder) readBefore(id string) *tree.Statement {
	for id = f.order.before[id]; id != ""; id = f.order.before[id] {
		if st := f.readID(id); st != nil {
			return st
		}
	}
	return nil
}

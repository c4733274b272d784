package accepted

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Pick is what an argument of accept names.
type Pick struct {
	id      string // of a statement, "" for any
	locator string // of a node, "" for any
	print   string // fingerprint, "" for any
}

// IsFingerprint reports whether the argument is one.
func (p Pick) IsFingerprint() bool { return p.print != "" }

// Takes reports whether the finding is picked. A locator is an address in the
// statement as it is now; what is gone has its old one.
func (p Pick) Takes(f check.Finding) bool {
	if p.id != "" && f.Statement != p.id || p.print != "" && f.Fingerprint != p.print {
		return false
	}
	return p.locator == "" || slices.ContainsFunc(strings.Fields(f.Address()), func(l string) bool {
		return tree.Locator(l).Within(tree.Locator(p.locator))
	})
}

// Picks reads the arguments of accept: ids, ids with locators, fingerprints.
// Each must take at least one finding, or name a statement.
func (f *Folder) Picks(args []string, r *check.Report) ([]Pick, error) {
	if len(args) == 0 {
		return []Pick{{}}, nil
	}
	var all []Pick
	for _, arg := range args {
		if id, locator, ok := strings.Cut(arg, ":"); id == "" || ok && locator == "" {
			return nil, fmt.Errorf("%q names nothing; write ID, ID:LOCATOR or a fingerprint, or nothing for all findings", arg)
		}
		p := f.pick(arg)
		if _, listed := f.Entry(arg); !listed && !slices.ContainsFunc(r.Findings, p.Takes) {
			return nil, fmt.Errorf("%s: no statement, and no finding has this address or fingerprint; see clausediff check", arg)
		}
		all = append(all, p)
	}
	return all, nil
}

func (f *Folder) pick(arg string) Pick {
	id, locator, ok := strings.Cut(arg, ":")
	_, listed := f.Entry(id)
	gone := slices.ContainsFunc(f.Checked.Gone, func(a *lock.Accepted) bool { return a.ID == id })
	if !listed && !gone {
		return Pick{print: arg}
	}
	if !ok {
		return Pick{id: id}
	}
	return Pick{id: id, locator: locator}
}

// edit makes the files of the accepted state ready one by one, as statements are
// accepted.
type edit struct {
	folder *Folder
	disk   fs.FS // the files of the corpus as they are
	lock   *lock.Edit
	to     *outfile.Batch
	// change, where it is not nil, is told of each file what it has and will have, nil
	// for no file. After an error nothing is changed any more.
	change func(file string, now, then []byte) error
	err    error // the first one
}

func (f *Folder) edit(to *outfile.Batch) (*edit, error) {
	if err := to.MakeFolder(f.Path(lock.Folder)); err != nil {
		return nil, outfile.FolderError(f.Path(lock.Folder), err)
	}
	return &edit{folder: f, disk: f.Files, lock: f.lock.Edit(), to: to}, nil
}

// Set makes the file of a statement ready.
func (e *edit) Set(a lock.Accepted) { e.put(e.lock.Set(&a)) }

// Remove makes ready that the file of a statement is removed.
func (e *edit) Remove(id string) {
	if file := e.lock.Remove(id); file != "" {
		e.put(file, nil)
	}
}

// put makes ready what a file will have, nil for no file.
func (e *edit) put(file string, then []byte) {
	now, err := corpus.ReadFile(e.disk, file, lock.MostBytes)
	if err != nil {
		now = nil
	}
	if e.err == nil && e.change != nil {
		e.err = e.change(file, now, then)
	}
	switch {
	case e.err != nil:
	case then == nil:
		e.to.Remove(e.folder.Path(file)) // it may be gone
	case now == nil || !bytes.Equal(now, then):
		e.err = e.to.Replace(e.folder.Path(file), then)
	}
}

// end makes ready what is left to be done.
func (e *edit) end() error {
	write, remove := e.lock.End()
	for _, file := range slices.Sorted(maps.Keys(write)) {
		e.put(file, write[file])
	}
	for _, file := range remove {
		e.to.Remove(e.folder.Path(file))
	}
	return e.err
}

// Accept makes the files ready in which what was picked of the findings of a report
// is accepted. It returns how many they were, and which are left.
func (f *Folder) Accept(r *check.Report, picks []Pick, to *outfile.Batch) (accepted int, left []check.Finding, err error) {
	e, err := f.edit(to)
	if err != nil {
		return 0, nil, err
	}
	accepted, left, err = r.Accept(e, func(x check.Finding) bool {
		return slices.ContainsFunc(picks, func(p Pick) bool { return p.Takes(x) })
	})
	if err == nil {
		err = e.end()
	}
	return accepted, left, worded(err)
}

// AcceptAll makes the files ready in which every statement that can be read is
// accepted as it is, of a corpus of which nothing was.
func (f *Folder) AcceptAll(to *outfile.Batch) error {
	var err error
	if f.lock, err = f.openLock(); err != nil {
		return err
	}
	e, err := f.edit(to)
	if err != nil {
		return err
	}
	for _, entry := range f.Entries {
		if st, sum, err := f.Read(entry); err == nil {
			e.Set(lock.New(entry, st, sum))
		}
	}
	return e.end()
}

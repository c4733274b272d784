package accepted

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Pick is what one argument of accept selects.
type Pick struct {
	id      string // of a statement, "" for any
	locator string // of a node, "" for any
	print   string // fingerprint, "" for any
}

// IsFingerprint reports whether the argument is a fingerprint.
func (p Pick) IsFingerprint() bool { return p.print != "" }

// Takes reports whether the finding is selected. A locator is an address in the current
// statement or, for text that is gone, in the accepted one.
func (p Pick) Takes(f check.Finding) bool {
	if p.id != "" && f.Statement != p.id || p.print != "" && f.Fingerprint != p.print {
		return false
	}
	return p.locator == "" || slices.ContainsFunc(strings.Fields(f.Address()), func(l string) bool {
		return tree.Locator(l).Within(tree.Locator(p.locator))
	})
}

// Picks parses the arguments of accept: ids, ids with locators, fingerprints. It is an
// error if one selects no finding and does not name a statement.
func (f *Folder) Picks(args []string, r *check.Report) ([]Pick, error) {
	if len(args) == 0 {
		return []Pick{{}}, nil
	}
	var all []Pick
	for _, arg := range args {
		if id, locator, ok := strings.Cut(arg, ":"); id == "" || ok && locator == "" {
			return nil, fmt.Errorf("%q is incomplete; write ID, ID:LOCATOR or a fingerprint, or nothing to select all findings", arg)
		}
		p := f.pick(arg)
		if _, listed := f.Entry(arg); !listed && !slices.ContainsFunc(r.Findings, p.Takes) {
			return nil, fmt.Errorf("%s: not a statement, and no finding has this address or fingerprint; see clausediff check", arg)
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

// edit stages the files of the accepted state one by one, as statements are accepted.
type edit struct {
	folder *Folder
	disk   fs.FS // the corpus on disk
	lock   *lock.Edit
	to     *outfile.Batch
	// change, if not nil, is called with the current and the new content of each file,
	// nil for no file. After an error nothing more is staged.
	change func(file string, now, then []byte) error
	err    error // the first one
}

func (f *Folder) edit(to *outfile.Batch) (*edit, error) {
	if err := to.MakeFolder(f.Path(lock.Folder)); err != nil {
		return nil, outfile.FolderError(f.Path(lock.Folder), err)
	}
	return &edit{folder: f, disk: f.Files, lock: f.lock.Edit(), to: to}, nil
}

// Set stages the file of a statement.
func (e *edit) Set(a lock.Accepted) { e.put(e.lock.Set(&a)) }

// Remove stages the removal of a statement's file.
func (e *edit) Remove(id string) {
	if file := e.lock.Remove(id); file != "" {
		e.put(file, nil)
	}
}

// put stages the new content of a file, nil for its removal.
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
		e.to.Remove(e.folder.Path(file)) // the file need not exist
	case now == nil || !bytes.Equal(now, then):
		e.err = e.to.Replace(e.folder.Path(file), then)
	}
}

// Accept stages the files that accept the picked findings of a report. It returns how
// many were accepted, and those that remain.
func (f *Folder) Accept(r *check.Report, picks []Pick, to *outfile.Batch) (accepted int, left []check.Finding, err error) {
	e, err := f.edit(to)
	if err != nil {
		return 0, nil, err
	}
	accepted, left, err = r.Accept(e, func(x check.Finding) bool {
		return slices.ContainsFunc(picks, func(p Pick) bool { return p.Takes(x) })
	})
	return accepted, left, worded(cmp.Or(err, e.err))
}

// AcceptAll stages files that accept every readable statement of a corpus that has no
// accepted state yet.
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
	return e.err
}

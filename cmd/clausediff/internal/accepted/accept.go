package accepted

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
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
	gone := slices.ContainsFunc(f.Checked.Gone, func(a *corpus.Accepted) bool { return a.ID == id })
	if !listed && !gone {
		return Pick{print: arg}
	}
	if !ok {
		return Pick{id: id}
	}
	return Pick{id: id, locator: locator}
}

// edits are statements that are accepted otherwise than before.
type edits struct {
	set     []corpus.Accepted
	removed []string
}

// Set notes a statement.
func (e *edits) Set(a corpus.Accepted) { e.set = append(e.set, a) }

// Remove notes that a statement is forgotten.
func (e *edits) Remove(id string) { e.removed = append(e.removed, id) }

// Accept makes the files ready in which what was picked of the findings of a report
// is accepted. It returns how many they were, and which are left.
func (f *Folder) Accept(r *check.Report, picks []Pick, to *outfile.Batch) (accepted int, left []check.Finding, err error) {
	var e edits
	accepted, left = r.Accept(&e, func(x check.Finding) bool {
		return slices.ContainsFunc(picks, func(p Pick) bool { return p.Takes(x) })
	})
	write, remove := f.lock.Edit(e.set, e.removed)
	if err := f.replace(write, to); err != nil {
		return 0, nil, err
	}
	for _, name := range remove {
		to.Remove(f.Path(name))
	}
	return accepted, left, nil
}

// SameFiles reports whether two accepted states are the same.
func SameFiles(x, y map[string][]byte) bool { return maps.EqualFunc(x, y, bytes.Equal) }

// Write makes the files of [Folder.Lock] ready, and the removal of others.
func (f *Folder) Write(to *outfile.Batch) error {
	files := f.Lock.Files()
	if err := f.replace(files, to); err != nil {
		return err
	}
	for _, name := range corpus.LockFiles(f.Files) {
		if _, kept := files[name]; !kept {
			to.Remove(f.Path(name))
		}
	}
	return nil
}

// replace makes those files of the accepted state ready that are other ones now; nil
// is one that stays as it is.
func (f *Folder) replace(files map[string][]byte, to *outfile.Batch) error {
	if err := to.MakeFolder(f.Path(corpus.LockFolder)); err != nil {
		return outfile.FolderError(f.Path(corpus.LockFolder), err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		old, err := corpus.ReadFile(f.Files, name, corpus.MostLock)
		if files[name] == nil || err == nil && bytes.Equal(old, files[name]) {
			continue
		}
		if err := to.Replace(f.Path(name), files[name]); err != nil {
			return err
		}
	}
	return nil
}

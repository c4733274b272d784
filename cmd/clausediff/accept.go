package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

func acceptFlags() []cli.Flag { return []cli.Flag{valueFlag("corpus", ""), sizeFlag()} }

// accept is the command of this name: it puts what was reviewed into the lock.
func (s *session) accept(c *cli.Context) error {
	if err := notInCI("accept"); err != nil {
		return err
	}
	f, err := s.openCorpus(c)
	if err != nil {
		return err
	}
	if err := s.holdAccepted(f); err != nil {
		return err
	}
	before, err := check.Run(f.checked)
	if err != nil {
		return f.named(err)
	}
	picks, err := f.picks(c.Args().Slice(), before)
	if err != nil {
		return err
	}
	n, left := f.accept(before, picks)
	if err := s.saveLock(f); err != nil {
		return err
	}
	s.tell("accepted %s; %s left", counted(n, "finding"), counted(len(left), "finding"))
	if len(left) == 0 || n > 0 {
		return nil
	}
	for _, x := range left {
		if x.Rule == check.StatementNew && slices.ContainsFunc(picks, func(p pick) bool { return p.print != "" }) {
			s.warn("%s: nothing of it was ever accepted; begin with its text, clausediff accept %s", x.Statement, x.Statement)
		}
	}
	return errDifferent
}

// holdAccepted keeps other runs from changing what was accepted, and reads it for
// the corpus to be judged by.
func (s *session) holdAccepted(f *corpusFolder) error {
	if err := s.files.Lock(f.path(corpus.LockFolder)); err != nil {
		return err
	}
	l, err := f.readLock()
	if err != nil {
		return err
	}
	f.against(l)
	return nil
}

// notInCI refuses to change what was accepted where nobody reviews it.
func notInCI(command string) error {
	if os.Getenv("CI") == "" {
		return nil
	}
	return fmt.Errorf("%s changes what was reviewed and does not run in CI (the variable CI is set); run it where a person looks at it", command)
}

// pick is what an argument of accept names.
type pick struct {
	id      string // of a statement, "" for any
	locator string // of a node, "" for any
	print   string // fingerprint, "" for any
}

// takes reports whether the finding is picked. A locator is an address in the
// statement as it is now; what is gone has its old one.
func (p pick) takes(f check.Finding) bool {
	if p.id != "" && f.Statement != p.id || p.print != "" && f.Fingerprint != p.print {
		return false
	}
	return p.locator == "" || slices.ContainsFunc(strings.Fields(f.Address()), func(l string) bool {
		return tree.Locator(l).Within(tree.Locator(p.locator))
	})
}

// picks reads the arguments of accept: ids, ids with locators, fingerprints.
// Each must take at least one finding, or name a statement.
func (f *corpusFolder) picks(args []string, r *check.Report) ([]pick, error) {
	if len(args) == 0 {
		return []pick{{}}, nil
	}
	var all []pick
	for _, arg := range args {
		if id, locator, ok := strings.Cut(arg, ":"); id == "" || ok && locator == "" {
			return nil, fmt.Errorf("%q names nothing; write ID, ID:LOCATOR or a fingerprint, or nothing for all findings", arg)
		}
		p := f.pick(arg)
		if _, listed := f.corpus.Entry(arg); !listed && !slices.ContainsFunc(r.Findings, p.takes) {
			return nil, fmt.Errorf("%s: no statement, and no finding has this address or fingerprint; see clausediff check", arg)
		}
		all = append(all, p)
	}
	return all, nil
}

func (f *corpusFolder) pick(arg string) pick {
	id, locator, ok := strings.Cut(arg, ":")
	_, listed := f.corpus.Entry(id)
	gone := slices.ContainsFunc(f.checked.Gone, func(a *corpus.Accepted) bool { return a.ID == id })
	if !listed && !gone {
		return pick{print: arg}
	}
	if !ok {
		return pick{id: id}
	}
	return pick{id: id, locator: locator}
}

// accept accepts what was picked of the findings of a report. It returns how
// many they were, and which are left.
func (f *corpusFolder) accept(r *check.Report, picks []pick) (accepted int, left []check.Finding) {
	accepted, left = r.Accept(f.lock, func(x check.Finding) bool {
		return slices.ContainsFunc(picks, func(p pick) bool { return p.takes(x) })
	})
	f.lock.Arrange(f.corpus.IDs())
	return accepted, left
}

// saveLock makes the files of the accepted state ready.
func (s *session) saveLock(f *corpusFolder) error { return f.write(&s.files) }

// sameFiles reports whether two accepted states are the same.
func sameFiles(x, y map[string][]byte) bool { return maps.EqualFunc(x, y, bytes.Equal) }

// write makes those files of the accepted state ready that are other ones now.
func (f *corpusFolder) write(to *outfile.Batch) error {
	files := f.lock.Files()
	if err := to.MakeFolder(f.path(corpus.LockFolder)); err != nil {
		return outfile.FolderError(f.path(corpus.LockFolder), err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		old, err := corpus.ReadFile(f.files, name, corpus.MostLock)
		if files[name] == nil || err == nil && bytes.Equal(old, files[name]) {
			continue
		}
		if err := to.Replace(f.path(name), files[name]); err != nil {
			return err
		}
	}
	for _, name := range corpus.LockFiles(f.files) {
		if _, kept := files[name]; !kept {
			to.Remove(f.path(name))
		}
	}
	return nil
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/accepted"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

func acceptFlags() []flagSpec { return append(corpusFlags(), switchFlag("no-cache")) }

// accept implements the accept command, which writes what was reviewed to the lock.
func (s *session) accept(c *call) error {
	if err := notInCI("accept"); err != nil {
		return err
	}
	f, err := s.openCorpus(c)
	if err != nil {
		return err
	}
	// Make concurrent runs wait, so that none overwrites what another accepts.
	if err := s.files.Lock(f.Path(lock.Folder)); err != nil {
		return err
	}
	remember(c, f)
	if err := f.AgainstLock(); err != nil {
		return err
	}
	before, err := f.Check()
	if err != nil {
		return err
	}
	picks, err := f.Picks(c.args, before)
	if err != nil {
		return err
	}
	n, left, err := f.Accept(before, picks, &s.files)
	if err != nil {
		return err
	}
	s.tell("accepted %s; %s left", counted(n, "finding"), counted(len(left), "finding"))
	if len(left) > 0 {
		s.tell("next: clausediff review")
	} else if n > 0 {
		s.tell("next: commit %s with the statements", lock.Folder)
	}
	if len(left) == 0 || n > 0 {
		return nil
	}
	for _, x := range left {
		if x.Rule == check.StatementNew && slices.ContainsFunc(picks, accepted.Pick.IsFingerprint) {
			s.warn("%s: its text was never accepted; accept that first, with clausediff accept %s", x.Statement, x.Statement)
		}
	}
	return errDifferent
}

// notInCI refuses to change the accepted state where nobody reviews the change.
func notInCI(command string) error {
	if os.Getenv("CI") == "" {
		return nil
	}
	return fmt.Errorf("%s records what a person has reviewed, so it does not run in CI (the variable CI is set)", command)
}

func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

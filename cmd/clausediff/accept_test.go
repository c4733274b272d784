package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// editedCorpus makes a corpus of n accepted statements and then edits each.
func editedCorpus(t *testing.T, n int) string {
	t.Helper()
	t.Setenv("CI", "")
	dir := t.TempDir()
	write := func(i int, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("s%d.txt", i)), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		write(i, oldText)
	}
	if status, _, errors := clausediff(t, "", "init", dir); status != exitOK {
		t.Fatal(errors)
	}
	for i := range n {
		write(i, newText)
	}
	return dir
}

// Several runs that accept at once lose nothing of each other.
func TestAcceptAtOnce(t *testing.T) {
	const n = 6
	dir := editedCorpus(t, n)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var runs sync.WaitGroup
	for i := range n {
		// A process each: the flag library keeps state of its own.
		cmd := &exec.Cmd{Path: self, Args: []string{"clausediff", "accept", "--corpus", dir, fmt.Sprintf("s%d", i)}}
		runs.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	runs.Wait()
	if status, out, errors := clausediff(t, "", "check", "--corpus", dir, "--fail-on", "note"); status != exitOK {
		t.Errorf("after all accepted: %s%s", out, errors)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*.busy")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

// The mark of a run that was killed stops nobody: no process has it.
func TestAcceptAfterAKilledRun(t *testing.T) {
	for _, owner := range []string{"", "process 1 on another\n"} {
		dir := editedCorpus(t, 1)
		busy := filepath.Join(dir, "corpus.lock.d.busy")
		if err := os.WriteFile(busy, []byte(owner), 0o666); err != nil {
			t.Fatal(err)
		}
		if status, _, errors := clausediff(t, "", "accept", "--corpus", dir); status != exitOK {
			t.Error(errors)
		}
		if _, err := os.Lstat(busy); err == nil {
			t.Error("the mark is still there")
		}
	}
}

// A lock that cannot be written stays as it is.
func TestAcceptWithoutRoom(t *testing.T) {
	dir := editedCorpus(t, 1)
	lock := filepath.Join(dir, "corpus.lock.d", "s0.lock")
	before, err := os.ReadFile(lock)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(lock+".dir", 0o777); err != nil {
		t.Fatal(err)
	}
	// What the lock would be written to is a folder.
	if err := os.Rename(lock, lock+".kept"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(lock+".dir", lock); err != nil {
		t.Fatal(err)
	}
	status, out, errors := clausediff(t, "", "accept", "--corpus", dir)
	if status != exitFailed || out != "" || strings.Count(errors, "\n") != 1 {
		t.Errorf("exit %d, %q, %q", status, out, errors)
	}
	if after, err := os.ReadFile(lock + ".kept"); err != nil || string(after) != string(before) {
		t.Errorf("the lock changed (%v)", err)
	}
}

// Nothing is accepted and nobody is asked in CI.
func TestNothingIsAcceptedInCI(t *testing.T) {
	dir := editedCorpus(t, 1)
	t.Setenv("CI", "true")
	for _, command := range []string{"accept", "review", "init"} {
		status, out, errors := clausediff(t, "A\n", command, "--corpus", dir)
		if status != exitFailed || out != "" || !strings.Contains(errors, "does not run in CI") {
			t.Errorf("%s: exit %d, %q, %q", command, status, out, errors)
		}
	}
	if status, _, _ := clausediff(t, "", "check", "--corpus", dir); status != exitDifferent {
		t.Errorf("check: exit %d", status)
	}
}

// Accepting and reviewing name what they cannot find.
func TestAcceptNamesWhatIsThere(t *testing.T) {
	dir := editedCorpus(t, 2)
	for _, what := range []string{"s9", "s0:7.7", "abcdef012345"} {
		status, _, errors := clausediff(t, "", "accept", "--corpus", dir, what)
		if status != exitFailed || !strings.Contains(errors, what+": not a statement, and no finding") {
			t.Errorf("accept %s: exit %d, %s", what, status, errors)
		}
	}
	// Accepting one clause leaves the other statement alone.
	status, out, errors := clausediff(t, "", "accept", "--corpus", dir, "s0:1.1")
	if status != exitOK || !strings.Contains(out, "1 finding left") {
		t.Errorf("exit %d, %q, %q", status, out, errors)
	}
}

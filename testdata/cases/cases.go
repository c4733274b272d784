// Package cases reads test cases that a person can read too: txtar files, each of which
// gives some texts and says what is wanted of them.
//
//	What is hard about this case.
//	-- old --
//	…
//	-- new --
//	…
//	-- links --
//	what the test gets of them
//
// A section that a test does not ask for fails it: nobody would compare what it says.
package cases

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// Case is one file.
type Case struct {
	File string

	t       testing.TB
	archive *txtar.Archive
	unread  []string // the names of the sections that nobody has asked for
}

// Files returns the files that match a pattern, of which there must be one.
func Files(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s (%v)", pattern, err)
	}
	return files
}

// Each runs a test of each file that matches a pattern.
func Each(t *testing.T, pattern string, run func(t *testing.T, c *Case)) {
	t.Helper()
	for _, file := range Files(t, pattern) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { run(t, Open(t, file)) })
	}
}

// Open reads a file. At the end of the test all its sections must have been asked for.
func Open(t testing.TB, file string) *Case {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &Case{File: file, t: t, archive: archive}
	for _, f := range archive.Files {
		if slices.Contains(c.unread, f.Name) {
			t.Fatalf("%s: the section %q stands twice", file, f.Name)
		}
		c.unread = append(c.unread, f.Name)
	}
	t.Cleanup(func() {
		if len(c.unread) > 0 && !t.Failed() && !t.Skipped() {
			t.Errorf("%s: the test asks for no section %q", file, c.unread)
		}
	})
	return c
}

// Pair returns the sections old and new of a file, whatever else is wanted of it.
func Pair(t testing.TB, file string) (old, new []byte) {
	t.Helper()
	c := Open(t, file)
	c.unread = nil
	return c.Section("old"), c.Section("new")
}

// Lookup returns a section, if there is one of this name.
func (c *Case) Lookup(name string) (text []byte, ok bool) {
	i := slices.IndexFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		return nil, false
	}
	c.unread = slices.DeleteFunc(c.unread, func(unread string) bool { return unread == name })
	return c.archive.Files[i].Data, true
}

// Section returns a section that must be there.
func (c *Case) Section(name string) []byte {
	c.t.Helper()
	text, ok := c.Lookup(name)
	if !ok {
		c.t.Fatalf("%s: no section %q", c.File, name)
	}
	return text
}

// Given returns the sections, in order, but for those of the names of what is wanted.
func (c *Case) Given(wanted ...string) []txtar.File {
	var given []txtar.File
	for _, f := range c.archive.Files {
		if !slices.Contains(wanted, f.Name) {
			c.Lookup(f.Name)
			given = append(given, f)
		}
	}
	return given
}

// Want fails the test where a section has not what was got, or writes it.
func (c *Case) Want(name, got string) {
	c.t.Helper()
	d := cmp.Diff(string(c.Section(name)), got)
	switch {
	case d == "":
		return
	case !goldenfile.Updating(c.t):
		c.t.Errorf("%s, %s (-want +got); -update writes it\n%s", c.File, name, d)
		return
	}
	for i, f := range c.archive.Files {
		if f.Name == name {
			c.archive.Files[i].Data = []byte(got)
		}
	}
	if err := os.WriteFile(c.File, txtar.Format(c.archive), 0o666); err != nil {
		c.t.Fatal(err)
	}
}

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
)

// A path is resolved to the file that the system opens for it, whatever links and dots it
// contains.
func TestResolveIsWhatTheSystemOpens(t *testing.T) {
	root := t.TempDir()
	for _, dir := range []string{"a/b/c", "d"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"x": "a/b", "a/y": "d", "d/z": "x/c", "d/f": "a/file", "a/g": "nowhere/file", "h": "h"} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	t.Chdir(root)
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "x", "y", "z", "f", "g", "h", "..", ".", "file"}), 1, 6).Draw(t, "parts")
		path := strings.Join(parts, "/")
		if strings.Contains(path, "..") {
			t.Skip("out of the folder")
		}
		resolved, err := outfile.Resolve(path)
		opened, openErr := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o666)
		if openErr != nil {
			return // nothing can be written there
		}
		defer os.Remove(path)
		defer opened.Close()
		if err != nil {
			t.Fatalf("%s can be opened, and is not resolved: %v", path, err)
		}
		want, err := opened.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.Lstat(resolved); err != nil || !os.SameFile(got, want) {
			t.Fatalf("%s is resolved to %s, which is not what the system opens (%v)", path, resolved, err)
		}
	})
}

// A batch that is not committed, because a file cannot be staged or because it ended
// before, leaves nothing behind.
func TestNoFileBeforeCommit(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("kept", []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	var b outfile.Batch
	if err := errors.Join(b.Add("kept", []byte("new")), b.MakeFolder("made/deep"), b.Add("made/deep/file", nil), b.Lock("kept")); err != nil {
		t.Fatal(err)
	}
	if err := b.Add("none/file", nil); err == nil {
		t.Error("a file without a folder is made ready")
	}
	if b.End() {
		t.Error("something is said to be changed")
	}
	if err := b.Commit(); !errors.Is(err, outfile.ErrEnded) {
		t.Errorf("after the end: %v", err)
	}
	var names []string
	files, _ := os.ReadDir(".")
	for _, f := range files {
		names = append(names, f.Name())
	}
	if data, err := os.ReadFile("kept"); err != nil || string(data) != "old" || len(names) != 1 {
		t.Errorf("kept is %q (%v), beside it %q", data, err, names)
	}
}

// A batch replaces files, keeping their permissions, and does not remove a folder in
// which it wrote files.
func TestBatchCommit(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("kept", []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	var b outfile.Batch
	if err := errors.Join(b.Add("kept", []byte("new")), b.MakeFolder("made"), b.Add("made/file", []byte("x")), b.Commit()); err != nil {
		t.Fatal(err)
	}
	if !b.End() {
		t.Error("nothing is said to be changed")
	}
	for name, want := range map[string]string{"kept": "new", "made/file": "x"} {
		if data, err := os.ReadFile(name); err != nil || string(data) != want {
			t.Errorf("%s is %q (%v)", name, data, err)
		}
	}
	if info, err := os.Stat("kept"); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions are %v (%v)", info.Mode(), err)
	}
}

// A file that was read is not overwritten, under any name.
func TestNoOutputOverASource(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("page", []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, make := range map[string]func(string, string) error{"link": os.Symlink, "hard": os.Link} {
		if err := make("page", name); err != nil {
			t.Skip("no links here:", err)
		}
	}
	var s outfile.Sources
	f, err := s.Open("page")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	for name, want := range map[string]bool{"page": true, "./page": true, "link": true, "hard": true, "none": false, "none/../page": false, ".": false} {
		if got := s.Has(name); got != want {
			t.Errorf("%s was read: %t", name, got)
		}
	}
	// A file that has replaced it since counts as the same file.
	if err := errors.Join(os.WriteFile("other", nil, 0o666), os.Rename("other", "page")); err != nil {
		t.Fatal(err)
	}
	if !s.Has("page") {
		t.Error("the page is not known by its name")
	}
}

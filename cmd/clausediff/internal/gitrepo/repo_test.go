package gitrepo

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository makes a repository with one commit in the working directory.
func repository(t *testing.T, files map[string]string) {
	t.Helper()
	needGit(t)
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere and further", "dangling"); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := os.Symlink("a.txt", "link"); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"init -q", "add .", "-c user.name=A -c user.email=a@example.org commit -q -m one"} {
		if out, err := exec.Command("git", strings.Fields(line)...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", line, err, out)
		}
	}
}

// One process returns all files of a revision, in any order. It continues after names
// that do not exist, folders, links, and files that are too large.
func TestReadOneAfterTheOther(t *testing.T) {
	large := strings.Repeat("long\n", 100_000)
	repository(t, map[string]string{"a.txt": "one\n", "sub/b c.txt": "two", "empty.txt": "", "large.txt": large})
	const limit = 1000
	r := New(".", limit)
	defer r.Close()
	for range 2 {
		for _, tt := range []struct{ path, text, err string }{
			{"a.txt", "one\n", ""},
			{"sub/b c.txt", "two", ""},
			{"none.txt", "", "no such path in HEAD; see git ls-tree -r --name-only HEAD"},
			{"link", "one\n", ""},
			{"dangling", "", "it is a link that does not lead to a file in HEAD; name a file"},
			{"large.txt", large[:limit+1], ""},
			{"sub", "", "it is a folder of HEAD; name a file in it"},
			{"empty.txt", "", ""},
			{"sub/none", "", "no such path in HEAD; see git ls-tree -r --name-only HEAD"},
			{"b c.txt", "", "no such path in HEAD; see git ls-tree -r --name-only HEAD"},
		} {
			data, err := r.Read(Name{Revision: "HEAD", Path: tt.path})
			if string(data) != tt.text || (err == nil) != (tt.err == "") || err != nil && err.Error() != tt.err {
				t.Errorf("%s: %.20q, %v; want %.20q, %s", tt.path, data, err, tt.text, tt.err)
			}
		}
	}
	if data, err := r.Read(Name{Path: "a.txt"}); string(data) != "one\n" || err != nil {
		t.Errorf("of the index: %q, %v", data, err)
	}
	if _, err := r.Read(Name{Path: "link"}); err == nil || err.Error() != "it is a link; name the file that it leads to" {
		t.Errorf("a link of the index: %v", err)
	}
	if _, err := r.Read(Name{Revision: "none", Path: "a.txt"}); err == nil || !strings.HasPrefix(err.Error(), "no such file, and none is not a revision of the repository of .") {
		t.Errorf("of no revision: %v", err)
	}
}

// The folder of a revision has the files of the revision.
func TestTree(t *testing.T) {
	repository(t, map[string]string{"sub/a.txt": "one\n"})
	r := New("sub", 100)
	defer r.Close()
	tree, err := r.Tree("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	if info, err := fs.Stat(tree, "a.txt"); err != nil || info.Size() != 4 || !info.Mode().IsRegular() {
		t.Errorf("%v, %v", info, err)
	}
	f, err := tree.Open("a.txt")
	if err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(f); string(data) != "one\n" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	for _, name := range []string{"sub/a.txt", "none", "."} {
		if _, err := tree.Open(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := fs.Stat(tree, name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, revision := range []string{"-x", "none"} {
		if _, err := r.Tree(revision); err == nil || !strings.HasPrefix(err.Error(), revision+": not a revision") {
			t.Errorf("%s: %v", revision, err)
		}
	}
}

// Reading runs nothing that the repository configures.
func TestNothingIsRun(t *testing.T) {
	repository(t, map[string]string{"a.txt": "one\n"})
	script := filepath.Join(t.TempDir(), "ran")
	if err := os.WriteFile("hook", []byte("#!/bin/sh\necho > "+script+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"config core.fsmonitor ./hook", "config core.hooksPath ."} {
		if out, err := exec.Command("git", strings.Fields(line)...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", line, err, out)
		}
	}
	r := New(".", 100)
	defer r.Close()
	for _, n := range []Name{{Revision: "HEAD", Path: "a.txt"}, {Path: "a.txt"}} {
		if _, err := r.Read(n); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(script); err == nil {
		t.Error("a program that the repository names was run")
	}
}

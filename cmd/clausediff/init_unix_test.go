//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder that cannot be read does not keep the others back.
func TestInitWithoutPermission(t *testing.T) {
	dir := openFolder755(t)
	t.Chdir(dir)
	t.Setenv("CI", "")
	for _, name := range []string{"a/page.txt", "shut/page.txt", "z/page.txt", "z/file.txt"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, name, oldText)
	}
	for name, mode := range map[string]os.FileMode{"shut": 0, "z/file.txt": 0, ".": 0o777} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(dir+"/shut", 0o755) })
	status, stdout, stderr := unprivileged(t, dir, "init")
	want := "clausediff: left out: shut: permission denied; make it readable\nclausediff: left out: z/file.txt: permission denied; make it readable\n"
	if status != exitOK || !strings.HasPrefix(stdout, "corpus.yaml: 2 statements in 2 series; ") || stderr != want {
		t.Errorf("exit %d, %s%s", status, stdout, stderr)
	}
	status, stdout, stderr = unprivileged(t, dir, "init", "shut")
	refusal(t, `^shut: permission denied; make it readable$`, status, stdout, stderr)
}

// What is not a file to read from does not stop init, nor make it wait.
func TestInitNamedPipe(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "page.txt", oldText)
	fifo(t, "pipe.html")
	fifo(t, "pipe")
	if stderr := initialized(t); stderr != "clausediff: left out: pipe.html: is not a regular file; save it as one\n" {
		t.Errorf("%s", stderr)
	}
}

// Names that are not UTF-8 cannot be in a manifest.
func TestInitNamesInOtherEncodings(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "page.txt", oldText)
	if os.WriteFile("\xd0\xc2.txt", []byte(oldText), 0o666) != nil || os.Mkdir("\xd0\xc2", 0o777) != nil {
		t.Skip("no such names here")
	}
	write(t, "\xd0\xc2/page.txt", oldText)
	stderr := initialized(t)
	for _, name := range []string{`"\xd0\xc2"`, `"\xd0\xc2.txt"`} {
		if !strings.Contains(stderr, "left out: "+name+": the name is not UTF-8 and cannot be listed in corpus.yaml; rename it\n") {
			t.Errorf("%s is not named in %s", name, stderr)
		}
	}
	if ids := idsByFile(t); len(ids) != 1 || ids["page.txt"] != "page" {
		t.Errorf("the statements are %v", ids)
	}
}

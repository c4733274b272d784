//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files that say something about statements are files: a pipe that nobody
// writes to, or a device without end, is not waited for.
func TestConfigurationIsNoFile(t *testing.T) {
	folder(t)
	t.Setenv("CI", "")
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: a, file: old.txt, urls: [http://example.org/]}\n")
	succeed(t, "accept")
	succeed(t, "site pages")
	makes := map[string]func(name string){
		"a named pipe": func(name string) { fifo(t, name) },
		"a device":     func(name string) { link(t, "/dev/zero", name) },
		"a folder": func(name string) {
			if err := os.Mkdir(name, 0o777); err != nil {
				t.Fatal(err)
			}
		},
	}
	for name, commands := range map[string][]string{
		"corpus.yaml":                 {"check", "accept", "compare a old.txt", "trace 双方", "fetch", "site pages"},
		"corpus.lock.d/a.lock":        {"check", "accept", "review"},
		"clausediff.yaml":             {"check", "compare old.txt new.txt", "parse old.txt"},
		"pages/.clausediff-site.json": {"site pages"},
	} {
		for what, replace := range makes {
			before, err := os.ReadFile(name)
			os.Remove(name)
			replace(name)
			for _, args := range commands {
				refused(t, strings.NewReader(""), `^`+name+`: is `+what+`; put a file in its place$`, strings.Fields(args)...)
			}
			os.Remove(name)
			if err == nil {
				write(t, name, string(before))
			}
		}
	}
	// The note beside a page that was fetched is one of them.
	if err := os.Mkdir("fetched", 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, "fetched/corpus.yaml", "version: 1\nstatements:\n  - {id: a, file: old.txt, urls: ['http://127.0.0.1:1/']}\n")
	for what, replace := range makes {
		replace("fetched/old.txt.source.json")
		_, out, _ := clausediff(t, "", "fetch", "--corpus", "fetched")
		if want := "a: not fetched: fetched/old.txt.source.json: is " + what + "; put a file in its place\n"; out != want && what != "a device" {
			t.Errorf("%s: %s, want %s", what, out, want)
		}
		os.Remove("fetched/old.txt.source.json")
	}
	// A link to a file is as good as the file.
	for _, name := range []string{"corpus.yaml", "corpus.lock.d/a.lock"} {
		real := filepath.Base(name) + ".real"
		if err := os.Rename(name, filepath.Join(filepath.Dir(name), real)); err != nil {
			t.Fatal(err)
		}
		link(t, real, name)
	}
	succeed(t, "check")
}

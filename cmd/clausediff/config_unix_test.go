//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/corpus"
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
	f := fetcher{dir: "."}
	for what, replace := range makes {
		replace("old.txt.source.json")
		_, err := f.files(fetchJob{entry: corpus.Entry{Files: []string{"old.txt"}}})
		if want := "old.txt.source.json: is " + what + "; put a file in its place"; err == nil || err.Error() != want && what != "a device" {
			t.Errorf("%s: error %v, want %s", what, err, want)
		}
		os.Remove("old.txt.source.json")
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

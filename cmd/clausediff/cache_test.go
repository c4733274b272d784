package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// variedCorpus is a corpus of a few statements with all that findings depend on.
type variedCorpus struct {
	t       *testing.T
	dir     string
	order   []string
	entries map[string]map[string]string // lines of the manifest by id and key
	rest    map[string]string            // parts of the manifest by name
}

func newVariedCorpus(tt *testing.T, t *rapid.T, dir string) *variedCorpus {
	c := &variedCorpus{t: tt, dir: dir, order: []string{"a", "b", "c", "d"}, entries: map[string]map[string]string{}, rest: map[string]string{}}
	for i, id := range c.order {
		c.entries[id] = map[string]string{"series": "joint", "date": fmt.Sprintf("202%d-01-01", i),
			"version-of": rapid.SampledFrom([]string{"", "v1"}).Draw(t, "version-of")}
		c.file(t, id+".txt", drawText(t))
		c.file(t, id+"-mirror.txt", drawText(t))
	}
	c.manifest(t)
	return c
}

func (c *variedCorpus) file(t *rapid.T, name, text string) {
	if err := os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func (c *variedCorpus) manifest(t *rapid.T) {
	text := "version: 1\nstatements:\n"
	for _, id := range c.order {
		text += fmt.Sprintf("  - id: %s\n    file: %s.txt\n", id, id)
		for _, key := range []string{"series", "date", "mirrors", "version-of", "articles", "title"} {
			if value := c.entries[id][key]; value != "" {
				text += fmt.Sprintf("    %s: %s\n", key, value)
			}
		}
	}
	for _, name := range []string{"watch", "rules", "series"} {
		if part := c.rest[name]; part != "" {
			text += name + ":\n  - " + part + "\n"
		}
	}
	c.file(t, "corpus.yaml", text)
}

// step changes the corpus in one way and says which.
func (c *variedCorpus) step(t *rapid.T) string {
	id := rapid.SampledFrom(c.order).Draw(t, "id")
	one := func(key string, values ...string) {
		c.entries[id][key] = rapid.SampledFrom(append(values, "")).Draw(t, key)
	}
	part := func(name string, values ...string) {
		c.rest[name] = rapid.SampledFrom(append(values, "")).Draw(t, name)
	}
	kind := rapid.SampledFrom([]string{"text", "empty", "gone", "mirror text", "note", "lock", "accept", "accept all", "reorder",
		"date", "mirrors", "version-of", "articles", "title", "watch", "rules", "series"}).Draw(t, "step")
	switch kind {
	case "text":
		c.file(t, id+".txt", drawText(t))
	case "empty":
		c.file(t, id+".txt", "")
	case "gone":
		os.Remove(filepath.Join(c.dir, id+".txt"))
	case "mirror text":
		c.file(t, id+"-mirror.txt", drawText(t))
	case "note":
		info, err := os.Stat(filepath.Join(c.dir, id+".txt"))
		if err == nil {
			c.file(t, id+".txt.source.json", fmt.Sprintf(`{"bytes": %d, "headers": {"Content-Type": "text/plain; charset=utf-16"}}`, info.Size()))
		}
	case "lock":
		name := filepath.Join(c.dir, "corpus.lock.d", id+".lock")
		if data, err := os.ReadFile(name); err == nil {
			edited := rapid.SampledFrom([]string{"<<<<<<< HEAD\n=======\n>>>>>>> other\n", "", strings.Replace(string(data), "river", "lake", 1)}).Draw(t, "lock")
			c.file(t, "corpus.lock.d/"+id+".lock", edited)
			if edited == "" {
				os.Remove(name)
			}
		}
	case "accept":
		clausediff(c.t, "", "accept", "--corpus", c.dir, id)
	case "accept all":
		clausediff(c.t, "", "accept", "--corpus", c.dir)
	case "reorder":
		slices.Reverse(c.order)
	case "date":
		one("date", "2019-01-01", "2025-05-05")
	case "mirrors":
		one("mirrors", "["+id+"-mirror.txt]")
	case "version-of":
		one("version-of", "v1")
	case "articles":
		one("articles", "1", "3")
	case "title":
		one("title", "Joint declaration")
	case "watch":
		part("watch", "{phrase: river, must: stay}", "{phrase: timber, must: be-reviewed}", "{phrase: glass, must: stay-out, series: joint}")
	case "rules":
		part("rules", "{name: clause-dropped, severity: off}", "{name: statement-new, severity: note}")
	case "series":
		part("series", "{name: joint, dates: ascending}", "{name: joint, least-length: 300, years: every}")
	}
	c.manifest(t)
	return kind + " " + id
}

// Whatever is done to a corpus, what is found with what earlier runs kept is what is
// found without.
func TestCacheChangesNothing(t *testing.T) {
	t.Setenv("CI", "")
	inFolders(t, 2, 200, func(rt *rapid.T, dir string) {
		c := newVariedCorpus(t, rt, dir)
		var steps []string
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			steps = append(steps, c.step(rt))
			_, kept, keptErr := clausediff(t, "", "check", "--corpus", dir, "--format", "json", "--fail-on", "off")
			_, anew, anewErr := clausediff(t, "", "check", "--corpus", dir, "--format", "json", "--fail-on", "off", "--no-cache")
			if kept != anew || keptErr != anewErr {
				rt.Fatalf("after %q, with what was kept:\n%s%s\nwithout:\n%s%s", steps, kept, keptErr, anew, anewErr)
			}
		}
	})
}

// onlyCache returns the one cache of a command, its bytes and those after its digest. It
// skips the test where the system has another folder for caches.
func onlyCache(t *testing.T, caches, command string) (file string, data, body []byte) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(caches, "clausediff", command+"-*"))
	if err != nil || len(files) != 1 {
		t.Skipf("the folder for caches of this system is another one: %q", files)
	}
	if data, err = os.ReadFile(files[0]); err != nil {
		t.Fatal(err)
	}
	_, body, _ = bytes.Cut(data, []byte("\n"))
	return files[0], data, body
}

// cacheOf returns a cache with values, and the digest that they have.
func cacheOf(body []byte) string {
	return fmt.Sprintf("clausediff cache 1 %x\n%s", sha256.Sum256(body), body)
}

// What was kept is used; a file that is damaged is not.
func TestCacheIsUsed(t *testing.T) {
	t.Chdir(t.TempDir())
	caches := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", caches)
	t.Setenv("CI", "")
	write(t, "a.txt", "Joint statement\n\nThe Sides meet.\n")
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: a, file: a.txt}\n")
	_, before, _ := clausediff(t, "", "check")
	file, data, body := onlyCache(t, caches, "check")
	marked := bytes.Replace(body, []byte("was never accepted"), []byte("was remembered"), 1)
	for _, tt := range []struct{ name, text, want string }{
		{"as it was kept", cacheOf(marked), strings.Replace(before, "was never accepted", "was remembered", 1)},
		{"damaged", strings.Replace(string(data), "was never accepted", "was remembered", 1), before},
		{"cut off", string(data[:len(data)/2]), before},
		{"of another version", strings.Replace(string(data), "cache 1", "cache 2", 1), before},
		{"empty", "", before},
		{"nothing", cacheOf([]byte("null")), before},
	} {
		write(t, file, tt.text)
		if _, got, _ := clausediff(t, "", "check"); got != tt.want {
			t.Errorf("%s: %s", tt.name, got)
		}
	}
	if os.Getuid() != 0 { // whom the system keeps from nothing
		os.Chmod(filepath.Dir(file), 0o500)
		defer os.Chmod(filepath.Dir(file), 0o700)
		write(t, "a.txt", "Joint statement\n\nThe Sides part.\n")
		if status, _, stderr := clausediff(t, "", "check"); status != exitDifferent || stderr != "" {
			t.Errorf("a folder that cannot be written to: status %d, %s", status, stderr)
		}
	}
}

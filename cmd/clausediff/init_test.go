package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/testdata/sample"
)

// initialized makes the corpus of a folder and returns what was said.
func initialized(t *testing.T, args ...string) string {
	t.Helper()
	t.Setenv("CI", "")
	status, _, stderr := clausediff(t, "", append([]string{"init"}, args...)...)
	if status != exitOK {
		t.Fatalf("exit %d, %s", status, stderr)
	}
	return stderr
}

// idsByFile returns the files of the manifest of the working directory, and their
// ids.
func idsByFile(t *testing.T) (ids map[string]string) {
	t.Helper()
	c, err := corpus.Load(os.DirFS("."), corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]string{}
	for _, e := range c.Entries {
		ids[e.Files[0]] = e.ID
	}
	return ids
}

// Names of any kind become ids that every command takes, each another one.
func TestInitNames(t *testing.T) {
	t.Chdir(t.TempDir())
	names := []string{"-dash.html", "--help.txt", ".html", "..txt", "...txt", "a:b.html", "a-b.html", "two words.txt", "tab\tline\n.txt", "c\x01\x7f.txt",
		"~.txt", "~home.txt", "http.txt", "file.html", "back\\slash.txt", "\u202eturned.txt", "wide\u3000space.txt", "\ufeffmark.txt", "声明.txt", "x.txt", "sub/x.txt"}
	var made []string
	for _, name := range names {
		if os.MkdirAll(filepath.Dir(name), 0o777) != nil || os.WriteFile(name, []byte(oldText), 0o666) != nil {
			t.Logf("%q is not a name here", name)
			continue
		}
		made = append(made, name)
	}
	initialized(t)
	manifest := read(t, "corpus.yaml")
	for _, r := range strings.ReplaceAll(manifest, "\n", "") {
		if !unicode.IsGraphic(r) {
			t.Errorf("the manifest has %U in it", r)
		}
	}
	ids := idsByFile(t)
	if len(ids) != len(made) {
		t.Errorf("%d statements of %d files:\n%s", len(ids), len(made), manifest)
	}
	for _, name := range sample.Of(made, 8) {
		id := ids[name]
		for _, args := range [][]string{{"parse", id}, {"compare", id, id, "--exit-code"}, {"check", id}, {"accept", id}, {"review", id}, {"trace", id + ":1", id, id}} {
			if status, _, stderr := clausediff(t, "", args...); status != exitOK {
				t.Errorf("%q is %q: %v: exit %d, %s", name, id, args, status, stderr)
			}
		}
	}
	os.Remove("corpus.yaml")
	os.RemoveAll("corpus.lock.d")
	initialized(t)
	if read(t, "corpus.yaml") != manifest {
		t.Error("a second time the manifest is another one")
	}
}

// What is about the folder, and not of it, is left out, each with a line.
func TestInitLeavesOut(t *testing.T) {
	t.Chdir(t.TempDir())
	left := []string{"README.md", "readme.txt", "README.zh-cn.md", "LICENSE.md", "LICENCE.txt", "CHANGELOG.md", "docs/GUIDE.md", "CONTRIBUTING.markdown",
		"CODE_OF_CONDUCT.md", "robots.txt"}
	taken := []string{"2023.md", "readme.html", "guide-2023.md", "security-2023.txt", "docs/guided.md", "LICENSE"}
	for _, name := range append(left, taken...) {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, name, oldText)
	}
	stderr, ids := initialized(t), idsByFile(t)
	for _, name := range left {
		line := "clausediff: left out: " + filepath.FromSlash(name) + ": is by its name a text about the folder; run clausediff add if it is a statement\n"
		if ids[name] != "" || !strings.Contains(stderr, line) {
			t.Errorf("%s is taken, or not named in\n%s", name, stderr)
		}
	}
	for _, name := range taken[:5] {
		if ids[name] == "" {
			t.Errorf("%s is left out\n%s", name, stderr)
		}
	}
	if n := strings.Count(stderr, "\n"); n != len(left) || len(ids) != 5 {
		t.Errorf("%d lines, %d statements", n, len(ids))
	}
}

func TestInitLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dir := range []string{"in/sub", "in/.store", "out"} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"in/a.txt", "in/.store/b", "in/sub/c.txt", "out/d.txt"} {
		write(t, name, oldText)
	}
	link(t, "a.txt", "in/same.txt")
	link(t, ".store/b", "in/b.html")
	link(t, "../../in/.store/b", "in/sub/up.txt")
	link(t, "../out/d.txt", "in/far.txt")
	link(t, "../out", "in/other")
	link(t, "sub", "in/again")
	link(t, "gone.txt", "in/nowhere.txt")
	link(t, "gone", "in/nothing")
	link(t, "circle.txt", "in/circle.txt")
	link(t, "a.txt", "in/README.md")
	link(t, "in", "by")
	for _, dir := range []string{"in", "by"} {
		stderr := strings.ReplaceAll(initialized(t, dir), "clausediff: left out: "+dir+string(filepath.Separator), "")
		want := `README.md: is by its name a text about the folder; run clausediff add if it is a statement
again: is a link to the folder sub; only links to files are followed
circle.txt: is a link to circle.txt, which cannot be followed; check the link
far.txt: is a link to ../out/d.txt, which is outside the folder; copy the file
nowhere.txt: is a link to gone.txt, which does not exist; check the link
other: is a link to the folder ../out; only links to files are followed
`
		if stderr != want {
			t.Errorf("%s: got\n%s", dir, stderr)
		}
		manifest := read(t, filepath.Join(dir, "corpus.yaml"))
		if n := strings.Count(manifest, "  - id: "); n != 5 || !strings.Contains(manifest, "  # to check: a link to a.txt, which is read, too\n  - id: \"same\"\n") {
			t.Errorf("%d statements of %s\n%s", n, dir, manifest)
		}
		for _, name := range []string{corpus.ManifestName, lock.Folder} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// An accepted state is not written over, nor made where nobody reviews it.
func TestInitTouchesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("CI", "")
	write(t, "page.txt", oldText)
	for _, name := range []string{"corpus.lock.d", "corpus.yaml"} {
		write(t, name, "kept\n")
		refused(t, nil, `^`+name+`: exists; `, "init")
		if read(t, name) != "kept\n" {
			t.Errorf("%s is another one", name)
		}
		os.Remove(name)
	}
	t.Setenv("CI", "true")
	refused(t, nil, `^init records what a person has reviewed, so it does not run in CI`, "init")
	t.Setenv("CI", "")
	refused(t, nil, `^page.txt: not a directory$`, "init", "page.txt")
	if files, _ := filepath.Glob("corpus*"); files != nil {
		t.Errorf("left behind: %v", files)
	}
}

// The size that is allowed reaches every command that reads a corpus.
func TestMaxSizeOfACorpus(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("CI", "")
	write(t, "page.txt", strings.Repeat(sentence+"\n\n", 100)) // 7,100 bytes
	write(t, "old.txt", oldText)
	if stderr := initialized(t, "--max-size", "6KB"); !strings.Contains(stderr, "left out: page.txt: too large: more than 6144 bytes; save the statement alone, or allow more with --max-size\n") {
		t.Errorf("init: %s", stderr)
	}
	os.Remove("corpus.yaml")
	os.RemoveAll("corpus.lock.d")
	initialized(t, "--max-size", "7KB")
	if got := succeed(t, "check --max-size 7KB"); !strings.HasPrefix(got, "clean: 2 statements") {
		t.Errorf("check: %s", got)
	}
	for _, command := range []string{"check", "accept", "review"} {
		_, stdout, stderr := clausediff(t, "q\n", command, "--max-size", "6KB")
		want := "too large: more than 6144 bytes"
		if command == "accept" {
			want = "; 1 finding left"
		}
		if !strings.Contains(stdout+stderr, want) {
			t.Errorf("%s: %s%s", command, stdout, stderr)
		}
		refused(t, nil, `^--max-size "much" is not a size from 1KB to 4GB; `, command, "--max-size", "much")
	}
}

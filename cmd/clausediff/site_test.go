package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestIsPageName(t *testing.T) {
	for name, want := range map[string]bool{
		"index.html":             true,
		"statement/2023.html":    true,
		"search/2023.js":         true,
		"thread/a--b.html":       true,
		"":                       false,
		"statement":              false,
		"statement/":             false,
		"statement/2023.js":      false,
		"search/2023.html":       false,
		"other/2023.html":        false,
		"notes.html":             false,
		"statement/a/b.html":     false,
		"../index.html":          false,
		"statement/../../x.html": false,
		"/statement/x.html":      false,
		"statement/..html":       true,
		`statement/..\..\x.html`: false,
		"statement/c:x.html":     false,
		".clausediff-site.json":  false,
	} {
		if got := isPageName(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

// buildSite runs the command and returns what it says.
func buildSite(t *testing.T, dir string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	args := []string{"clausediff", "site", dir, "--corpus", "../../testdata/corpus", "--ui-lang", "en"}
	if status := run(t.Context(), args, nil, &stdout, &stderr); status != exitOK {
		t.Fatalf("exit %d: %s", status, stderr.String())
	}
	said, _, _ := strings.Cut(stdout.String(), "\n")
	return strings.TrimPrefix(said, dir+": ")
}

// A run that was cut short between the list and the pages leaves what the next
// one puts right.
func TestSiteAfterACut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	buildSite(t, dir)
	list := filepath.Join(dir, siteManifest)
	whole, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	var record siteRecord
	if err := json.Unmarshal(whole, &record); err != nil {
		t.Fatal(err)
	}
	record.Groups = nil
	for _, name := range []string{"index.html", "statement/2022.html", "pair/2021--2022.html"} {
		p := record.Pages[name]
		p.SHA256, p.Input = "", ""
		record.Pages[name] = p
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	cut, err := json.Marshal(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list, cut, 0o666); err != nil {
		t.Fatal(err)
	}
	if said := buildSite(t, dir); !strings.HasPrefix(said, "3 pages written, ") || !strings.HasSuffix(said, ", 0 removed") {
		t.Errorf("the next run says %q, want 3 pages written", said)
	}
	if after, err := os.ReadFile(list); err != nil || !bytes.Equal(after, whole) {
		t.Errorf("the list is another one than before the cut (%v)", err)
	}
}

// A folder that cannot become a site is left as it was.
func TestSiteThatFails(t *testing.T) {
	corpus := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(corpus, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("corpus.yaml", "version: 1\nstatements:\n  - {id: a, file: a.txt}\n  - {id: b, file: b.txt}\n")
	write("a.txt", "一、双方将共建北方灯塔航线。\n\n二、双方欢迎互设文化中心。\n")
	write("b.txt", "")
	dir := filepath.Join(t.TempDir(), "site")
	var stdout, stderr bytes.Buffer
	if status := run(t.Context(), []string{"clausediff", "site", dir, "--corpus", corpus}, nil, &stdout, &stderr); status != exitFailed {
		t.Errorf("exit %d, want %d", status, exitFailed)
	}
	if !strings.Contains(stderr.String(), filepath.Join(corpus, "b.txt")) || stdout.Len() > 0 {
		t.Errorf("stdout %q, stderr %q: want the file's name", stdout.String(), stderr.String())
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}

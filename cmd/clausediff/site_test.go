package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/sitefolder"
)

// buildSite runs the command on a corpus of a few short statements and returns
// what it says. The site of the specimens is a script's.
func buildSite(t *testing.T, dir string) string {
	t.Helper()
	small := t.TempDir()
	manifest := "version: 1\nstatements:\n"
	for i, text := range []string{oldText, newText, newText + "\n三、双方商定建立年度会晤。\n"} {
		id := strconv.Itoa(2021 + i)
		write(t, filepath.Join(small, id+".txt"), text)
		manifest += "  - {id: \"" + id + "\", series: joint, file: " + id + ".txt, date: \"" + id + "-01-01\"}\n"
	}
	write(t, filepath.Join(small, "corpus.yaml"), manifest)
	var stdout, stderr bytes.Buffer
	args := []string{"clausediff", "site", dir, "--corpus", small, "--ui-lang", "en"}
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
	list := filepath.Join(dir, sitefolder.List)
	whole, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	var record struct {
		Schema string            `json:"schema"`
		Groups map[string]string `json:"groups"`
		Pages  map[string]struct {
			Group  string `json:"group"`
			Input  string `json:"input"`
			SHA256 string `json:"sha256"`
		} `json:"pages"`
	}
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

// A first run that was killed leaves a folder that the next one knows, and
// cleans.
func TestSiteAfterAKilledRun(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "site")
	buildSite(t, whole)
	empty := `{"schema": "clausediff.site/v1", "groups": {}, "pages": {}}`
	for name, left := range map[string]map[string]string{
		"before the list": {sitefolder.List + ".busy": "process 1", sitefolder.List + ".12-0.tmp": empty},
		"before a page":   {sitefolder.List + ".busy": "", sitefolder.List: empty, "index.html.12-0.tmp": "half", "statement/2021.html.12-3.tmp": "ha", "thread/a.html.9-1.tmp": ""},
		"while writing":   {sitefolder.List: read(t, filepath.Join(whole, sitefolder.List)), sitefolder.List + ".7-0.tmp": "half", "pair/x.html.7-9.tmp": "half"},
	} {
		dir := filepath.Join(t.TempDir(), "site")
		for file, text := range left {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, file)), 0o777); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, file), text)
		}
		buildSite(t, dir)
		if d := cmp.Diff(treeOf(t, whole), treeOf(t, dir)); d != "" {
			t.Errorf("killed %s: another site (-whole +got)\n%s", name, d)
		}
	}
}

// treeOf returns the contents of the files below a folder.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	t.Chdir(dir)
	return held(t)
}

// What only looks like something of ours stays.
func TestSiteOfSomebodyElse(t *testing.T) {
	folder(t)
	for _, name := range []string{"notes.html.1-2.tmp", "report.busy", "index.html.tmp", "index.html"} {
		dir := filepath.Join(t.TempDir(), "site")
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), "kept\n")
		refused(t, nil, `: is not empty and was not written by clausediff site; name another folder, or empty it$`, "site", dir)
		if read(t, filepath.Join(dir, name)) != "kept\n" {
			t.Errorf("%s is gone", name)
		}
	}
}

// A folder that cannot become a site is left as it was.
// A folder of a site may be a link to what is read: no page is written over it,
// and none is removed.
func TestSiteOverWhatWasRead(t *testing.T) {
	seriesFolder(t)
	write(t, "first.html", "<p>"+oldText)
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: first, series: s, file: first.html}\n  - {id: second, series: s, file: new.txt}\n")
	if err := os.Mkdir("public", 0o777); err != nil {
		t.Fatal(err)
	}
	link(t, "..", "public/statement")
	for _, page := range []string{"first", "gone"} {
		write(t, "public/"+sitefolder.List, `{"schema":"clausediff.site/v1","groups":{},"pages":{"statement/`+page+`.html":{"group":"g","input":"","sha256":""}}}`)
		status, stdout, stderr := clausediff(t, "", "site", "public")
		refusal(t, `statement/first.html: (was read and would be overwritten; choose another output|already exists and is not a page of this site; move it away)$`, status, stdout, stderr)
	}
	if read(t, "first.html") != "<p>"+oldText {
		t.Error("the page that was read is another one")
	}
}

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

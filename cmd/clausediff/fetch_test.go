package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const fetchedPage = "<html><head><meta charset=utf-8><title>关于睦邻合作的联合声明</title></head><body><h1>关于睦邻合作的联合声明</h1>" +
	"<p>甲国和乙国声明如下：</p><p>一、政治</p><p>双方坚决反对干涉内政，愿扩大贸易。双方支持和平共处。</p><p>双方将互设文化中心。</p>" +
	"<p>二、贸易</p><p>双方将修建一座跨河铁路桥，明年动工。</p><p>2023年3月21日于甲城</p></body></html>"

// pageServer serves one page, which a test may change, and whatever else is
// asked for with 404.
type pageServer struct {
	*httptest.Server
	page string
}

func newPageServer(t *testing.T) *pageServer {
	t.Helper()
	p := &pageServer{page: fetchedPage}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/2023.html" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("X-Other", "left out")
		fmt.Fprint(w, p.page)
	}))
	t.Cleanup(p.Close)
	return p
}

// fetchCorpus makes a corpus that lists the page, behind an address that is
// gone.
func fetchCorpus(t *testing.T, p *pageServer, extra string) string {
	t.Helper()
	dir := t.TempDir()
	manifest := fmt.Sprintf(`version: 1
statements:
  - id: "2023"
    title: 关于睦邻合作的联合声明
    date: 2023-03-21
    language: zh
    parties: [甲国, 乙国]
    articles: 2
    file: zh/2023.html
    urls: ["%s/gone.html", "%s/2023.html"]
%s`, p.URL, p.URL, extra)
	if err := os.WriteFile(filepath.Join(dir, "corpus.yaml"), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFetch(t *testing.T) {
	p := newPageServer(t)
	dir := fetchCorpus(t, p, "")
	page := filepath.Join(dir, "zh", "2023.html")
	fetch := func(args ...string) (int, string, string) {
		t.Helper()
		return clausediff(t, "", append([]string{"fetch", "--corpus", dir, "--allow-private", "--retries", "0"}, args...)...)
	}
	kept := func(want string) {
		t.Helper()
		if data, err := os.ReadFile(page); err != nil || string(data) != want {
			t.Errorf("the file is not what it should be (%v)", err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "zh", "*.tmp")); left != nil {
			t.Errorf("left behind: %v", left)
		}
	}

	status, out, errors := fetch("--dry-run")
	if status != exitOK || !strings.Contains(out, "gone.html, else ") {
		t.Errorf("dry run: exit %d, %q, %q", status, out, errors)
	}
	if _, err := os.Stat(page); err == nil {
		t.Error("the dry run wrote a file")
	}

	status, out, errors = fetch()
	if status != exitOK || !strings.Contains(out, "2023: "+page+" ← "+p.URL+"/2023.html") || errors != "" {
		t.Fatalf("exit %d, %q, %q", status, out, errors)
	}
	kept(fetchedPage)
	var note struct {
		URL, Final, Time, SHA256 string
		Bytes                    int
		Headers                  map[string]string
	}
	data, err := os.ReadFile(page + ".source.json")
	if err == nil {
		err = json.Unmarshal(data, &note)
	}
	if err != nil || note.URL != p.URL+"/2023.html" || len(note.SHA256) != 64 || note.Bytes != len(fetchedPage) ||
		note.Headers["Content-Type"] != "text/html; charset=utf-8" || note.Headers["X-Other"] != "" || note.Time == "" {
		t.Errorf("note is %s (%v)", data, err)
	}

	// The corpus that was fetched can be checked and compared.
	t.Setenv("CI", "")
	if status, out, errors := clausediff(t, "", "accept", "--corpus", dir); status != exitOK {
		t.Errorf("accept: exit %d, %q, %q", status, out, errors)
	}

	if status, out, _ := fetch(); status != exitOK || out != "2023: unchanged\n" {
		t.Errorf("again: exit %d, %q", status, out)
	}
	if status, out, _ := fetch("--verify"); status != exitOK || !strings.Contains(out, "the same bytes") {
		t.Errorf("verify: exit %d, %q", status, out)
	}

	// The host edits in silence.
	p.page = strings.Replace(fetchedPage, "坚决", "", 1)
	if status, out, _ := fetch("--verify"); status != exitDifferent || !strings.Contains(out, "another text at "+p.URL+"/2023.html: 1 clauses reworded") {
		t.Errorf("verify after an edit: exit %d, %q", status, out)
	}
	kept(fetchedPage)
	p.page = strings.Replace(fetchedPage, "<body>", "<body class=new>", 1)
	if status, out, _ := fetch("--verify"); status != exitOK || !strings.Contains(out, "the same text, in other bytes") {
		t.Errorf("verify after a new layout: exit %d, %q", status, out)
	}

	// What is not the statement does not replace it.
	for name, tt := range map[string]struct{ page, want string }{
		"another title":  {strings.ReplaceAll(fetchedPage, "睦邻", "友好"), "refused: the title is"},
		"another date":   {strings.Replace(fetchedPage, "3月21日", "3月22日", 1), "refused: the date 2023-03-21 is not on the page"},
		"article lost":   {strings.Replace(fetchedPage, "<p>二、贸易</p><p>双方将修建一座跨河铁路桥，明年动工。</p>", "", 1), "articles, expected 2"},
		"cut off":        {fetchedPage[:len(fetchedPage)*2/3] + "<", "refused: "},
		"another one":    {"<html><body><p>Page not found, please go back.</p></body></html>", "refused: "},
		"empty":          {"", "the source is empty"},
		"a binary file":  {"\x89PNG\r\n\x1a\n\x00\x00\x00", "refused: "},
		"wrong encoding": {strings.Replace(fetchedPage, "政治", "\xff\xfe\xff", 1), "refused: "},
	} {
		p.page = tt.page
		status, out, errors := fetch()
		if status != exitFailed || !strings.HasPrefix(out, "2023: not fetched: ") || !strings.Contains(out, tt.want) || errors != "clausediff: 1 of 1 statement not fetched; their old files were kept\n" {
			t.Errorf("%s: exit %d, %q, %q, want %q", name, status, out, errors, tt.want)
		}
		kept(fetchedPage)
	}
}

// One page that cannot be had does not keep the others back.
func TestFetchGoesOn(t *testing.T) {
	p := newPageServer(t)
	dir := fetchCorpus(t, p, fmt.Sprintf("  - {id: other, file: other.html, urls: [\"%s/nowhere.html\"]}\n  - {id: without, file: w.html}\n", p.URL))
	status, out, errors := clausediff(t, "", "fetch", "--corpus", dir, "--allow-private", "--retries", "0")
	if status != exitFailed || !strings.Contains(out, "2023: ") || !strings.Contains(out, "other: not fetched: "+p.URL+"/nowhere.html: the host answers 404") ||
		errors != "clausediff: 1 of 2 statements not fetched; their old files were kept\n" {
		t.Errorf("exit %d, %q, %q", status, out, errors)
	}
	for args, want := range map[string]string{
		"without":          `statement "without" has no urls; add them to its entry: urls: ["https://…"]`,
		"none":             "none: no such id in",
		"--timeout=soon":   `--timeout "soon" is not a time`,
		"--retries=many":   `--retries "many" is not a number`,
		"--max-size=0":     `--max-size "0" is not a size from 1KB to 4GB`,
		"2023 --corpus=no": "no such file; create one with clausediff init",
	} {
		status, out, errors := clausediff(t, "", append([]string{"fetch", "--corpus", dir}, strings.Fields(args)...)...)
		if status != exitFailed || out != "" || strings.Count(errors, "\n") != 1 || !strings.Contains(errors, want) {
			t.Errorf("fetch %s: exit %d, %q, %q", args, status, out, errors)
		}
	}
}

// Without leave the own machine is not asked.
func TestFetchAsksNoPrivateAddress(t *testing.T) {
	p := newPageServer(t)
	dir := fetchCorpus(t, p, "")
	status, out, errors := clausediff(t, "", "fetch", "--corpus", dir, "--retries", "0")
	if status != exitFailed || !strings.Contains(out, "allow it with --allow-private") {
		t.Errorf("exit %d, %q, %q", status, out, errors)
	}
}

// The bundled manifest is written once, and not over another one.
func TestFetchBundled(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "corpus")
	status, out, errors := clausediff(t, "", "fetch", "--bundled", dir, "--dry-run")
	if status != exitOK || strings.Count(out, "\n") != 7 || !strings.Contains(out, "http://kremlin.ru/supplement/5920") {
		t.Errorf("exit %d, %q, %q", status, out, errors)
	}
	own := t.TempDir()
	name := filepath.Join(own, "corpus.yaml")
	if err := os.WriteFile(name, []byte("version: 1\nstatements:\n  - {id: a, file: a.html, urls: [\"https://example.org/a\"]}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if status, out, _ := clausediff(t, "", "fetch", "--bundled", own, "--dry-run"); status != exitOK || !strings.Contains(out, "example.org") {
		t.Errorf("exit %d, %q", status, out)
	}
}

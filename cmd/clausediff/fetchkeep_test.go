package main

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// pages serves pages by their paths; a test may change them.
func servePages(t *testing.T, pages map[string]string) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	return server
}

// expectations of fetchedPage, as fields of the manifest.
const expectations = `title: 关于睦邻合作的联合声明, date: 2023-03-21, language: zh, parties: [甲国, 乙国], articles: 2`

// corpusOf makes a corpus with these statements.
func corpusOf(t *testing.T, statements ...string) string {
	t.Helper()
	dir := t.TempDir()
	manifest := "version: 1\nstatements:\n  - {" + strings.Join(statements, "}\n  - {") + "}\n"
	if err := os.WriteFile(filepath.Join(dir, "corpus.yaml"), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func fetchInto(t *testing.T, dir string, args ...string) (int, string, string) {
	t.Helper()
	return clausediff(t, "", append([]string{"fetch", "--corpus", dir, "--allow-private", "--retries", "0"}, args...)...)
}

func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(data)
}

// A statement of two pages is judged as a whole, and kept whole or not at all.
func TestFetchOfSeveralFiles(t *testing.T) {
	first, second, _ := strings.Cut(fetchedPage, "<p>二、")
	pages := map[string]string{"/1": first + "</body></html>", "/2": "<html><body><p>二、" + second}
	server := servePages(t, pages)
	dir := corpusOf(t, fmt.Sprintf(`id: a, %s, files: [a1.html, a2.html], urls: ["%s/1", "%s/2"]`, expectations, server.URL, server.URL))
	one, two := filepath.Join(dir, "a1.html"), filepath.Join(dir, "a2.html")
	status, out, errors := fetchInto(t, dir)
	if status != exitOK || !strings.Contains(out, "a1.html ← ") || !strings.Contains(out, "a2.html ← ") || errors != "" {
		t.Fatalf("exit %d, %q, %q", status, out, errors)
	}
	if status, out, _ := fetchInto(t, dir); status != exitOK || out != "a: unchanged\n" {
		t.Errorf("again: exit %d, %q", status, out)
	}
	kept := pages["/2"]
	pages["/1"] = strings.Replace(pages["/1"], "坚决", "", 1)
	if status, out, _ := fetchInto(t, dir, "--verify"); status != exitDifferent || !strings.Contains(out, "1 clauses reworded") {
		t.Errorf("verify after an edit: exit %d, %q", status, out)
	}
	pages["/2"] = "<html><body><p>您访问的页面不存在，请返回首页。</p></body></html>"
	status, out, errors = fetchInto(t, dir)
	if status != exitFailed || !strings.Contains(out, "refused: ") {
		t.Errorf("an error page for the second: exit %d, %q, %q", status, out, errors)
	}
	if content(t, one) == pages["/1"] || content(t, two) != kept {
		t.Error("a page was kept without the other")
	}
}

// What is compared is what the host says now, also where the manifest names the
// bytes, with what came from that host.
func TestFetchVerify(t *testing.T) {
	pages := map[string]string{"/b": fetchedPage}
	server := servePages(t, pages)
	dir := corpusOf(t, fmt.Sprintf(`id: a, %s, sha256: %x, file: a.html, urls: ["%s/a", "%s/b"]`, expectations, sha256.Sum256([]byte(fetchedPage)), server.URL, server.URL))
	if status, _, errors := fetchInto(t, dir); status != exitOK {
		t.Fatalf("exit %d, %q", status, errors)
	}
	// The first host is back, with the statement set in its own way.
	pages["/a"] = strings.Replace(fetchedPage, "坚决", "", 1)
	if status, out, _ := fetchInto(t, dir, "--verify"); status != exitOK || !strings.Contains(out, "the same bytes at "+server.URL+"/b") {
		t.Errorf("with another host: exit %d, %q", status, out)
	}
	for name, tt := range map[string]struct{ old, new, want string }{
		"a word":  {"坚决", "", "another text at " + server.URL + "/b: 1 clauses reworded"},
		"a title": {"<h1>关于", "<h1>甲国和乙国关于", "another title at "},
	} {
		pages["/b"] = strings.Replace(fetchedPage, tt.old, tt.new, 1)
		if status, out, _ := fetchInto(t, dir, "--verify"); status != exitDifferent || !strings.Contains(out, tt.want) {
			t.Errorf("%s: exit %d, %q", name, status, out)
		}
	}
	// What is kept was edited, not what the host has.
	pages["/b"] = fetchedPage
	if err := os.WriteFile(filepath.Join(dir, "a.html"), []byte(strings.Replace(fetchedPage, "坚决", "", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	if status, _, errors := fetchInto(t, dir, "--verify"); status != exitDifferent || !strings.Contains(errors, "a.html: has changed since it was fetched") {
		t.Errorf("edited here: exit %d, %q", status, errors)
	}
}

// A note that is missing, or is of other bytes, is written though the page is the
// same.
func TestFetchMendsTheNote(t *testing.T) {
	server := servePages(t, map[string]string{"/a": fetchedPage})
	dir := corpusOf(t, fmt.Sprintf(`id: a, %s, file: a.html, urls: ["%s/a"]`, expectations, server.URL))
	note := filepath.Join(dir, "a.html.source.json")
	for _, was := range []string{"", `{"sha256":"00"}`, "no note"} {
		if err := os.WriteFile(filepath.Join(dir, "a.html"), []byte(fetchedPage), 0o666); err != nil {
			t.Fatal(err)
		}
		os.Remove(note)
		if was != "" {
			os.WriteFile(note, []byte(was), 0o666)
		}
		status, out, _ := fetchInto(t, dir)
		if status != exitOK || out != "a: unchanged\n" || !strings.Contains(content(t, note), fmt.Sprintf(`"sha256": "%x"`, sha256.Sum256([]byte(fetchedPage)))) {
			t.Errorf("after %q: exit %d, %q, note %q", was, status, out, content(t, note))
		}
	}
}

// Nothing is written outside of the corpus, nor over what is not one of its pages.
func TestFetchWritesPagesOnly(t *testing.T) {
	server := servePages(t, map[string]string{"/a": fetchedPage, "/b": fetchedPage})
	page := func(id, file, path string) string {
		return fmt.Sprintf(`id: %s, %s, file: %s, urls: ["%s%s"]`, id, expectations, file, server.URL, path)
	}
	outside := t.TempDir()
	secret := filepath.Join(outside, "a.html")
	if err := os.WriteFile(secret, []byte("kept"), 0o666); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		link    [2]string // from a name in the corpus to a path
		entries []string
		want    string
	}{
		{"a link to a file", [2]string{"a.html", secret}, []string{page("a", "a.html", "/a")}, "a link leads out of the corpus"},
		{"a link to nothing", [2]string{"a.html", filepath.Join(outside, "new.html")}, []string{page("a", "a.html", "/a")}, "a link leads out of the corpus"},
		{"a link to a folder", [2]string{"zh", outside}, []string{page("a", "zh/a.html", "/a")}, "a link leads out of the corpus"},
		{"a link of the note", [2]string{"b.html.source.json", secret}, []string{page("a", "b.html", "/a")}, "a link leads out of the corpus"},
		{"the manifest", [2]string{}, []string{page("a", "corpus.yaml", "/a")}, "would overwrite corpus.yaml"},
		{"the lock", [2]string{}, []string{page("a", "corpus.lock.d", "/a")}, "would overwrite corpus.lock.d"},
		{"one file for two", [2]string{}, []string{page("a", "a.html", "/a"), page("b", "a.html", "/b")}, `has the same file as "b"`},
		{"the settings", [2]string{}, []string{page("a", "clausediff.yaml", "/a")}, `corpus.yaml:3:10: statement "a" would overwrite clausediff.yaml; name another file`},
		{"the settings below", [2]string{}, []string{page("a", "zh/Clausediff.YAML", "/a")}, "would overwrite clausediff.yaml"},
		{"a hook", [2]string{}, []string{page("a", ".git/hooks/pre-commit", "/a")}, `corpus.yaml:3:10: statement "a" has the file .git/hooks/pre-commit, which the dot of .git hides; name another file`},
		{"a hidden page", [2]string{}, []string{page("a", "zh/.a.html", "/a")}, "which the dot of .a.html hides"},
		{"a program", [2]string{}, []string{page("a", "bin/run.sh", "/a")}, "does not have the name of a page; let it end in .htm, .html"},
		{"no ending", [2]string{}, []string{page("a", "Makefile", "/a")}, "does not have the name of a page"},
		{"a link to the settings", [2]string{"a.html", "clausediff.yaml"}, []string{page("a", "a.html", "/a")}, "a.html: would overwrite clausediff.yaml"},
		{"a link to a hook", [2]string{"zh", ".git/hooks"}, []string{page("a", "zh/a.html", "/a")}, "which the dot of .git hides"},
		{"the note of another", [2]string{}, []string{page("a", "a.html", "/a"), page("b", "a.html.source.json", "/a")}, `has its source note where "b" has a file`},
	}
	for _, tt := range tests {
		dir := corpusOf(t, tt.entries...)
		if tt.link[0] != "" {
			if err := os.Symlink(tt.link[1], filepath.Join(dir, tt.link[0])); err != nil {
				t.Logf("%s: no links here: %v", tt.name, err)
				continue
			}
		}
		before := content(t, filepath.Join(dir, "corpus.yaml"))
		os.MkdirAll(filepath.Join(dir, ".git", "hooks"), 0o777)
		write(t, filepath.Join(dir, "clausediff.yaml"), "kept")
		status, out, errors := fetchInto(t, dir, "a")
		if status != exitFailed || strings.Count(errors, "\n") != 1 || !strings.Contains(out+errors, tt.want) {
			t.Errorf("%s: exit %d, %q, %q, want %q", tt.name, status, out, errors, tt.want)
		}
		if hooks, _ := os.ReadDir(filepath.Join(dir, ".git", "hooks")); len(hooks) > 0 || content(t, filepath.Join(dir, "clausediff.yaml")) != "kept" {
			t.Errorf("%s: written over settings, or among programs", tt.name)
		}
		if there, _ := os.ReadDir(outside); len(there) != 1 || content(t, secret) != "kept" || content(t, filepath.Join(dir, "corpus.yaml")) != before {
			t.Errorf("%s: something was written: %v", tt.name, there)
		}
	}
}

// A folder that cannot be written: the old page stays, and nothing is beside it.
func TestFetchIntoReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("permissions are not kept from this user")
	}
	server := servePages(t, map[string]string{"/a": fetchedPage})
	dir := corpusOf(t, fmt.Sprintf(`id: a, %s, file: a.html, urls: ["%s/a"]`, expectations, server.URL))
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o777)
	if status, out, errors := fetchInto(t, dir); status != exitFailed || !strings.Contains(out, "permission denied") {
		t.Errorf("exit %d, %q, %q", status, out, errors)
	}
}

// Any page would do where nothing is expected: that is said.
func TestFetchWithoutExpectations(t *testing.T) {
	server := servePages(t, map[string]string{"/a": "<html><body><p>本网站正在整理资料，敬请期待，欢迎再次来访。</p></body></html>"})
	dir := corpusOf(t, fmt.Sprintf(`id: a, file: a.html, urls: ["%s/a"]`, server.URL))
	if status, _, errors := fetchInto(t, dir); status != exitOK || !strings.Contains(errors, "a: the manifest says nothing by which to recognise its page") {
		t.Errorf("exit %d, %q", status, errors)
	}
}

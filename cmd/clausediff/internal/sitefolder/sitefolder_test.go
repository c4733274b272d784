package sitefolder

import (
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
		"version/a--b.html":      true,
		"shared/0a1b.css":        true,
		"shared/0a1b.js":         true,
		"shared/0a1b.html":       false,
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

// FuzzSiteList checks that a folder is treated as a site only if its list names nothing
// but pages inside it.
func FuzzSiteList(f *testing.F) {
	f.Add([]byte(`{"schema":"clausediff.site/v1","groups":{"a":"b"},"pages":{"index.html":{"group":"a"}}}`))
	f.Add([]byte(`{"schema":"clausediff.site/v1","pages":{"../x.html":{}}}`))
	f.Add([]byte(`{"schema":"clausediff.site/v1","pages":{"pair/../../x.html":{}}}`))
	f.Add([]byte(`[`))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, List), data, 0o666); err != nil {
			t.Fatal(err)
		}
		folder, err := Open(dir)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q", err)
			}
			return
		}
		for name := range folder.old.Pages {
			if rel, err := filepath.Rel(dir, folder.path(name)); err != nil || !filepath.IsLocal(rel) {
				t.Errorf("%q leads to %s", name, folder.path(name))
			}
		}
	})
}

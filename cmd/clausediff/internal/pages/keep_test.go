package pages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/parse/corpus"
)

// FuzzSourceNote reads arbitrary bytes as a note of a page's source.
func FuzzSourceNote(f *testing.F) {
	f.Add([]byte(`{"url":"https://example.org/a","final":"https://example.org/a","time":"2024-01-01T00:00:00Z","sha256":"0","bytes":1,"headers":{"Etag":"x"}}`))
	f.Add([]byte(`{"url":1}`))
	f.Add([]byte(`{"headers":` + strings.Repeat("[", 20_000)))
	f.Add([]byte("\ufeff{}"))
	const text = "The Sides will meet again.\n"
	dir := f.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o666); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, corpus.NoteName("a.txt")), data, 0o666); err != nil {
			t.Fatal(err)
		}
		fetcher := Fetcher{Folder: &load.Folder{Dir: dir}}
		files, err := fetcher.files(Job{Entry: corpus.Entry{ID: "a", Files: []string{"a.txt"}}})
		if err != nil || len(files) != 1 || string(files[0].data) != text {
			t.Fatalf("%d files, %v", len(files), err)
		}
		from := [][]string{{"https://example.org/b"}, {files[0].note.URL}}
		if got := keptFirst(from, files); got[0][0] != files[0].note.URL {
			t.Errorf("kept from %q, first is %q", files[0].note.URL, got[0][0])
		}
	})
}

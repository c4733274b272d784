package bulk

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, size := range []int{1, 10_000, 1_000_000} {
		text, err := Text(size)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) < size || len(text) > size+5_000 || !utf8.ValidString(text) {
			t.Errorf("%d bytes for %d", len(text), size)
		}
	}
}

// A share of the sentences stays, and the copy is always the same.
func TestEdited(t *testing.T) {
	text, err := Text(200_000)
	if err != nil {
		t.Fatal(err)
	}
	edited := Edited(text)
	if edited != Edited(text) {
		t.Error("two copies differ")
	}
	if d := len(edited) - len(text); d > len(text)/10 || -d > len(text)/10 {
		t.Errorf("%d bytes became %d", len(text), len(edited))
	}
	all, kept := 0, 0
	for _, p := range pieces(text) {
		if isSentence(p) {
			all++
			kept += min(1, strings.Count(edited, p))
		}
	}
	if share := float64(kept) / float64(all); share < .7 || share > .9 {
		t.Errorf("%d of %d sentences are kept", kept, all)
	}
}

func TestPieces(t *testing.T) {
	text := "一、甲\n\n乙乙乙。丙！丁\n戊"
	got := pieces(text)
	want := "一、甲|\n|\n|乙乙乙。|丙！|丁|\n|戊"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A folder has the statements that its manifest lists, each another one, and is
// made the same again.
func TestFolder(t *testing.T) {
	const n = 23
	var before map[string]string
	for range 2 {
		dir := t.TempDir()
		if err := Folder(dir, n); err != nil {
			t.Fatal(err)
		}
		files, texts := map[string]string{}, map[string]bool{}
		if err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			files[name], texts[string(data)] = string(data), true
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(files["corpus.yaml"], "file: "); got != n || len(files) != n+1 || len(texts) != n+1 {
			t.Errorf("%d entries, %d files, %d texts", got, len(files), len(texts))
		}
		if before != nil && !maps.Equal(before, files) {
			t.Error("a second time the files are others")
		}
		before = files
	}
}

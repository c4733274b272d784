package corpus_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// The cases are txtar files: the files of a corpus, and either the error that loading it
// gives, its entries, or the nodes of its pins.
const caseFiles = "../../testdata/manifest/*.txtar"

func TestLoad(t *testing.T) {
	cases.Each(t, caseFiles, func(t *testing.T, c *cases.Case) {
		fsys, outcomes := fstest.MapFS{}, []string{"error", "entries", "pins"}
		for _, f := range c.Given(outcomes...) {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		for _, kind := range outcomes {
			if _, ok := c.Lookup(kind); ok {
				c.Want(kind, outcome(t, fsys, kind))
				return
			}
		}
		t.Fatal("neither an error nor entries are wanted")
	})
}

// outcome loads the corpus and returns its error, or its entries, as text.
func outcome(t *testing.T, fsys fs.FS, kind string) string {
	t.Helper()
	c, err := corpus.Load(fsys, corpus.ManifestName)
	if kind == "error" {
		var bad *corpus.Error
		if !errors.As(err, &bad) {
			t.Fatalf("error is %v, want a *corpus.Error", err)
		}
		return err.Error() + "\n"
	}
	if err != nil {
		t.Fatal(err)
	}
	if kind == "pins" {
		return pinsOf(t, c)
	}
	var b strings.Builder
	for _, e := range c.Entries {
		fmt.Fprintln(&b, strings.Join([]string{e.ID, e.Series, e.Title, e.Date, string(e.Lang), strings.Join(e.Files, " ")}, "|"))
	}
	return b.String()
}

// pinsOf returns the nodes that the pins of a corpus name, or the error of a pair.
func pinsOf(t *testing.T, c *corpus.Corpus) string {
	t.Helper()
	var b strings.Builder
	for _, pair := range c.PinnedPairs() {
		var both [2]*tree.Statement
		for i, id := range pair {
			st, err := c.Statement(id, "")
			if err != nil {
				t.Fatal(err)
			}
			both[i] = st
		}
		pins, err := c.Pins(both[0], both[1])
		if err != nil {
			fmt.Fprintln(&b, err)
		}
		for _, p := range pins {
			fmt.Fprintf(&b, "%s:%s|%s:%s|%t\n", pair[0], p.Old.Locator, pair[1], p.New.Locator, p.Forbid)
		}
	}
	return b.String()
}

const manifest = `version: 1
statements:
  - {id: old, series: zh, file: zh/old.txt, title: 联合声明, date: 2022-05-18, language: zh}
  - {id: other, series: en, file: other.txt}
  - {id: new, series: zh, file: zh/new.txt}
`

func memory() fstest.MapFS {
	page := &fstest.MapFile{Data: []byte("一、双方指出，各国都有权利，不应受到干涉。\n\n二、双方主张合作，反对对抗。\n")}
	return fstest.MapFS{
		"corpus.yaml": {Data: []byte(manifest)},
		"zh/old.txt":  page,
		"zh/new.txt":  page,
		"other.txt":   {Data: []byte("1. The sides note this. They say so.\n")},
	}
}

func load(t *testing.T, fsys fs.FS) *corpus.Corpus {
	t.Helper()
	c, err := corpus.Load(fsys, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCorpusKeepsManifestOrder(t *testing.T) {
	c := load(t, memory())
	if d := cmp.Diff([]string{"old", "other", "new"}, c.IDs()); d != "" {
		t.Errorf("IDs mismatch (-want +got)\n%s", d)
	}
	var ids []string
	for _, e := range c.Series("zh") {
		ids = append(ids, e.ID)
	}
	if d := cmp.Diff([]string{"old", "new"}, ids); d != "" {
		t.Errorf("Series mismatch (-want +got)\n%s", d)
	}
	if got := c.Series("ru"); got != nil {
		t.Errorf("an unknown series has %v", got)
	}
}

func TestStatementTakesFactsFromManifest(t *testing.T) {
	st, err := load(t, memory()).Statement("old", "")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{st.ID, st.Title, st.Date, string(st.Lang), st.Source.Name}
	want := []string{"old", "联合声明", "2022-05-18", "zh", "zh/old.txt"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("mismatch (-want +got)\n%s", d)
	}
	if err := st.Validate(); err != nil {
		t.Error(err)
	}
}

func TestStatementOptionsGoBeforeManifest(t *testing.T) {
	st, err := load(t, memory()).Statement("old", "elsewhere", parse.Language(tree.Russian))
	if err != nil {
		t.Fatal(err)
	}
	if st.Source.Name != "elsewhere/zh/old.txt" || st.Lang != tree.Russian {
		t.Errorf("name %q, language %q", st.Source.Name, st.Lang)
	}
}

func TestStatementErrors(t *testing.T) {
	fsys := memory()
	c := load(t, fsys)
	if _, err := c.Statement("none", ""); err == nil || !strings.Contains(err.Error(), "no such id in the manifest") {
		t.Errorf("unknown id: %v", err)
	}
	delete(fsys, "other.txt")
	if _, err := c.Statement("other", ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("file gone since loading: %v", err)
	}
	fsys["zh/new.txt"] = &fstest.MapFile{}
	var bad *parse.Error
	if _, err := c.Statement("new", ""); !errors.As(err, &bad) {
		t.Errorf("empty page: %v, want a *parse.Error", err)
	}
}

func TestLoadErrors(t *testing.T) {
	if _, err := corpus.Load(fstest.MapFS{}, corpus.ManifestName); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no manifest: %v", err)
	}
	fsys := fstest.MapFS{"corpus.yaml": {Data: []byte("version: 1\nnote: \xcb\xb5\xc3\xf7\n")}}
	if _, err := corpus.Load(fsys, corpus.ManifestName); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("manifest in another encoding: %v", err)
	}
}

// Windows editors write a byte order mark and carriage returns.
func TestByteOrderMark(t *testing.T) {
	fsys := memory()
	want := load(t, fsys).Entries
	fsys["corpus.yaml"] = &fstest.MapFile{Data: []byte("\ufeff" + strings.ReplaceAll(manifest, "\n", "\r\n"))}
	if d := cmp.Diff(want, load(t, fsys).Entries); d != "" {
		t.Errorf("mismatch (-want +got)\n%s", d)
	}
}

// A manifest may be in a folder of the file system; its paths are relative to it.
func TestLoadFromFolder(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, f := range memory() {
		fsys["texts/"+name] = f
	}
	c, err := corpus.Load(fsys, "texts/corpus.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Statement("new", ""); err != nil {
		t.Error(err)
	}
}

// FuzzLoad checks that any bytes give a corpus, or an error of one line that names the
// manifest.
func FuzzLoad(f *testing.F) {
	for _, file := range cases.Files(f, caseFiles) {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	for _, text := range deepTexts() {
		f.Add([]byte("version: 1\nnote: " + text[:300] + "\n"))
	}
	f.Add([]byte(manifest + "---\n" + manifest))
	f.Fuzz(func(t *testing.T, data []byte) {
		fsys := memory()
		fsys["corpus.yaml"] = &fstest.MapFile{Data: data}
		c, err := corpus.Load(fsys, corpus.ManifestName)
		if err == nil {
			if len(c.IDs()) == 0 {
				t.Error("a corpus without statements")
			}
			return
		}
		if text := err.Error(); !strings.HasPrefix(text, "corpus.yaml:") || strings.ContainsAny(text, "\n\r") {
			t.Errorf("error %q", text)
		}
	})
}

// The caller's options for a page that was found override the manifest.
func TestFoundTakesOptions(t *testing.T) {
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	page := "双方同意扩大贸易。"
	if _, err := c.Found(c.IDs()[0], []parse.Part{{Name: "page.txt", Reader: strings.NewReader(page)}}); err != nil {
		t.Error(err)
	}
	if _, err := c.Found(c.IDs()[0], []parse.Part{{Name: "page.txt", Reader: strings.NewReader(page)}}, parse.MaxSize(9)); !errors.Is(err, parse.ErrTooLarge) {
		t.Errorf("with a limit the error is %v", err)
	}
}

// The encoding declared by the host is used if the page declares none, as long as the
// page is unchanged.
func TestNoteNamesEncoding(t *testing.T) {
	const page = "<html><body><p>1. The Sides will invest \xa35 million.</p><p>2. The Sides will meet in \xcc\xc8\xc4.</p></body></html>"
	const note = `{"bytes": %d, "headers": {"Content-Type": "text/html; charset=%s"}}`
	for _, tt := range []struct {
		charset  string
		bytes    int
		believed bool
	}{
		{"windows-1251", len(page), true},
		{"utf-8", len(page), false},
		{"windows-1251", len(page) - 1, false},
	} {
		c, err := corpus.Load(fstest.MapFS{
			"corpus.yaml":        {Data: []byte("version: 1\nstatements:\n  - {id: a, file: a.html}\n")},
			"a.html":             {Data: []byte(page)},
			"a.html.source.json": {Data: fmt.Appendf(nil, note, tt.bytes, tt.charset)},
		}, corpus.ManifestName)
		if err != nil {
			t.Fatal(err)
		}
		if st, err := c.Statement("a", ""); err != nil || (len(st.Doubts) == 0) != tt.believed {
			t.Errorf("%s, %d bytes: %q, %v", tt.charset, tt.bytes, st.Doubts, err)
		}
	}
}

package corpus_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/testdata/allocation"
)

// deepTexts returns values with more levels than a file may have, one for each way of
// nesting.
func deepTexts() map[string]string {
	return map[string]string{
		"lists in brackets":    strings.Repeat("[", 60_000),
		"lists that end":       strings.Repeat("[", 60_000) + strings.Repeat("]", 60_000),
		"lists on lines":       strings.Repeat("[\n", 60_000),
		"mappings in brackets": strings.Repeat("{a: ", 60_000),
		"both":                 strings.Repeat("[{a: ", 30_000),
		"entries in a line":    "\n  " + strings.Repeat("- ", 60_000) + "x",
		"keys in a line":       "\n  " + strings.Repeat("? ", 60_000) + "x",
		"entries in brackets":  "[" + strings.Repeat("- ", 60_000),
		"values in a line":     strings.Repeat("a: ", 60_000),
		"colons":               strings.Repeat(": ", 60_000),
		"lines":                "\n" + nested(1_000),
		"tags":                 strings.Repeat("!!str ", 60_000) + "x",
		"anchors":              strings.Repeat("&a ", 60_000) + "x",
	}
}

// Too deep nesting is an error at its position, before it costs anything. Some of the
// texts are not YAML before they are deep.
func TestDeepYAML(t *testing.T) {
	const deep = ": values are nested deeper than 100; write them in fewer levels"
	notYAML := []string{"entries in brackets", "values in a line", "colons", "tags", "anchors"}
	for name, text := range deepTexts() {
		want := deep
		if slices.Contains(notYAML, name) {
			want = "; correct the YAML here"
		}
		fsys := fstest.MapFS{"corpus.yaml": {Data: []byte("version: 1\nnote: " + text + "\n")}}
		var err error
		grew := allocation.Of(func() { _, err = corpus.Load(fsys, corpus.ManifestName) })
		if err == nil || !strings.HasPrefix(err.Error(), "corpus.yaml:") || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: error %.200v", name, err)
		}
		if grew > 200<<20 {
			t.Errorf("%s: took %d MB", name, grew>>20)
		}
		grew = allocation.Of(func() { _, err = corpus.ParseSettings("s.yaml", []byte("compare: "+text)) })
		if err == nil || !strings.HasPrefix(err.Error(), "s.yaml:") || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("settings, %s: error %.200v", name, err)
		}
		if grew > 200<<20 {
			t.Errorf("settings, %s: took %d MB", name, grew>>20)
		}
	}
	_, err := corpus.ParseSettings("s.yaml", []byte("color: never\ncompare: "+strings.Repeat("[", 200)))
	if want := "s.yaml:2:110" + deep; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// Very many keys, the same or different ones, cost time and memory in proportion. So do
// many mappings, and brackets in text do not count.
func TestManyKeys(t *testing.T) {
	keys := strings.Repeat("  a: x\n", 100_000)
	grew := allocation.Of(func() {
		_, err := corpus.ParseSettings("s.yaml", []byte("compare:\n"+keys))
		if want := "s.yaml:3:3: a was already given in line 2; give it once"; err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	})
	if grew > 300<<20 {
		t.Errorf("took %d MB", grew>>20)
	}
	var b strings.Builder
	for i := range 300_000 {
		fmt.Fprintf(&b, "a%d: x\n", i)
	}
	if all, err := corpus.ParseSettings("s.yaml", []byte(b.String())); err != nil || len(all) != 300_000 {
		t.Errorf("many settings: %d, %v", len(all), err)
	}
	b.Reset()
	b.WriteString("version: 1\nnote: |\n" + strings.Repeat("  [ { - [ {\n", 300) + "statements:\n")
	for i := range 5_000 {
		fmt.Fprintf(&b, "  - id: s%d\n    file: old.txt\n    title: \"[{[{\" # [[\n    series: a [b {c\n    parties: [甲, 乙]\n", i)
	}
	fsys := fstest.MapFS{"corpus.yaml": {Data: []byte(b.String())}, "old.txt": {Data: []byte("双方友好。")}}
	c, err := corpus.Load(fsys, corpus.ManifestName)
	if err != nil || len(c.IDs()) != 5_000 {
		t.Errorf("a long manifest: %v", err)
	}
}

// A file is read up to a maximum size.
func TestLargeYAML(t *testing.T) {
	text := "version: 1\nnote: " + strings.Repeat("友好", 4<<20/6) + "\n"
	fsys := fstest.MapFS{"corpus.yaml": {Data: []byte(text)}}
	const want = ": too large: more than 4194304 bytes; put the right file there, or divide the corpus"
	if _, err := corpus.Load(fsys, corpus.ManifestName); err == nil || err.Error() != "corpus.yaml"+want {
		t.Errorf("error %v", err)
	}
	if _, err := corpus.ParseSettings("s.yaml", []byte(text)); err == nil || err.Error() != "s.yaml"+want {
		t.Errorf("settings: error %v", err)
	}
}

// Values cost time and memory however they are written: as brackets, lines and keys
// without values, and as long texts that aliases repeat.
func TestManyValues(t *testing.T) {
	long := "note: &a |\n  " + strings.Repeat("x", 1_000_000) + "\nstatements:\n"
	for name, text := range map[string]string{
		"keys":    "statements: [{" + strings.Repeat("a,", 1_900_000) + "}]",
		"lists":   "statements: [" + strings.Repeat("[],", 1_300_000) + "]",
		"entries": "statements:\n" + strings.Repeat("-\n", 1_900_000),
		"aliases": long + strings.Repeat("  - {title: *a}\n", 20_000),
	} {
		fsys := fstest.MapFS{"corpus.yaml": {Data: []byte("version: 1\n" + text + "\n")}}
		var err error
		grew := allocation.Of(func() { _, err = corpus.Load(fsys, corpus.ManifestName) })
		if err == nil || !strings.Contains(err.Error(), "too many values") {
			t.Errorf("%s: error %.200v", name, err)
		}
		if grew > 200<<20 {
			t.Errorf("%s: took %d MB", name, grew>>20)
		}
	}
}

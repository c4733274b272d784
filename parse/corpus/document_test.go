package corpus_test

import (
	"testing"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
)

// A file is a single document: a second one would be ignored.
func TestSecondDocument(t *testing.T) {
	const entries = "version: 1\nstatements:\n  - {id: a, file: old.txt}\n"
	const want = ": a second document begins here; keep everything in one, without another ---"
	for text, place := range map[string]string{
		entries:                     "",
		"---\n" + entries:           "",
		"# remark\n---\n" + entries: "",
		"%YAML 1.2\n---\n" + entries + "...\n# remark\n": "",
		entries + "note: |\n  ---\n  x\n":                "",
		entries + "note: --- x\n":                        "",
		entries + "---\n" + entries:                      "4:1",
		entries + "---\nnote: x\n":                       "4:1",
		"---\n" + entries + "---\n" + entries:            "5:1",
		"---\n---\n" + entries:                           "2:1",
		entries + "...\n---\n" + entries:                 "5:1",
		entries + "...\nnote: x\n":                       "5:1",
	} {
		fsys := fstest.MapFS{"corpus.yaml": {Data: []byte(text)}, "old.txt": {Data: []byte("双方友好。")}}
		_, err := corpus.Load(fsys, corpus.ManifestName)
		switch {
		case place == "" && err != nil:
			t.Errorf("%q: %v", text, err)
		case place != "" && (err == nil || err.Error() != "corpus.yaml:"+place+want):
			t.Errorf("%q: error %v, want one at %s", text, err, place)
		}
	}
	_, err := corpus.ParseSettings("s.yaml", []byte("color: never\n---\nwidth: 80\n"))
	if err == nil || err.Error() != "s.yaml:2:1"+want {
		t.Errorf("settings: error %v", err)
	}
}

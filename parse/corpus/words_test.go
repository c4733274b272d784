package corpus_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
)

// Errors of the YAML library are reworded for the author of a manifest, and say what to
// do.
func TestWordsOfYAMLErrors(t *testing.T) {
	for text, want := range map[string]string{
		"version: 1\nstatements: 12\n":                      "2:13: expected a list, whose entries begin with -, found one value",
		"version: 1\nstatements: {a: b}\n":                  "2:13: expected a list, whose entries begin with -, found a mapping",
		"version: 1\nstatements:\n  - a\n":                  "3:5: expected a mapping, which has lines such as key: value, found one value",
		"version: 1\nstatements:\n  - {id: a, file: x\n":    "; correct the YAML here",
		"version: 1\nversion: 1\n":                          "2:1: version was already given in line 1; give it once",
		"version: 1\nstatements:\n  - {id: &a, file: *b}\n": "; correct the YAML here",
		"- a\n":  "1:1: expected a mapping",
		"text\n": "1:1: expected a mapping",
	} {
		fsys := fstest.MapFS{"corpus.yaml": {Data: []byte(text)}}
		_, err := corpus.Load(fsys, corpus.ManifestName)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

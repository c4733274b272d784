package corpus_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/testdata/allocation"
)

// bomb returns YAML in which lists of lists of aliases expand to 10^depth texts.
func bomb(depth int, indent string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%sa0: &a0 [x, x, x, x, x, x, x, x, x, x]\n", indent)
	for i := 1; i <= depth; i++ {
		fmt.Fprintf(&b, "%sa%d: &a%d [%s]\n", indent, i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	return b.String()
}

// Aliases of aliases give one error, and are not expanded before.
func TestAliasBombs(t *testing.T) {
	urls := "  - id: s0\n    file: old.txt\n    urls: &u0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 10; i++ {
		urls += fmt.Sprintf("  - id: s%d\n    file: old.txt\n    urls: &u%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*u%d, ", i-1), 10), ", "))
	}
	manifests := map[string]string{
		"unknown keys":     "version: 1\n" + bomb(12, "") + "statements: *a12\n",
		"in an entry":      "version: 1\nstatements:\n  - id: x\n    file: old.txt\n" + bomb(12, "    "),
		"as the note":      "version: 1\nnote:\n" + bomb(12, "  ") + "statements: []\n",
		"lists of lists":   "version: 1\nstatements:\n" + urls,
		"an alias in it":   "version: 1\nstatements: &a [*a, *a]\n",
		"merged":           "version: 1\nstatements:\n  - &a {id: x, file: old.txt, <<: *a}\n",
		"deeply nested":    "version: 1\nnote: " + strings.Repeat("[", 1000) + "\nstatements: []\n",
		"deeply indented":  "version: 1\nnote:\n" + nested(200) + "statements: []\n",
		"many of the same": "version: 1\nstatements:\n" + strings.Repeat("  - {id: x, file: old.txt}\n", 5000),
	}
	for name, text := range manifests {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"corpus.yaml": {Data: []byte(text)}, "old.txt": {Data: []byte("双方友好。")}}
			grew := allocation.Of(func() {
				if _, err := corpus.Load(fsys, corpus.ManifestName); err == nil || strings.Contains(err.Error(), "\n") {
					t.Errorf("error %v", err)
				}
			})
			if grew > 300<<20 {
				t.Errorf("%d MB", grew>>20)
			}
		})
	}
	grew := allocation.Of(func() {
		if _, err := corpus.ParseSettings("clausediff.yaml", []byte(bomb(12, "")+"color: *a12\n")); err == nil {
			t.Error("settings: no error")
		}
	})
	if grew > 300<<20 {
		t.Errorf("settings: %d MB", grew>>20)
	}
}

// nested returns nested mappings.
func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i+1))
	}
	return b.String()
}

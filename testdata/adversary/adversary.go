// Package adversary makes inputs for tests that try to break what the README promises:
// the specimens and the real documents beside the project, cut, edited, and written in
// other formats and encodings. The properties to check are in the tests of each package,
// called TestAdversary….
//
//	go test ./... -run Adversary                                  some inputs of each kind
//	CLAUSEDIFF_ADVERSARY=long go test -p 1 ./... -run Adversary   all of them; writes the table of GUIDE.md
//
// The inputs are the same in every run.
package adversary

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/testdata/bulk"
	"github.com/clausediff/clausediff/testdata/readme"
)

// Text is a document in UTF-8.
type Text struct {
	Name string // path relative to the root of the project
	Text string
}

// Long reports whether to try all inputs. The answer is cached, since tests of the
// command clear the environment.
func Long() bool { return long() }

var long = sync.OnceValue(func() bool { return os.Getenv("CLAUSEDIFF_ADVERSARY") == "long" })

// Texts returns the specimens and, if present, the real documents, of which a short run
// uses some.
func Texts(t testing.TB) []Text {
	t.Helper()
	root, err := bulk.Root()
	if err != nil {
		t.Fatal(err)
	}
	own := read(t, root, "testdata/corpus/*/*.html")
	if len(own) < 8 {
		t.Fatalf("%d specimens", len(own))
	}
	real := slices.Concat(read(t, root, "../shared/corpus/*/*.txt"), read(t, root, "../shared/real/*/*.*"))
	if len(real) == 0 && os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
		t.Fatal("the real documents are missing and CLAUSEDIFF_REQUIRE is set")
	}
	return append(own, Some(real, 23)...)
}

// Some returns one in n of the values in a short run, and one in n/10 in a long one.
func Some[T any](all []T, n int) []T {
	if Long() {
		n = max(1, n/10)
	}
	var some []T
	for i := n / 2; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

// read returns the files matching a pattern that are UTF-8 text.
func read(t testing.TB, root, pattern string) []Text {
	names, err := filepath.Glob(filepath.Join(root, pattern))
	if err != nil {
		t.Fatal(err)
	}
	var texts []Text
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if base := filepath.Base(name); utf8.Valid(b) && base != "README.md" && !strings.Contains(base, ".json") {
			rel, _ := filepath.Rel(root, name)
			texts = append(texts, Text{filepath.ToSlash(rel), string(b)})
		}
	}
	return texts
}

// Record logs how many inputs a property was checked on. In a long run it updates the row
// of the guide.
func Record(t testing.TB, property string, tried int) {
	t.Helper()
	t.Logf("%s: %d inputs", property, tried)
	if tried == 0 {
		t.Errorf("%s: no inputs", property)
	}
	if !Long() || t.Failed() {
		return
	}
	readme.Edit(t, "promise | inputs tried", func(rows []string) []string {
		rows = slices.DeleteFunc(rows, func(row string) bool { return strings.HasPrefix(row, "| "+property+" |") })
		rows = append(rows, fmt.Sprintf("| %s | %s |", property, thousands(tried)))
		slices.Sort(rows)
		return rows
	})
}

// thousands formats a number with commas between thousands.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

package cases

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// recorder is a test that may fail.
type recorder struct {
	testing.TB
	failures []string
	cleanup  func()
}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}
func (r *recorder) Failed() bool       { return len(r.failures) > 0 }
func (r *recorder) Cleanup(f func())   { r.cleanup = f }
func (r *recorder) told(s string) bool { return strings.Contains(strings.Join(r.failures, "\n"), s) }

// What a section wants is compared, and a section that nobody asks for is an error.
func TestSectionsAreCompared(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.txtar")
	if err := os.WriteFile(file, []byte("-- old --\na\n-- new --\nb\n-- links --\nc\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ got, failure string }{{"c\n", ""}, {"d\n", "-want +got"}} {
		r := &recorder{TB: t}
		c := Open(r, file)
		if given := c.Given("links"); len(given) != 2 || string(given[1].Data) != "b\n" {
			t.Errorf("given are %v", given)
		}
		c.Want("links", tt.got)
		if r.cleanup(); r.Failed() != (tt.failure != "") || !r.told(tt.failure) {
			t.Errorf("got %q: %q", tt.got, r.failures)
		}
	}
	r := &recorder{TB: t}
	c := Open(r, file)
	c.Section("old")
	c.Section("links")
	if r.cleanup(); !r.told(`no section ["new"]`) {
		t.Errorf("a section is not asked for: %q", r.failures)
	}
}

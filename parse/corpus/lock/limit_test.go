package lock_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/testdata/allocation"
)

// A file that is too large for a corpus is an error before it is parsed.
func TestLarge(t *testing.T) {
	const advice = "; put the right file there, or divide the corpus"
	for text, want := range map[string]string{
		"双方|": "a.lock: too large: more than 1572864 sentences and clauses" + advice,
		"\n":  "a.lock: too large: more than 1572864 sentences and clauses" + advice,
	} {
		data := []byte("clausediff lock 1\n\nstatement a zh\narticle 一、\n  paragraph\n    " + strings.Repeat(text, 2_000_000))
		grew := allocation.Of(func() {
			if _, err := lock.Parse("a.lock", data); err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
		})
		if grew > 1<<20 {
			t.Errorf("took %d MB", grew>>20)
		}
	}
}

package lock_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/testdata/allocation"
)

// statementsOf returns a lock of n statements.
func statementsOf(n int) []byte {
	var b strings.Builder
	b.WriteString("clausediff lock 1\n")
	for i := range n {
		fmt.Fprintf(&b, "\nstatement a%d zh\nsha256 0\narticle 一、\n  paragraph\n    双方同意。\n", i)
	}
	return []byte(b.String())
}

// A lock of many statements takes proportional memory, and each id is looked up once.
func TestManyStatements(t *testing.T) {
	few := allocation.Of(func() { parsed(t, statementsOf(1_000)) })
	many := allocation.Of(func() {
		if l := parsed(t, statementsOf(30_000)); l[29_999].ID != "a29999" {
			t.Error("the last statement is another one")
		}
	})
	if many > 40*few {
		t.Errorf("30 times the statements took %d KB, after %d KB", many>>10, few>>10)
	}
}

func parsed(t *testing.T, data []byte) []*lock.Accepted {
	t.Helper()
	all, err := lock.Parse("corpus.lock", data)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A file that is too large for a corpus is an error before it is parsed.
func TestLarge(t *testing.T) {
	const advice = "; put the right file there, or divide the corpus"
	for text, want := range map[string]string{
		"双方|": "corpus.lock: too large: more than 1572864 sentences and clauses" + advice,
		"\n":  "corpus.lock: too large: more than 1572864 sentences and clauses" + advice,
	} {
		data := []byte("clausediff lock 1\n\nstatement a zh\narticle 一、\n  paragraph\n    " + strings.Repeat(text, 2_000_000))
		grew := allocation.Of(func() {
			if _, err := lock.Parse("corpus.lock", data); err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
		})
		if grew > 1<<20 {
			t.Errorf("took %d MB", grew>>20)
		}
	}
}

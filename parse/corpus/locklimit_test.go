package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/corpus"
)

// statementsOf is a lock of n statements.
func statementsOf(n int) []byte {
	var b strings.Builder
	b.WriteString("clausediff lock 1\n")
	for i := range n {
		fmt.Fprintf(&b, "\nstatement a%d zh\nsha256 0\narticle 一、\n  paragraph\n    双方同意。\n", i)
	}
	return []byte(b.String())
}

// A lock of many statements takes memory in proportion, and its ids are each
// looked up once.
func TestManyStatements(t *testing.T) {
	few := growth(func() { parseLock(t, statementsOf(1_000)) })
	many := growth(func() {
		if l := parseLock(t, statementsOf(30_000)); l.Accepted[29_999].ID != "a29999" {
			t.Error("the last statement is another one")
		}
	})
	if many > 40*few {
		t.Errorf("30 times the statements took %d KB, after %d KB", many>>10, few>>10)
	}
	l := parseLock(t, statementsOf(30_000))
	ids := make([]string, 15_000)
	for i := range ids {
		ids[i] = fmt.Sprintf("a%d", 2*(len(ids)-i-1))
	}
	l.Arrange(ids)
	for i, want := range map[int]string{0: "a29998", 14_999: "a0", 15_000: "a1", 29_999: "a29999"} {
		if got := l.Accepted[i].ID; got != want {
			t.Errorf("place %d has %s, want %s", i, got, want)
		}
	}
}

func parseLock(t *testing.T, data []byte) *corpus.Lock {
	t.Helper()
	l, err := corpus.ParseLock("corpus.lock", data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// What is larger than a corpus can be is an error, before it is cut up.
func TestLargeLock(t *testing.T) {
	const advice = "; put the right file there, or divide the corpus"
	for text, want := range map[string]string{
		"双方|":                    "corpus.lock: too large: more than 1572864 sentences and clauses" + advice,
		"\n":                     "corpus.lock: too large: more than 1572864 sentences and clauses" + advice,
		strings.Repeat("双方", 12): "corpus.lock: too large: more than 134217728 bytes" + advice,
	} {
		data := []byte("clausediff lock 1\n\nstatement a zh\narticle 一、\n  paragraph\n    " + strings.Repeat(text, 2_000_000))
		grew := growth(func() {
			if _, err := corpus.ParseLock("corpus.lock", data); err == nil || err.Error() != want {
				t.Errorf("error %v, want %s", err, want)
			}
		})
		if grew > 1<<20 {
			t.Errorf("took %d MB", grew>>20)
		}
	}
}

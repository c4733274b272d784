package corpus_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// specimenLock accepts every specimen.
func specimenLock(t testing.TB) *corpus.Lock {
	t.Helper()
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	var l corpus.Lock
	for _, id := range c.IDs() {
		st, err := c.Statement(id, "")
		if err != nil {
			t.Fatal(err)
		}
		l.Set(corpus.Accepted{ID: id, SHA256: strings.Repeat("0", 64), Statement: st,
			Waived: []corpus.Waiver{{Fingerprint: "3b7c0a91d2e4", Rule: "numbering", Text: "2022.html:31: label\n四、 stands alone"}}})
	}
	return &l
}

func TestLockRoundTrip(t *testing.T) {
	l := specimenLock(t)
	got, err := corpus.ParseLock("corpus.lock", l.Format())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Accepted) != len(l.Accepted) {
		t.Fatalf("%d statements, want %d", len(got.Accepted), len(l.Accepted))
	}
	for i, a := range l.Accepted {
		b := got.Accepted[i]
		if a.ID != b.ID || a.Statement.Text != b.Statement.Text || a.Statement.Title != b.Statement.Title ||
			a.Statement.Date != b.Statement.Date || !cmp.Equal(a.Statement.Parties, b.Statement.Parties) {
			t.Errorf("%s: text, title, date or parties did not come back", a.ID)
		}
		for j, n := range a.Statement.Nodes(tree.KindClause) {
			if m := b.Statement.Nodes(tree.KindClause)[j]; m.Span != n.Span || m.Locator != n.Locator {
				t.Fatalf("%s: clause %s came back as %s", a.ID, n.Locator, m.Locator)
			}
		}
	}
	if again := got.Format(); string(again) != string(l.Format()) {
		t.Error("a second round gives other bytes")
	}
}

func TestLockErrors(t *testing.T) {
	whole := string(specimenLock(t).Format())
	tests := []struct{ name, text, want string }{
		{"empty", "", "corpus.lock:1:1: the first line is not"},
		{"conflict", strings.Replace(whole, "statement 2021 zh", "<<<<<<< ours\nstatement 2021 zh", 1), "corpus.lock:3:1: \"<<<<<<<\" stands before"},
		{"twice", whole + "\nstatement 2021 zh\n", "statement \"2021\" has no id of its own"},
		{"damaged", strings.Replace(whole, "  paragraph", "  article", 1), "the text of \"2021\" is damaged"},
		{"waiver", "clausediff lock 1\nstatement x zh\nwaived 3b7c0a91d2e4\n", "corpus.lock:3:1: a waived finding has"},
	}
	for _, tt := range tests {
		_, err := corpus.ParseLock("corpus.lock", []byte(tt.text))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error is %v, want %q", tt.name, err, tt.want)
		}
	}
}

func FuzzParseLock(f *testing.F) {
	whole := specimenLock(f).Format()
	f.Add(whole[:min(len(whole), 4000)])
	f.Add([]byte("clausediff lock 1\nstatement x zh\nsha256 0\nparagraph\n"))
	f.Add([]byte("clausediff lock 1\nstatement x zh\nleft-out many\n"))
	f.Add([]byte("clausediff lock 1\n\rstatement \x1b zh\narticle 一、\n      x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := corpus.ParseLock("corpus.lock", data)
		if err != nil {
			oneLine(t, "corpus.lock", err)
			var bad *corpus.Error
			if errors.As(err, &bad) && bad.Pos.Line < 1 {
				t.Errorf("no line: %q", err)
			}
			return
		}
		again, err := corpus.ParseLock("corpus.lock", l.Format())
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if string(again.Format()) != string(l.Format()) {
			t.Fatal("a second round gives other bytes")
		}
	})
}

// An error in the text of a statement has the line that is damaged, wherever the
// lines about the statement stand.
func TestLockErrorLines(t *testing.T) {
	lines := strings.SplitAfter(string(specimenLock(t).Format()), "\n")
	damaged := 0
	for i, line := range lines {
		if damaged == 20 || !strings.HasPrefix(line, "  paragraph") {
			continue
		}
		damaged++
		text := strings.Join(lines[:i], "") + "\n  nothing\n" + strings.Join(lines[i+1:], "")
		_, err := corpus.ParseLock("corpus.lock", []byte(text))
		want := fmt.Sprintf("corpus.lock:%d:1: the text of ", i+2)
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "outline line") {
			t.Errorf("error is %v, want %s…", err, want)
		}
	}
	if damaged == 0 {
		t.Error("no line was damaged")
	}
}

// A byte order mark, as some editors write it, is not part of the first line.
func TestLockWithMark(t *testing.T) {
	whole := specimenLock(t).Format()
	l, err := corpus.ParseLock("corpus.lock", append([]byte("\ufeff"), whole...))
	if err != nil || string(l.Format()) != string(whole) {
		t.Errorf("with a byte order mark: %v", err)
	}
}

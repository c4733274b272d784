package lock_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// specimens returns every specimen as accepted.
func specimens(t testing.TB) (all []*lock.Accepted) {
	t.Helper()
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range c.IDs() {
		st, err := c.Statement(id, "")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &lock.Accepted{ID: id, SHA256: strings.Repeat("0", 64), Statement: st,
			Waived: []lock.Waiver{{Fingerprint: "3b7c0a91d2e4", Rule: "numbering", Text: "2022.html:31: label\n四、 stands alone"}}})
	}
	return all
}

func TestRoundTrip(t *testing.T) {
	for _, a := range specimens(t) {
		b, err := lock.Parse("a.lock", lock.Format(a))
		if err != nil {
			t.Fatal(err)
		}
		if a.ID != b.ID || a.Statement.Text != b.Statement.Text || a.Statement.Title != b.Statement.Title ||
			a.Statement.Date != b.Statement.Date || !cmp.Equal(a.Statement.Parties, b.Statement.Parties) {
			t.Errorf("%s: text, title, date or parties did not come back", a.ID)
		}
		for j, n := range a.Statement.Nodes(tree.KindClause) {
			if m := b.Statement.Nodes(tree.KindClause)[j]; m.Span != n.Span || m.Locator != n.Locator {
				t.Fatalf("%s: clause %s came back as %s", a.ID, n.Locator, m.Locator)
			}
		}
		if string(lock.Format(b)) != string(lock.Format(a)) {
			t.Errorf("%s: a second round gives other bytes", a.ID)
		}
	}
}

// whole returns the file of the first specimen.
func whole(t testing.TB) string { return string(lock.Format(specimens(t)[0])) }

func TestErrors(t *testing.T) {
	whole := whole(t)
	tests := []struct{ name, text, want string }{
		{"empty", "", "a.lock:1:1: the first line is not"},
		{"nothing in it", "clausediff lock 1\n", "a.lock:1:1: the file has no statement"},
		{"no id", "clausediff lock 1\n\nstatement\n", "a.lock:3:1: the statement has no id"},
		{"conflict", strings.Replace(whole, "statement 2021 zh", "<<<<<<< ours\nstatement 2021 zh", 1), "a.lock:3:1: \"<<<<<<<\" stands before"},
		{"two", whole + "\nstatement 2022 zh\n", ": a second statement begins here"},
		{"damaged", strings.Replace(whole, "  paragraph", "  article", 1), "the text of \"2021\" is damaged"},
		{"waiver", "clausediff lock 1\nstatement x zh\nwaived 3b7c0a91d2e4\n", "a.lock:3:1: a waived finding has"},
	}
	for _, tt := range tests {
		_, err := lock.Parse("a.lock", []byte(tt.text))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error is %v, want %q", tt.name, err, tt.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	whole := whole(f)
	f.Add([]byte(whole[:min(len(whole), 4000)]))
	f.Add([]byte("clausediff lock 1\nstatement x zh\nsha256 0\nparagraph\n"))
	f.Add([]byte("clausediff lock 1\nstatement x zh\nleft-out many\n"))
	f.Add([]byte("clausediff lock 1\n\rstatement \x1b zh\narticle 一、\n      x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := lock.Parse("a.lock", data)
		if err != nil {
			if text := err.Error(); !strings.HasPrefix(text, "a.lock:") || strings.ContainsAny(text, "\n\r") {
				t.Errorf("not one line with its place: %q", text)
			}
			var bad *corpus.Error
			if errors.As(err, &bad) && bad.Pos.Line < 1 {
				t.Errorf("no line: %q", err)
			}
			return
		}
		again, err := lock.Parse("a.lock", lock.Format(a))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if string(lock.Format(again)) != string(lock.Format(a)) {
			t.Fatal("a second round gives other bytes")
		}
	})
}

// An error in the text of a statement has the number of the damaged line, wherever the
// lines about the statement are.
func TestErrorLines(t *testing.T) {
	lines := strings.SplitAfter(whole(t), "\n")
	damaged := 0
	for i, line := range lines {
		if damaged == 20 || !strings.HasPrefix(line, "  paragraph") {
			continue
		}
		damaged++
		text := strings.Join(lines[:i], "") + "\n  nothing\n" + strings.Join(lines[i+1:], "")
		_, err := lock.Parse("a.lock", []byte(text))
		want := fmt.Sprintf("a.lock:%d:1: the text of ", i+2)
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "outline line") {
			t.Errorf("error is %v, want %s…", err, want)
		}
	}
	if damaged == 0 {
		t.Error("no line was damaged")
	}
}

// A byte order mark, which some editors write, is not part of the first line.
func TestByteOrderMark(t *testing.T) {
	whole := whole(t)
	a, err := lock.Parse("a.lock", []byte("\ufeff"+whole))
	if err != nil || string(lock.Format(a)) != whole {
		t.Errorf("with a byte order mark: %v", err)
	}
}

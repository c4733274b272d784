package diff_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// FuzzTexts compares any two texts: the comparison turns each into the other,
// swapping them mirrors it, and a text is equal to itself and to itself set
// anew.
func FuzzTexts(f *testing.F) {
	f.Add([]byte("一、双方指出，各国都有权利。\n\n二、双方将扩大贸易。"), []byte("一、双方将扩大贸易。\n\n二、双方指出，各国都有平等权利。"))
	f.Add([]byte("The sides agreed to meet; they did. They will meet again."), []byte("They will meet again, the sides agreed.\n\n- and they did"))
	f.Add([]byte("Стороны договорились о дружбе и о торговле."), []byte("Стороны договорились о торговле. О дружбе."))
	f.Add([]byte("a\n\na\n\na\n\nb"), []byte("b\n\na\n\na"))
	f.Add([]byte("The sides agreed on 12\n34 tons in 20\n23, and on Vie\u0323\u0302t."), []byte("The sides agreed on 1234 tons in 2023, and on Vie\u0302\u0323t e\u0301\u0302."))
	f.Fuzz(func(t *testing.T, oldText, newText []byte) {
		old, new := textOf(t, oldText), textOf(t, newText)
		r := diff.Compare(old, new)
		checkInvariants(t, r)
		for _, level := range []diff.Level{diff.LevelSentence, diff.LevelClause} {
			if got, err := r.ApplyAt(level); err != nil || got != new.Text {
				t.Fatalf("%s: applied it gives %q (%v), want %q", level, got, err, new.Text)
			}
			if got, err := r.Reverse().ApplyAt(level); err != nil || got != old.Text {
				t.Fatalf("%s: reversed it gives %q (%v), want %q", level, got, err, old.Text)
			}
		}
		if same := diff.Compare(old, textOf(t, oldText)); !same.Equal() {
			t.Fatalf("a text differs from itself: %q", oldText)
		}
	})
}

// textOf reads a text, or skips the case.
func textOf(t *testing.T, text []byte) *tree.Statement {
	t.Helper()
	if len(text) > 4000 || strings.Count(string(text), "\n") > 200 {
		t.Skip("long texts take their time")
	}
	s, err := parse.Text(bytes.NewReader(text))
	if err != nil {
		t.Skip("not a text")
	}
	return s
}

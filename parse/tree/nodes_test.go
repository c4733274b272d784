package tree_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// Joined nodes are separated as words are in their language.
func TestJoined(t *testing.T) {
	for lang, want := range map[tree.Lang]string{tree.English: "a b", tree.Russian: "a b", tree.Chinese: "ab"} {
		s := &tree.Statement{Text: "a \nb", Lang: lang}
		nodes := []*tree.Node{{Locator: "1.1.1", Span: tree.Span{Start: 0, End: 2}}, {Locator: "1.2.1", Span: tree.Span{Start: 3, End: 4}}}
		if got := s.Joined(nodes); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
		if got, want := tree.Locators(nodes), "1.1.1 1.2.1"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

package source

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// However the parts of a selector are combined, the result is the same as the
// library's, which is slower.
func TestSelectorsMatchAsTheLibraryDoes(t *testing.T) {
	tags := rapid.SampledFrom([]string{"<div class=a>", "<div id=x>", "<p>", "<p class='a b'>", "<b title='x > y, z'>", "</div>", "</p>", "</b>", "word"})
	parts := rapid.SampledFrom([]string{"div", "p", ".a", "p.b", "#x", "b", "*", ":not(.a)", ":has(b)", "p:first-child", "[title='x > y, z']", "p:nth-child(2n + 1)", "div:not(#x, .a)"})
	joints := rapid.SampledFrom([]string{" ", ">", " > ", " + ", "~", ", ", "  "})
	rapid.Check(t, func(t *rapid.T) {
		root, err := html.Parse(strings.NewReader(strings.Join(rapid.SliceOfN(tags, 1, 30).Draw(t, "page"), "")))
		if err != nil {
			t.Fatal(err)
		}
		text := parts.Draw(t, "first")
		for range rapid.IntRange(0, 4).Draw(t, "more") {
			text += joints.Draw(t, "joint") + parts.Draw(t, "part")
		}
		s, err := compile(text)
		if err != nil {
			t.Fatal(err)
		}
		got, want := s.matched(root), cascadia.QueryAll(root, cascadia.MustCompile(text))
		if len(got) != len(want) {
			t.Fatalf("%q matches %d elements, not %d", text, len(got), len(want))
		}
		for _, n := range want {
			if !got[n] {
				t.Fatalf("%q does not match %v", text, n)
			}
		}
	})
}

// Selectors that would take time exponential in the number of their parts are refused,
// or take linear time.
func TestSelectorsAreBounded(t *testing.T) {
	for _, text := range []string{
		"div:has(div:has(div:has(b)))", "div:not(div div)", "p:has(b:not(.a))", "p:not(.a, b + i)",
		strings.Repeat("div ", 70) + "p",
	} {
		if _, err := compile(text); !errors.Is(err, errInside) && !errors.Is(err, errParts) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, _, err := Compile(make([]string, 200)...); err == nil {
		t.Error("no bound of a list")
	}
	root, err := html.Parse(strings.NewReader(strings.Repeat("<div>", 400) + strings.Repeat("<p>a", 2000)))
	if err != nil {
		t.Fatal(err)
	}
	s, err := compile("b " + strings.Repeat("div ", 50) + "p")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if found := s.matched(root); len(found) > 0 || time.Since(start) > 5*time.Second {
		t.Errorf("%d elements in %v", len(found), time.Since(start))
	}
}

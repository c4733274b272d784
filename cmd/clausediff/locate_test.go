package main

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/locate"
)

func TestLocate(t *testing.T) {
	const text = "The Sides agree to build a bridge."
	at := strings.Index(text, "bridge")
	for _, tt := range []struct {
		source     string
		line, col  int
		want       string // "" for no answer
		textOffset int
	}{
		{"The Sides agree\nto build a\nbridge.\n", 1, 1, "3:1", at},
		{"x\n\n  12. The Sides agree to\n  build a bridge.\n", 3, 3, "4:11", at},
		{"<p>The Sides<br>agree to build a&nbsp;<b>bridge</b>.", 1, 4, "1:42", at},
		{"<p class=\"x>\">The Sides agree to build a bridge.", 1, 1, "1:42", at},
		{"The Sides [1] agree to build a bridge.", 1, 1, "", at},
		{"The Parties agree to build a bridge.", 1, 1, "", at},
		{"The Sides agree to build a bridge.", 7, 1, "", at},
		{"\ufeffThe Sides agree to build a bridge.", 1, 1, "1:2", 0},
		{"The Sides agree to build a bridge.", 1, 0, "1:35", len(text)},
		{"The Sides \xff agree", 1, 1, "", at},
	} {
		line, col, ok := locate.Find([]byte(tt.source), tt.line, tt.col, text, tt.textOffset)
		got := fmt.Sprintf("%d:%d", line, col)
		if !ok {
			got = ""
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.source, got, tt.want)
		}
	}
}

// However a paragraph is laid out, the character at the position found is the one looked
// for.
func TestLocateFindsTheCharacter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"双方", "Sides", "a<b", "&", "«мир»", "12", "é"}), 3, 8).Draw(t, "words")
		text := strings.Join(words, " ")
		var source strings.Builder
		source.WriteString("<html>\n<p>")
		gaps := rapid.SliceOfN(rapid.SampledFrom([]string{" ", "\n", "<br/>\n", " <b>", "&nbsp;", "</b> "}), len(words), len(words)).Draw(t, "gaps")
		index := rapid.IntRange(0, len(words)-1).Draw(t, "index")
		offset, place := 0, 0
		for i, w := range words {
			if i == index {
				place = source.Len()
			}
			if i < index {
				offset += len(w) + 1
			}
			source.WriteString(html.EscapeString(w) + gaps[i])
		}
		line, col, ok := locate.Find([]byte(source.String()), 2, 4, text, offset)
		if !ok {
			t.Fatalf("%q is not found in %q", text, source.String())
		}
		before := source.String()[:place]
		wantLine := 1 + strings.Count(before, "\n")
		wantCol := 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))
		if line != wantLine || col != wantCol {
			t.Fatalf("%d:%d, want %d:%d in %q", line, col, wantLine, wantCol, source.String())
		}
	})
}

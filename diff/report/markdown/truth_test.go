package markdown_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	unsafe "github.com/yuin/goldmark/renderer/html"

	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// TestTrueText reads a comment as a forge shows it: without insertions every told
// sentence is the old one, without deletions the new one, to the character.
func TestTrueText(t *testing.T) {
	rep := comparison(t)
	var page bytes.Buffer
	forge := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(unsafe.WithUnsafe()))
	if err := forge.Convert([]byte(render(t, markdown.Renderer{Limit: 1 << 20}, rep)), &page); err != nil {
		t.Fatal(err)
	}
	deleted, inserted := regexp.MustCompile(`(?s)<del>.*?</del>`), regexp.MustCompile(`(?s)<strong>.*?</strong>`)
	tags := regexp.MustCompile(`<[^>]*>`)
	squash := func(text string) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u200b", "")), "")
	}
	without := func(gone *regexp.Regexp) string {
		return squash(html.UnescapeString(tags.ReplaceAllString(gone.ReplaceAllString(page.String(), ""), "")))
	}
	old, new := without(inserted), without(deleted)
	told := 0
	for _, s := range rep.Sections {
		for i := range s.Rows {
			row := &s.Rows[i]
			if row.Stub || row.Folded || row.Kind == 0 {
				continue
			}
			for _, side := range []struct {
				page string
				side passage.Side
			}{{old, row.Old}, {new, row.New}} {
				if told++; !strings.Contains(side.page, squash(side.side.Text())) {
					t.Errorf("%v is not shown: %s", side.side.Locators, side.side.Text())
				}
			}
		}
	}
	if told < 50 {
		t.Errorf("%d sentences are told", told)
	}
}

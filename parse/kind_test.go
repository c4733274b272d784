package parse

import (
	"testing"

	"github.com/clausediff/clausediff/parse/internal/markdown"
)

// The kind of a text is recognised from its content; a few marks of another kind do not
// change it.
func TestKind(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"headings", "# Joint Statement\n\nThe sides met.\n", "Markdown"},
		{"bold lines", "The sides met.\n\n**Trade**\n\nThey trade.\n", "Markdown"},
		{"metadata alone", "---\ntitle: Joint Statement\n---\n\nThe sides met.\n", "Markdown"},
		{"metadata of TOML", "+++\ntitle = \"Joint Statement\"\n+++\n\nThe sides met.\n", "Markdown"},
		{"an escaped number", "1\\. The sides met.\n\n2\\. They agreed.\n", "Markdown"},
		{"spans in Markdown", "**Trade**\n\n<span style=\"x\">The sides</span> met.\n\n<span>They</span> <u>agreed</u>.\n\n**Water**\n", "Markdown"},
		{"a comment before Markdown", "<!-- saved -->\n\n# Joint Statement\n\nThe sides met.\n\n## Trade\n", "Markdown"},
		{"a list and numbers", "The sides agreed:\n\n* to trade;\n* to build.\n\n1. They met.\n2. They left.\n", "text"},
		{"stars of notes", "The sides met.* They agreed ** on trade.\n\n* in Lanze\n** in Zemar\n", "text"},
		{"lines for signatures", "The sides met.\n\n____________    ____________\nfor Lanze       for Zemar\n", "text"},
		{"a line of dashes", "---\n\nThe sides met: they agreed.\n\n---\n", "text"},
		{"a sign that is less than", "Prices are < 5 % and > 2 %.\n", "text"},
		{"brackets", "The sides [of the river] (both) met.\n", "text"},
		{"a page", "<!DOCTYPE html>\n<html><body><p>The sides **met**. # not a heading</p></body></html>", "HTML"},
		{"a piece of a page", "<p>The sides met.</p>\n<p>They agreed.</p>\n", "HTML"},
		{"a piece with marks of Markdown", "<div><p>The sides **met** here.</p>\n<p>They agreed.</p>\n<p>They left.</p></div>\n", "HTML"},
	}
	for _, tt := range tests {
		got := "text"
		if looksHTML(tt.text) {
			got = "HTML"
		} else if markdown.Looks(tt.text) {
			got = "Markdown"
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

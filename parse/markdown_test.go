package parse

import (
	"errors"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/markdown"
	"pgregory.net/rapid"
)

// markdownParts are the building blocks of random Markdown.
var markdownParts = []string{
	"\n", "\n", "\n\n", "\n\n", "\n    ", "\n  ", "  \n", "\\\n", "# ", "\n## ", "\n===\n", "\n---\n", "***", "\n- ", "\n* ", "\n1. ", "\n2) ", "\n7. ", "\n> ", "\n>> ", "2\\. ", "1\\.",
	"**", "*", "__", "_", "~~", "`", "``", "\n```\n", "\n~~~ go\n", "[", "](", ")", "![", "[^1]", "\n[^1]: ", "\n[a]: http://x.example \"t\"\n", "[a]", "<http://x.example>", "<a@b.example>",
	"| a | b |\n|---|---|\n| c \\| d | `e\\|f` | g |\n", "|", "\n|:--|\n", "\\*", "\\", "&amp;", "&#65;", "&nbsp;", "&copy;", "&bogus;", "&",
	"<u>", "</u>", "<span style='display:none'>", "</span>", "<br>", "<sup>", "</sup>", "<del>", "</del>", "\n<div class=ad>\n", "\n</div>\n", "<!-- c -->", "\n<!-- ", " -->\n", "\n<pre>", "</pre>\n",
	"<p>", "</p>", "</li>", "</ul>", "<textarea>", "<script>", "\n<script>\n", "\n</script>\n", "\n<style>\n", "<title>", "<", ">", "\t", "　　",
	"The sides met on 4 May.", "They agreed:", "Trade", "双方重申友好，同意共同治理。", "一、渡口", "（一）", "Стороны договорились.", "rules-\nbased", "Done at Lanze, 4 May 2021",
	"---\ntitle: a\n---\n", "+++\na = 1\n+++\n",
}

// Whatever Markdown contains, nothing visible of it is lost.
func TestNothingLostOfMarkdown(t *testing.T) {
	tried, whole := 0, 0
	defer func() {
		if whole*5 < tried && !t.Failed() {
			t.Errorf("only %d of %d random texts were read", whole, tried)
		}
	}()
	rapid.Check(t, func(t *rapid.T) {
		tried++
		text := "# A\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(markdownParts), 4, 60).Draw(t, "parts"), "")
		if rapid.Bool().Draw(t, "metadata") {
			text = "---\ntitle: \"A: b\"\ndate: 2021-05-04\n---\n" + text
		}
		s, err := parse(strings.NewReader(text), nil, decoded(inLines(markdown.Read)))
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || strings.Contains(err.Error(), "internal error") {
				t.Fatal(err)
			}
			return
		}
		whole++
		src := map[rune]int{}
		count(src, text)
		if l := lost(s, src); l != "" {
			t.Fatalf("lost %q of %q", l, text)
		}
	})
}

// Preformatted text, fenced or indented, is text.
func TestMarkdownPreformatted(t *testing.T) {
	const said = "The Sides welcome the opening of a centre."
	for _, block := range []string{"    " + said, "\t" + said, "```\n" + said + "\n```", "~~~ text\n" + said + "\n~~~"} {
		s, err := parse(strings.NewReader("# Joint Statement\n\nThe Sides will build a bridge.\n\n"+block+"\n\nThey will meet again.\n"), nil, decoded(inLines(markdown.Read)))
		if err != nil || !strings.Contains(s.Text, said) {
			t.Errorf("%q is not in the statement (%v)", block, err)
		}
	}
}

package docx_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/docx"
	"pgregory.net/rapid"
)

// TestNothingLost writes random runs and finds every character again, in order, in the
// right field of its paragraph.
func TestNothingLost(t *testing.T) {
	words := rapid.StringOfN(rapid.SampledFrom([]rune("ab ,。双方<&\u00e9\U00020000")), 0, 6, -1)
	rapid.Check(t, func(rt *rapid.T) {
		var paragraphs []string
		var text, hidden, deleted strings.Builder
		for range rapid.IntRange(1, 5).Draw(rt, "paragraphs") {
			var runs strings.Builder
			for range rapid.IntRange(0, 5).Draw(rt, "runs") {
				word := words.Draw(rt, "word")
				switch rapid.SampledFrom([]string{"plain", "link", "inserted", "hidden", "deleted", "field"}).Draw(rt, "kind") {
				case "plain":
					runs.WriteString(run(escape(word)))
					text.WriteString(word)
				case "link":
					runs.WriteString("<w:hyperlink>" + run(escape(word)) + "</w:hyperlink>")
					text.WriteString(word)
				case "inserted":
					runs.WriteString("<w:ins>" + run(escape(word)) + "</w:ins>")
					text.WriteString(word)
				case "hidden":
					runs.WriteString(strings.Replace(run(escape(word)), "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1))
					hidden.WriteString(word)
				case "deleted":
					runs.WriteString("<w:del>" + strings.ReplaceAll(run(escape(word)), "w:t", "w:delText") + "</w:del>")
					deleted.WriteString(word)
				case "field":
					runs.WriteString(field("REF "+escape(word), escape(word)))
					text.WriteString(word)
				}
			}
			mark := rapid.SampledFrom([]string{"", "<w:rPr><w:del/></w:rPr>"}).Draw(rt, "mark")
			paragraphs = append(paragraphs, para(mark, runs.String()))
		}
		var all [3]string
		line := 0
		for _, p := range read(t, docxOf(t, "", "", paragraphs...)) {
			if p.Line <= line {
				rt.Fatalf("paragraph %d behind %d", p.Line, line)
			}
			line = p.Line
			for i, s := range []string{p.Text, p.Hidden, p.Deleted} {
				all[i] += s
			}
		}
		if all != [3]string{text.String(), hidden.String(), deleted.String()} {
			rt.Fatalf("got %q, want %q, %q, %q", all, text.String(), hidden.String(), deleted.String())
		}
	})
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer never fails
	return b.String()
}

// FuzzParagraphs fuzzes the three parts directly, since the fuzzer would hardly ever
// make a valid zip.
func FuzzParagraphs(f *testing.F) {
	numbering := abstract(7, lvl(0, "decimal", "%1.", ""), lvl(1, "bullet", "•", "")) + num(1, 7, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>`)
	style := paragraphStyle("1", "heading 1", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`)
	for _, text := range []string{
		numbered(0, 1, "a") + numbered(1, 1, "b"),
		para(`<w:pStyle w:val="1"/><w:rPr><w:del/></w:rPr>`, run("a")) + `<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
		para("", field("PAGE", "1"), `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>`+para("", run("in"))+`</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>`),
		`<w:p><w:pPr><w:p/><w:numPr><w:p/></w:numPr></w:pPr><w:r><w:rPr><w:p/><w:vanish/></w:rPr><w:sym w:char="F0B7"/></w:r></w:p>`,
		"<w:p></w:r>",
	} {
		f.Add(text, style, numbering)
	}
	f.Fuzz(func(t *testing.T, text, style, numbering string) {
		got, _, err := docx.Paragraphs(docxOf(t, style, numbering, text), limit)
		if err != nil {
			if got != nil {
				t.Errorf("%d paragraphs with error %v", len(got), err)
			}
			return
		}
		for _, p := range got {
			if p.Text == "" && p.Label == "" && p.Hidden == "" && p.Deleted == "" {
				t.Errorf("an empty paragraph: %+v", p)
			}
			if !utf8.ValidString(p.Text + p.Label + p.Hidden + p.Deleted) {
				t.Errorf("not UTF-8: %+v", p)
			}
			if p.Heading < 0 || p.Heading > 9 || p.Title && p.Heading > 0 || p.Item && p.Label == "" || p.Line < 1 {
				t.Errorf("impossible: %+v", p)
			}
			if len(p.Label) > 4000 {
				t.Errorf("a label of %d bytes", len(p.Label))
			}
		}
	})
}

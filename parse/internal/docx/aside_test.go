package docx_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/internal/docx"
)

const drawn = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`

// part returns a part other than the document, with the given elements.
func part(root, text string) string {
	return header + "<w:" + root + spaces + drawn + ">" + text + "</w:" + root + ">"
}

func note(kind, id string, paragraphs ...string) string {
	return "<w:" + kind + ` w:id="` + id + `">` + strings.Join(paragraphs, "") + "</w:" + kind + ">"
}

// withAsides returns a document with text in every part that may have some.
func withAsides() parts {
	ref := func(kind, id string) string { return "<w:r><w:" + kind + `Reference w:id="` + id + `"/></w:r>` }
	return parts{
		"word/document.xml": body(para("", run("一")), para("", run("二"), ref("footnote", "2"), ref("comment", "0")), para("", run("三"), ref("endnote", "2"))),
		"word/footnotes.xml": part("footnotes", note("footnote", "-1", "<w:p><w:r><w:separator/></w:r></w:p>")+
			note("footnote", "2", para("", run("脚"), "<w:r><w:tab/></w:r>", run("注")), para("", run("续")))+note("footnote", "7", para("", run("无人提及")))),
		"word/endnotes.xml":       part("endnotes", note("endnote", "2", para("", run("尾注")))),
		"word/comments.xml":       part("comments", note("comment", "0", para("", run("批注")))),
		"word/header1.xml":        part("hdr", para("", run("页眉"))),
		"word/header2.xml":        part("hdr", para("", run("第二"))),
		"word/header10.xml":       part("hdr", para("", run("第十"))),
		"word/footer1.xml":        part("ftr", para("", field("PAGE", "7"))),
		"word/diagrams/data1.xml": part("data", "<a:p><a:r><a:t>图</a:t></a:r></a:p><a:p><a:r><a:t>解</a:t></a:r></a:p>"),
		"word/charts/chart1.xml":  part("chart", "<c:pt><c:v>贸易</c:v></c:pt><c:pt><c:v>12</c:v></c:pt>"),
	}
}

// TestAsides: all asides are read, with the paragraph that refers to each.
func TestAsides(t *testing.T) {
	got, asides, err := docx.Paragraphs(zipOf(t, withAsides()), limit)
	if err != nil || len(got) != 3 {
		t.Fatalf("%d paragraphs, %v", len(got), err)
	}
	want := []docx.Aside{
		{Kind: docx.Footnote, Line: 2, Text: "脚 注\n续"}, {Kind: docx.Footnote, Text: "无人提及"}, {Kind: docx.Endnote, Line: 3, Text: "尾注"},
		{Kind: docx.Comment, Line: 2, Text: "批注"}, {Kind: docx.Header, Text: "页眉"}, {Kind: docx.Header, Text: "第二"},
		{Kind: docx.Header, Text: "第十"}, {Kind: docx.Footer, Text: "PAGE 7"}, {Kind: docx.Diagram, Text: "图\n解"}, {Kind: docx.Chart, Text: "贸易\n12"},
	}
	if d := cmp.Diff(want, asides); d != "" {
		t.Errorf("mismatch (-want +got)\n%s", d)
	}
}

// TestElsewhere: the other documents that Word shows are named, and the content of
// embedded ones is read.
func TestElsewhere(t *testing.T) {
	const spaces = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	_, asides, err := docx.Paragraphs(zipOf(t, parts{
		"word/document.xml":            body(para("", run("一")), `<w:altChunk`+spaces+` r:id="r0"/>`, para("", run("二")), `<w:subDoc`+spaces+` r:id="r2"/>`, `<w:altChunk`+spaces+` r:id="none"/>`),
		"word/_rels/document.xml.rels": relationships("aFChunk", "chunk.html", "subDocument", "part2.docx"),
		"word/chunk.html":              "<p>三</p>",
	}), limit)
	want := []docx.Aside{
		{Kind: docx.Elsewhere, Line: 1, Text: "chunk.html", Data: []byte("<p>三</p>")},
		{Kind: docx.Elsewhere, Line: 2, Text: "part2.docx"}, {Kind: docx.Elsewhere, Line: 2},
	}
	if d := cmp.Diff(want, asides); err != nil || d != "" {
		t.Errorf("%v, mismatch (-want +got)\n%s", err, d)
	}
}

// TestTextInAttributes: WordArt keeps its text in an attribute, and so do pictures
// their description.
func TestTextInAttributes(t *testing.T) {
	long := strings.Repeat("双方同意共同治理边境河流，", 4)
	got := read(t, docxOf(t, "", "", para("", run("一"), `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="友谊"/></v:shape></w:pict></w:r>`,
		`<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="河流"/><wp:docPr descr="`+long+`"/></w:drawing></w:r>`)))
	if len(got) != 1 || got[0].Text != "一" || got[0].Drawn != "友谊 "+long+" " {
		t.Errorf("got %+v", got)
	}
}

// TestTextAmongRuns: field instructions and the text of drawings are separate from what
// a reader sees.
func TestTextAmongRuns(t *testing.T) {
	shape := `<w:r><w:drawing` + drawn + `><a:p><a:r><a:t>方框</a:t></a:r></a:p></w:drawing></w:r>`
	got := read(t, docxOf(t, "", "", para("", run("a"), field("PAGE", "7"), shape, `<w:fldSimple w:instr=" DATE "/>`), para("", shape)))
	want := []docx.Paragraph{{Text: "a7", Fields: "PAGEDATE ", Drawn: "方框 ", Line: 1}, {Drawn: "方框 ", Line: 2}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("mismatch (-want +got)\n%s", d)
	}
}

// TestLargeAsides: the parts with asides have limits like the document.
func TestLargeAsides(t *testing.T) {
	p := withAsides()
	p["word/footnotes.xml"] = part("footnotes", strings.Repeat(" ", limit))
	if _, _, err := docx.Paragraphs(zipOf(t, p), limit); !errors.Is(err, docx.ErrTooLarge) || !strings.Contains(err.Error(), "word/footnotes.xml") {
		t.Errorf("error %v", err)
	}
	p["word/footnotes.xml"] = part("footnotes", strings.Repeat("<w:ins>", 2000)+strings.Repeat("</w:ins>", 2000))
	if _, _, err := docx.Paragraphs(zipOf(t, p), limit); !errors.Is(err, docx.ErrDamaged) || !strings.Contains(err.Error(), "nested too deep") {
		t.Errorf("error %v", err)
	}
}

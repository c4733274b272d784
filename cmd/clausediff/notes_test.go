package main

import (
	"archive/zip"
	"os"
	"strings"
	"testing"
)

// writeDOCX writes a document of one paragraph with a footnote, and parts that
// stand on every page.
func writeDOCX(t testing.TB, name, footnote string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	defer z.Close()
	paragraph := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	const space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
	for _, part := range []struct{ name, text string }{
		{"document", "<w:document" + space + "<w:body>" + paragraph("关于合作的联合声明") + `<w:p><w:r><w:t>` + sentence + `</w:t></w:r>` +
			`<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`},
		{"footnotes", "<w:footnotes" + space + `<w:footnote w:id="1">` + paragraph(footnote) + "</w:footnote></w:footnotes>"},
		{"footer1", "<w:ftr" + space + paragraph("共 3 页") + "</w:ftr>"},
	} {
		w, err := z.Create("word/" + part.name + ".xml")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			t.Fatal(err)
		}
	}
}

// Two documents that differ in a footnote alone are not compared in silence:
// the note is listed as left out, a doubt says so, and --strict refuses it.
func TestFootnotes(t *testing.T) {
	folder(t)
	writeDOCX(t, "a.docx", "甲方保留解释权。")
	writeDOCX(t, "b.docx", "甲方放弃解释权。")
	const doubt = `: line 2: what stands in footnotes and endnotes (1, the first is "甲方`
	status, _, stderr := clausediff(t, "", "compare", "a.docx", "b.docx", "--exit-code")
	if status != exitOK || strings.Count(stderr, doubt) != 2 || strings.Count(stderr, "\n") != 2 {
		t.Errorf("exit %d, %s", status, stderr)
	}
	_, stdout, _ := clausediff(t, "", "parse", "a.docx", "--format", "json")
	for _, want := range []string{`"甲方保留解释权。"`, `"footnote"`, `"共 3 页"`, `"page footer"`} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%s is not in %s", want, stdout)
		}
	}
	refused(t, nil, `^a.docx: line 2: what stands in footnotes and endnotes .*; correct the source, or leave out --strict$`, "parse", "a.docx", "--strict", "-o", "taken.txt")
	refused(t, nil, `^a.docx: line 2: what stands in footnotes`, "compare", "a.docx", "old.txt", "--strict")
}

package docx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

const (
	wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	header    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spaces    = ` xmlns:w="` + wordSpace + `"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:v="urn:schemas-microsoft-com:vml"`
)

// parts are the files of a zip by name.
type parts map[string]string

// zipOf returns a zip of the parts, always in the same order.
func zipOf(t testing.TB, p parts) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{
		"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml",
		"word/footnotes.xml", "word/endnotes.xml", "word/comments.xml", "word/header1.xml", "word/header2.xml", "word/header10.xml", "word/footer1.xml",
		"word/diagrams/data1.xml", "word/charts/chart1.xml", "word/chunk.html", "word/document2.xml", `word\document.xml`, "xl/workbook.xml", "content.xml", "ppt/presentation.xml", "readme.txt",
	} {
		text, ok := p[name]
		if !ok {
			continue
		}
		method := zip.Deflate
		if len(text) < 1000 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// body returns a main part with paragraphs.
func body(paragraphs ...string) string {
	return header + "<w:document" + spaces + "><w:body>" + strings.Join(paragraphs, "") +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
}

const (
	office       = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	contentTypes = header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + office + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + office + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + office + `numbering+xml"/></Types>`
)

// relationships lists kinds of parts and their names. Word processors find parts by it,
// so that the files of these tests can be opened in one.
func relationships(kindsAndNames ...string) string {
	var b strings.Builder
	b.WriteString(header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(kindsAndNames); i += 2 {
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`,
			i, kindsAndNames[i], kindsAndNames[i+1])
	}
	return b.String() + `</Relationships>`
}

// docxOf returns a DOCX file with paragraphs, and with styles and numbering that may be
// "".
func docxOf(t testing.TB, styles, numbering string, paragraphs ...string) []byte {
	t.Helper()
	p := parts{
		"[Content_Types].xml":          contentTypes,
		"_rels/.rels":                  relationships("officeDocument", "word/document.xml"),
		"word/_rels/document.xml.rels": relationships("styles", "styles.xml", "numbering", "numbering.xml"),
		"word/document.xml":            body(paragraphs...),
	}
	if styles != "" {
		p["word/styles.xml"] = header + "<w:styles" + spaces + ">" + styles + "</w:styles>"
	}
	if numbering != "" {
		p["word/numbering.xml"] = header + "<w:numbering" + spaces + ">" + numbering + "</w:numbering>"
	}
	return zipOf(t, p)
}

func para(properties string, runs ...string) string {
	return "<w:p><w:pPr>" + properties + "</w:pPr>" + strings.Join(runs, "") + "</w:p>"
}

func run(text string) string {
	return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// numbered returns a paragraph in a list.
func numbered(level, numID int, text string) string {
	return para(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, numID), run(text))
}

// lvl returns a list level that begins at 1.
func lvl(level int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`,
		level, format, more, text)
}

func abstract(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func num(id, abstractID int, overrides string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstractID, overrides)
}

func paragraphStyle(id, name, more string) string {
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>%s</w:style>`, id, name, more)
}

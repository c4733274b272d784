package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// Render writes a comparison as a DOCX file with tracked changes. Sentences that are kept,
// reworded, split or merged in place have their words marked. Others are deleted, inserted, or
// moved with their changed words marked. The findings of the briefing become comments in the
// given language. The same input gives the same bytes: changes have the date of the new
// statement, or none if it is unknown. The output is built in memory and written at once; an
// error is that of the writer.
func Render(w io.Writer, r *diff.Result, b report.Briefing, language locale.Language) error {
	if r == nil || r.Old == nil || r.New == nil {
		return fmt.Errorf("no comparison to render")
	}
	document := newWriter(r.New.Date)
	comments := newComments(r, &b, language)
	document.ids = len(comments.texts) // so that changes and comments have different ids
	document.document(weave(r, comments))
	var file bytes.Buffer
	archive := zip.NewWriter(&file)
	for _, p := range []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(packageRelations)},
		{"docProps/core.xml", coreProperties(r)},
		{"word/document.xml", document.Bytes()},
		{"word/comments.xml", comments.part(r.New.Date)},
		{"word/_rels/document.xml.rels", []byte(documentRelations)},
		{"word/header1.xml", header(r)},
		{"word/styles.xml", []byte(styles(r.New.Lang))},
	} {
		if err := addPart(archive, p.name, p.data); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	_, err := w.Write(file.Bytes())
	return err
}

// addPart adds a file with the earliest time that a ZIP archive can have.
func addPart(archive *zip.Writer, name string, data []byte) error {
	part, err := archive.CreateHeader(&zip.FileHeader{
		Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	return err
}

const contentTypes = xmlHeader + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	"</Types>\n"

const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

const packageRelations = xmlHeader + relationships +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	"</Relationships>\n"

const documentRelations = xmlHeader + relationships +
	`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>` +
	"</Relationships>\n"

// name names the two statements that are compared.
func name(r *diff.Result) string { return r.Old.ID + " → " + r.New.ID }

func coreProperties(r *diff.Result) []byte {
	w := newWriter("")
	w.WriteString(xmlHeader + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	w.text(name(r))
	w.WriteString("</dc:title><dc:creator>" + author + "</dc:creator></cp:coreProperties>\n")
	return w.Bytes()
}

// header returns the page header. It names the statements and reports where the method was
// degraded, because the body holds only the statements.
func header(r *diff.Result) []byte {
	w := newWriter("")
	w.WriteString(xmlHeader + `<w:hdr ` + namespace + `>`)
	lines := []string{name(r)}
	for _, d := range r.Degraded {
		lines = append(lines, "coarser method: "+d)
	}
	for _, line := range lines {
		w.WriteString(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>`)
		w.run(run{same, line})
		w.WriteString("</w:p>")
	}
	w.WriteString("</w:hdr>\n")
	return w.Bytes()
}

// Names of paragraph styles that word processors know.
const (
	styleTitle = "Title"
	styleText  = "BodyText"
	styleItem  = "ListParagraph"
)

// styleOf returns the style of a block. depth is the number of parts that contain it.
func styleOf(block *tree.Node, depth int) string {
	switch {
	case block.IsHeading:
		return "Heading" + strconv.Itoa(min(depth, 3))
	case block.Kind == tree.KindItem:
		return styleItem
	}
	return styleText
}

// styles returns the style sheet. Chinese paragraphs are indented by two characters.
func styles(lang tree.Lang) string {
	indent := ""
	if lang == tree.Chinese {
		indent = `<w:ind w:firstLineChars="200" w:firstLine="480"/>`
	}
	var b strings.Builder
	b.WriteString(xmlHeader + `<w:styles ` + namespace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>` +
		`<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="` + language(lang) + `" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	for _, s := range []struct{ id, name, paragraph, run string }{
		{styleTitle, "Title", `<w:spacing w:after="360"/><w:jc w:val="center"/>`, `<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>`},
		{"Heading1", "heading 1", `<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/>`, `<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>`},
		{"Heading2", "heading 2", `<w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="1"/>`, `<w:b/>`},
		{"Heading3", "heading 3", `<w:keepNext/><w:outlineLvl w:val="2"/>`, `<w:i/>`},
		{styleText, "Body Text", indent, ""},
		{styleItem, "List Paragraph", `<w:ind w:left="480"/>`, ""},
		{"Header", "header", `<w:spacing w:after="0"/>`, `<w:color w:val="666666"/><w:sz w:val="18"/><w:szCs w:val="18"/>`},
	} {
		b.WriteString(`<w:style w:type="paragraph" w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
			`<w:pPr>` + s.paragraph + `</w:pPr><w:rPr>` + s.run + `</w:rPr></w:style>`)
	}
	return b.String() + "</w:styles>\n"
}

func language(lang tree.Lang) string {
	if lang == tree.Russian {
		return "ru-RU"
	}
	return "en-US"
}

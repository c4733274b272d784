package docx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"time"
)

const (
	author    = "clausediff"
	namespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// writer writes WordprocessingML. Every tracked change has its own id.
type writer struct {
	bytes.Buffer
	when string // date attribute with its value, or ""
	ids  int
	open map[string]int // ids of open moves, by name
}

func newWriter(date string) *writer {
	w := &writer{open: map[string]int{}}
	if _, err := time.Parse(time.DateOnly, date); err == nil {
		w.when = ` w:date="` + date + `T00:00:00Z"`
	}
	return w
}

// document writes the main part.
func (w *writer) document(paragraphs []paragraph) {
	w.WriteString(xmlHeader + `<w:document ` + namespace +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + "\n")
	for _, p := range paragraphs {
		w.paragraph(p)
	}
	w.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>` +
		"</w:sectPr></w:body></w:document>\n")
}

func (w *writer) paragraph(p paragraph) {
	w.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	switch p.mark {
	case deleted:
		w.WriteString(`<w:rPr><w:del` + w.change() + `/></w:rPr>`)
	case inserted:
		w.WriteString(`<w:rPr><w:ins` + w.change() + `/></w:rPr>`)
	default:
		if p.oldStyle != p.style {
			w.WriteString(`<w:pPrChange` + w.change() + `><w:pPr><w:pStyle w:val="` + p.oldStyle + `"/></w:pPr></w:pPrChange>`)
		}
	}
	w.WriteString("</w:pPr>")
	for _, s := range p.spans {
		switch {
		case s.comment != 0:
			fmt.Fprintf(w, `<w:r><w:commentReference w:id="%d"/></w:r>`, s.comment)
		case s.move != "":
			w.border(s)
		default:
			w.run(s.run)
		}
	}
	w.WriteString("</w:p>\n")
}

// border begins or ends one place of a move.
func (w *writer) border(s span) {
	side := "moveTo"
	if s.mark == deleted {
		side = "moveFrom"
	}
	if !s.begins {
		fmt.Fprintf(w, `<w:%sRangeEnd w:id="%d"/>`, side, w.open[side+s.move])
		return
	}
	attributes := w.change()
	w.open[side+s.move] = w.ids
	w.WriteString(`<w:` + side + `RangeStart` + attributes + ` w:name="`)
	w.text(s.move)
	w.WriteString(`"/>`)
}

func (w *writer) run(r run) {
	element, text := "", "w:t"
	switch r.mark {
	case deleted:
		element, text = "w:del", "w:delText"
	case inserted:
		element = "w:ins"
	case movedFrom:
		element = "w:moveFrom"
	case movedTo:
		element = "w:moveTo"
	}
	if element != "" {
		w.WriteString("<" + element + w.change() + ">")
	}
	w.WriteString("<w:r><" + text + ` xml:space="preserve">`)
	w.text(r.text)
	w.WriteString("</" + text + "></w:r>")
	if element != "" {
		w.WriteString("</" + element + ">")
	}
}

// change returns the attributes of a tracked change with a new id.
func (w *writer) change() string {
	w.ids++
	return ` w:id="` + strconv.Itoa(w.ids) + `" w:author="` + author + `"` + w.when
}

// text writes escaped text. Characters that XML does not allow become U+FFFD.
func (w *writer) text(s string) {
	// Writing to a buffer never fails.
	_ = xml.EscapeText(w, []byte(s))
}

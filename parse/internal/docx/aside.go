package docx

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// Aside is text of the document outside its paragraphs, such as a note, or a header
// repeated on every page.
type Aside struct {
	Kind AsideKind
	// Line is the number of the paragraph that refers to the aside, 0 for none.
	Line int
	Text string // one line per paragraph; for Elsewhere, the name of the document
	Data []byte // content of an embedded document, otherwise nil
}

// AsideKind is the kind of an aside, as a word.
type AsideKind string

// The kinds of asides.
const (
	Footnote AsideKind = "footnote"
	Endnote  AsideKind = "endnote"
	Comment  AsideKind = "comment"
	Header   AsideKind = "header"
	Footer   AsideKind = "footer"
	Diagram  AsideKind = "diagram"
	Chart    AsideKind = "chart"
	// Elsewhere is another document that Word shows in this one.
	Elsewhere AsideKind = "elsewhere"
)

// asideParts lists the parts with asides, by the beginnings of their names.
var asideParts = []struct {
	kind AsideKind
	part string
}{
	{Footnote, "footnotes"}, {Endnote, "endnotes"}, {Comment, "comments"}, {Header, "header"}, {Footer, "footer"},
	{Diagram, "diagrams/data"}, {Chart, "charts/chart"},
}

// readAsides reads the text of all parts with asides. refs maps notes to the lines of
// the paragraphs that refer to them.
func readAsides(a *archive, refs map[reference]int) ([]Aside, error) {
	r := &asideReader{refs: refs}
	for _, p := range asideParts {
		for _, f := range a.parts(p.part) {
			r.kind = p.kind
			if err := a.use(f, sideLimit, r.read); err != nil {
				return nil, err
			}
		}
	}
	return r.out, nil
}

// parts returns the files whose names are a name with an optional number, in numerical
// order.
func (a *archive) parts(name string) []*zip.File {
	var all []*zip.File
	for _, f := range a.files {
		rest, isPart := strings.CutPrefix(partName(f), "word/"+name)
		number, isXML := strings.CutSuffix(rest, ".xml")
		if isPart && isXML && strings.Trim(number, "0123456789") == "" {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(x, y *zip.File) int {
		return cmp.Or(cmp.Compare(len(x.Name), len(y.Name)), cmp.Compare(partName(x), partName(y)))
	})
	return all
}

// reference identifies a note.
type reference struct {
	kind AsideKind
	id   string
}

// asideReader collects the text of parts.
type asideReader struct {
	kind AsideKind
	refs map[reference]int
	open []string // the names of the open elements
	id   string   // of the current note
	text strings.Builder
	out  []Aside
}

// read reads the elements of a part.
func (r *asideReader) read(x *xml.Decoder) error {
	r.open = nil
	for {
		token, err := x.Token()
		if err == io.EOF {
			r.flush()
			return nil
		}
		if err != nil {
			return err
		}
		r.token(token)
	}
}

func (r *asideReader) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		name := elementName(t.Name)
		r.open = append(r.open, name)
		switch name {
		case string(r.kind): // notes are separate asides
			r.flush()
			r.id, _ = attr(t, "id")
		case "tab", "br", "cr":
			r.text.WriteByte(' ')
		}
	case xml.EndElement:
		switch name := r.open[len(r.open)-1]; name {
		case string(r.kind):
			r.flush()
		case "p", "a:p", "c:v":
			r.text.WriteByte('\n')
		}
		r.open = r.open[:len(r.open)-1]
	case xml.CharData:
		if len(r.open) > 0 && holdsText(r.open[len(r.open)-1]) {
			r.text.Write(t)
		}
	}
}

// holdsText reports whether the content of an element is text.
func holdsText(name string) bool {
	switch name {
	case "t", "delText", "instrText", "delInstrText", "a:t", "c:v":
		return true
	}
	return false
}

// flush ends the current aside.
func (r *asideReader) flush() {
	if text := strings.TrimSpace(r.text.String()); text != "" {
		r.out = append(r.out, Aside{Kind: r.kind, Line: r.refs[reference{r.kind, r.id}], Text: text})
	}
	r.text.Reset()
	r.id = ""
}

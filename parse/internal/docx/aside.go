package docx

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// Aside is text that stands in the document and not among its paragraphs: a
// note, or what is on every page.
type Aside struct {
	Kind AsideKind
	// Line is the number of the paragraph that refers to it, 0 for none.
	Line int
	Text string // a paragraph a line; of what stands elsewhere, the name of the document
	Data []byte // of a document inside the file, nil for others
}

// AsideKind tells what an aside is, as a word.
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
	// Elsewhere is what Word shows of another document.
	Elsewhere AsideKind = "elsewhere"
)

// asideParts are the parts with asides, by the beginnings of their names.
var asideParts = []struct {
	kind AsideKind
	part string
}{
	{Footnote, "footnotes"}, {Endnote, "endnotes"}, {Comment, "comments"}, {Header, "header"}, {Footer, "footer"},
	{Diagram, "diagrams/data"}, {Chart, "charts/chart"},
}

// readAsides reads the text of all parts beside the document that have any.
// refs are the lines of the paragraphs that refer to notes.
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

// parts returns the files of the parts whose names are a name and a number that
// may be missing, in the order of the numbers.
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

// reference names a note from the document.
type reference struct {
	kind AsideKind
	id   string
}

// asideReader collects the text of parts.
type asideReader struct {
	kind AsideKind
	refs map[reference]int
	open []string // the names of the open elements
	id   string   // of the open note
	text strings.Builder
	out  []Aside
}

// read reads the elements of a part one by one.
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
		case string(r.kind): // each note on its own
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

// holdsText reports whether what stands in an element is text.
func holdsText(name string) bool {
	switch name {
	case "t", "delText", "instrText", "delInstrText", "a:t", "c:v":
		return true
	}
	return false
}

// flush ends the present aside.
func (r *asideReader) flush() {
	if text := strings.TrimSpace(r.text.String()); text != "" {
		r.out = append(r.out, Aside{Kind: r.kind, Line: r.refs[reference{r.kind, r.id}], Text: text})
	}
	r.text.Reset()
	r.id = ""
}

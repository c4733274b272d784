package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxDepth is how deep elements may stand inside each other. Tables in tables
// stay far below.
const maxDepth = 1000

var (
	errTooDeep = errors.New("elements are nested too deep")
	errNotUTF8 = errors.New("it is not in UTF-8, as the parts of a DOCX are")
)

// tokens are the raw tokens of an XML part, up to a depth: the decoder keeps
// each open element.
type tokens struct {
	x     *xml.Decoder
	depth int
}

func newDecoder(r io.Reader) *xml.Decoder {
	x := xml.NewDecoder(r)
	x.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errNotUTF8 }
	return xml.NewTokenDecoder(&tokens{x: x})
}

// Token returns the next token.
func (t *tokens) Token() (xml.Token, error) {
	token, err := t.x.RawToken()
	switch token.(type) {
	case xml.StartElement:
		if t.depth++; t.depth > maxDepth {
			return nil, errTooDeep
		}
	case xml.EndElement:
		t.depth--
	}
	return token, err
}

// elementName names an element for the reader of the document: those of Word
// and the text of formulas by their local name, those that choose between
// versions with "mc:" in front, those of drawings and charts with "a:", "wp:", "v:" and "c:",
// and any other "".
func elementName(n xml.Name) string {
	switch n.Space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"http://purl.oclc.org/ooxml/wordprocessingml/main":
		return n.Local
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc:" + n.Local
	case "http://schemas.openxmlformats.org/officeDocument/2006/math",
		"http://purl.oclc.org/ooxml/officeDocument/math":
		if n.Local == "t" || n.Local == "r" {
			return n.Local
		}
	case "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main":
		return "a:" + n.Local
	case "urn:schemas-microsoft-com:vml":
		return "v:" + n.Local
	case "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":
		return "wp:" + n.Local
	case "http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart":
		return "c:" + n.Local
	}
	return ""
}

// attr returns the value of an attribute by its local name.
func attr(e xml.StartElement, local string) (string, bool) {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return strings.TrimSpace(a.Value), true
		}
	}
	return "", false
}

// val returns the attribute in which most elements have their value.
func val(e xml.StartElement) string {
	v, _ := attr(e, "val")
	return v
}

// isOn reads a switch: an element without value is on.
func isOn(value string) bool {
	switch strings.ToLower(value) {
	case "0", "false", "off":
		return false
	}
	return true
}

package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxDepth is the maximum nesting of elements, far more than nested tables need.
const maxDepth = 1000

var (
	errTooDeep = errors.New("elements are nested too deep")
	errNotUTF8 = errors.New("it is not in UTF-8, as the parts of a DOCX are")
)

// tokens returns the raw tokens of an XML part, up to a nesting depth: the decoder
// keeps every open element in memory.
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

// elementName returns a short name for an element: the local name for those of Word and
// for the text of formulas, with the prefix "mc:" for those that choose between
// alternatives and "a:", "wp:", "v:" or "c:" for those of drawings and charts, and ""
// for all others.
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

// val returns the val attribute, in which most elements have their value.
func val(e xml.StartElement) string {
	v, _ := attr(e, "val")
	return v
}

// isOn parses a switch: an element without a value is on.
func isOn(value string) bool {
	switch strings.ToLower(value) {
	case "0", "false", "off":
		return false
	}
	return true
}

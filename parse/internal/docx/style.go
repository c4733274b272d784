package docx

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
)

// value is an element with a val attribute; nil if the element is missing.
type value struct {
	Val string `xml:"val,attr"`
}

func (v *value) text() string {
	if v == nil {
		return ""
	}
	return strings.TrimSpace(v.Val)
}

// number returns the value as a number, or otherwise if it is not one.
func (v *value) number(otherwise int) int {
	if n, err := strconv.Atoi(v.text()); err == nil {
		return n
	}
	return otherwise
}

// styleXML is a style as in the file.
type styleXML struct {
	Type    string `xml:"type,attr"`
	ID      string `xml:"styleId,attr"`
	Default string `xml:"default,attr"`
	Name    *value `xml:"name"`
	BasedOn *value `xml:"basedOn"`
	NumID   *value `xml:"pPr>numPr>numId"`
	Level   *value `xml:"pPr>numPr>ilvl"`
	Outline *value `xml:"pPr>outlineLvl"`
	Vanish  *value `xml:"rPr>vanish"`
}

// style is a resolved style, including what it inherits.
type style struct {
	numID   string // "" for no numbering
	level   int    // numbering level, -1 if not set
	heading int    // 0 for none
	title   bool
	// vanish is set if text is hidden, saysVanish if the property is set either way.
	vanish, saysVanish bool
}

// styles holds the styles of a file. Each is resolved on demand.
type styles struct {
	raw       map[string]styleXML
	resolved  map[string]style
	paragraph string // id of the default paragraph style
}

func readStyles(a *archive) (*styles, error) {
	var file struct {
		Styles []styleXML `xml:"style"`
	}
	s := &styles{raw: map[string]styleXML{}, resolved: map[string]style{}}
	err := a.read(stylesPart, sideLimit, func(x *xml.Decoder) error { return x.Decode(&file) })
	for _, r := range file.Styles {
		s.raw[r.ID] = r
		if r.Type == "paragraph" && r.Default != "" && isOn(r.Default) {
			s.paragraph = r.ID
		}
	}
	return s, err
}

// ofParagraph returns the style of a paragraph; id is "" for the default style.
func (s *styles) ofParagraph(id string) style {
	id = cmp.Or(id, s.paragraph)
	return s.get(id)
}

// maxAncestors is the maximum length of a chain of styles based on one another.
const maxAncestors = 32

// get resolves a style: properties that it does not set come from the style it is based
// on. A style missing from the file is recognised by its id.
func (s *styles) get(id string) style {
	if known, ok := s.resolved[id]; ok {
		return known
	}
	out := style{level: -1}
	saysNumber, saysHeading := false, false
	next := id
	for range maxAncestors {
		raw, ok := s.raw[next]
		if !ok {
			raw = styleXML{Name: &value{next}}
		}
		if !saysNumber && raw.NumID != nil {
			out.numID, saysNumber = raw.NumID.text(), true
		}
		if out.level < 0 {
			out.level = raw.Level.number(-1)
		}
		if !saysHeading {
			out.heading, out.title, saysHeading = raw.headingLevel()
		}
		if !out.saysVanish && raw.Vanish != nil {
			out.vanish, out.saysVanish = isOn(raw.Vanish.text()), true
		}
		if next = raw.BasedOn.text(); next == "" {
			break
		}
	}
	s.resolved[id] = out
	return out
}

// headingLevel returns the heading level of a style, and whether the style sets one.
// The name takes precedence over the outline level, which some programs set for titles
// too.
func (r styleXML) headingLevel() (level int, title, says bool) {
	name := strings.ToLower(strings.ReplaceAll(r.Name.text(), " ", ""))
	if name == "title" {
		return 0, true, true
	}
	if r.Outline != nil {
		return outlineHeading(r.Outline.text()), false, true
	}
	if digits, ok := strings.CutPrefix(name, "heading"); ok {
		if n, err := strconv.Atoi(digits); err == nil && 1 <= n && n <= 9 {
			return n, false, true
		}
	}
	return 0, false, false
}

// outlineHeading converts an outline level, from 0, to a heading level. Outline level 9
// is body text.
func outlineHeading(text string) int {
	if n, err := strconv.Atoi(text); err == nil && 0 <= n && n < 9 {
		return n + 1
	}
	return 0
}

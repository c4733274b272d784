package docx

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
)

// value is an element with its value in an attribute; nil is a missing element.
type value struct {
	Val string `xml:"val,attr"`
}

func (v *value) text() string {
	if v == nil {
		return ""
	}
	return strings.TrimSpace(v.Val)
}

// number returns the value as a number, or another one where it is not one.
func (v *value) number(otherwise int) int {
	if n, err := strconv.Atoi(v.text()); err == nil {
		return n
	}
	return otherwise
}

// styleXML is a style as the file has it.
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

// style is what a style says, with what it inherits.
type style struct {
	numID   string // "" for no numbering
	level   int    // of the numbering, -1 for none given
	heading int    // 0 for none
	title   bool
	// vanish is set when its text is hidden, saysVanish when it says either.
	vanish, saysVanish bool
}

// styles are the styles of a file; each is resolved when it is asked for.
type styles struct {
	raw       map[string]styleXML
	resolved  map[string]style
	paragraph string // the id of the style of paragraphs that name none
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

// ofParagraph returns the style of a paragraph; id is "" when it names none.
func (s *styles) ofParagraph(id string) style {
	id = cmp.Or(id, s.paragraph)
	return s.get(id)
}

// maxAncestors bounds how many styles are based on one another.
const maxAncestors = 32

// get resolves a style: what it does not say itself, the style says that it is
// based on. A style that the file lacks is known by its id.
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

// headingLevel reads the level of a heading style, and whether the style says
// anything about it. Some programs outline titles too, so the name comes first.
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

// outlineHeading turns a level of the outline, from 0, into that of a heading;
// from 9 on it is plain text.
func outlineHeading(text string) int {
	if n, err := strconv.Atoi(text); err == nil && 0 <= n && n < 9 {
		return n + 1
	}
	return 0
}

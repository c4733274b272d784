package docx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// document reads the main part. Paragraphs may be nested: those of a text box are
// inside the paragraph that anchors it. A paragraph is placed where it begins.
type document struct {
	styles *styles
	lists  *lists
	out    []Paragraph
	open   []*openParagraph // innermost last
	// continued is a paragraph without end, which the next one continues.
	continued *openParagraph
	frames    []frame // the open elements
	fields    []bool  // open fields; true once the result was reached
	asking    int     // number of fields still in their instruction
	line      int
	run       []byte            // the text of the open text element
	refs      map[reference]int // lines of the paragraphs that refer to notes
	elsewhere []elsewhere       // parts of other documents, in order
	rooted    bool
	loose     bool // the innermost paragraph was opened by text outside any paragraph
}

// frame is an open element. Its flags are inherited by the elements inside it.
type frame struct {
	name     string
	deleted  bool // a tracked change deletes its text
	guide    bool // its text is ruby, above other text
	vanish   bool // its text is hidden
	muted    bool // its text is a note mark
	preserve bool // white space at the ends of text counts
	chosen   bool // one of its alternatives was taken
	opened   bool // it opened a paragraph
}

func (d *document) token(x *xml.Decoder, token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		name := elementName(t.Name)
		if d.skips(name) {
			return x.Skip()
		}
		d.start(name, t)
	case xml.EndElement:
		d.end()
	case xml.CharData:
		if holdsText(d.top(0).name) {
			d.run = append(d.run, t...)
		}
	}
	return nil
}

// top returns an open element by its distance from the innermost, or an empty one.
func (d *document) top(up int) *frame {
	if i := len(d.frames) - 1 - up; i >= 0 {
		return &d.frames[i]
	}
	return &frame{}
}

// skips reports whether an element is left out with everything in it: formatting before
// a tracked change, formatting of anything but paragraphs and runs, and all
// alternatives of a text but the first.
func (d *document) skips(name string) bool {
	switch name {
	case "pPrChange", "rPrChange", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr",
		"tabs", "pBdr":
		return true
	case "mc:Choice", "mc:Fallback":
		parent := d.top(0)
		skip := parent.chosen
		parent.chosen = true
		return skip
	}
	return false
}

// start opens an element.
func (d *document) start(name string, e xml.StartElement) {
	parent := d.top(0)
	f := *parent
	f.name, f.chosen, f.opened = name, false, false
	if space, ok := attr(e, "space"); ok {
		f.preserve = space == "preserve"
	}
	d.frames = append(d.frames, f)
	switch parent.name {
	case "pPr", "numPr":
		d.paragraphProperty(name, e)
	case "rPr":
		d.runProperty(name, e)
	default:
		d.content(name, e)
	}
}

// content opens an element of the text.
func (d *document) content(name string, e xml.StartElement) {
	f := d.top(0)
	switch name {
	case "document":
		d.rooted = true
	case "p":
		f.opened = true
		d.startParagraph()
	case "tbl", "txbxContent":
		d.flush()
	case "r":
		f.vanish, f.muted = d.hidesText(), false
	case "rt":
		f.guide = true
	case "del", "moveFrom":
		f.deleted = true
	case "t", "delText", "instrText", "delInstrText", "a:t":
		d.run = d.run[:0]
	case "tab", "ptab":
		d.write("\t")
	case "br", "cr":
		d.write("\n")
	case "noBreakHyphen":
		d.write("\u2011")
	case "sym":
		d.write(symbol(e))
	case "v:textpath":
		d.draw(e, "string", 0)
	case "wp:docPr":
		d.draw(e, "descr", longestAlternative)
	case "altChunk", "subDoc":
		id, _ := attr(e, "id")
		d.elsewhere = append(d.elsewhere, elsewhere{id, max(d.line, 1)})
	case "fldSimple":
		if p := d.paragraph(); p != nil {
			instruction, _ := attr(e, "instr")
			p.fields.WriteString(instruction + " ")
		}
	case "fldChar":
		kind, _ := attr(e, "fldCharType")
		d.field(kind)
	case "footnoteReference", "endnoteReference":
		custom, ok := attr(e, "customMarkFollows")
		d.top(1).muted = ok && isOn(custom)
		d.refer(name, e)
	case "commentReference":
		d.refer(name, e)
	}
}

// longestAlternative is the maximum number of characters of an alternative text that
// merely describes a picture.
const longestAlternative = 40

// draw adds the text in an attribute of a drawing, if it is longer than a number of
// characters.
func (d *document) draw(e xml.StartElement, name string, longer int) {
	text, _ := attr(e, name)
	if p := d.paragraph(); p != nil && utf8.RuneCountInString(text) > longer {
		p.drawn.WriteString(text + " ")
	}
}

// refer records the paragraph that refers to a note.
func (d *document) refer(name string, e xml.StartElement) {
	id, _ := attr(e, "id")
	r := reference{AsideKind(strings.TrimSuffix(name, "Reference")), id}
	if p := d.paragraph(); p != nil && d.refs[r] == 0 {
		d.refs[r] = p.line
	}
}

// hidesText reports whether the style of the open paragraph hides its text.
func (d *document) hidesText() bool {
	p := d.paragraph()
	return p != nil && d.styles.ofParagraph(p.style).vanish
}

// symbol returns a character that is given by its code.
func symbol(e xml.StartElement) string {
	code, _ := attr(e, "char")
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil || n < ' ' || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return ""
	}
	return string(rune(n))
}

// paragraphProperty reads a property of the open paragraph or of its numbering.
func (d *document) paragraphProperty(name string, e xml.StartElement) {
	p := d.paragraph()
	if p == nil {
		return
	}
	v := val(e)
	switch name {
	case "pStyle":
		p.style = v
	case "outlineLvl":
		p.outline = &v
	case "ilvl":
		p.level = &v
	case "numId":
		p.numID = &v
	}
}

// runProperty reads a property of a run, or of the end of a paragraph.
func (d *document) runProperty(name string, e xml.StartElement) {
	p, owner := d.paragraph(), d.top(2)
	ofMark := owner.name == "pPr" && p != nil
	switch name {
	case "del", "moveFrom":
		if ofMark {
			p.markGone = true
		}
	case "vanish":
		owner.vanish = isOn(val(e))
		if ofMark {
			p.markHidden = owner.vanish
		}
	case "specVanish": // a run-in heading: the text follows on the same line
		if ofMark {
			p.markHidden = false
		}
	case "rStyle":
		if s := d.styles.get(val(e)); s.saysVanish {
			owner.vanish = s.vanish
		}
	}
}

// end closes the innermost element.
func (d *document) end() {
	f := *d.top(0)
	switch {
	case holdsText(f.name):
		d.writeRun(f)
	case f.name == "pPr" && d.top(1).opened:
		d.paragraph().settle(d)
	case f.opened:
		d.endParagraph()
	case f.name == "tc" || f.name == "txbxContent" || f.name == "body":
		d.endLoose()
		d.flush()
	}
	if len(d.frames) > 0 {
		d.frames = d.frames[:len(d.frames)-1]
	}
}

// paragraph returns the innermost open paragraph, or nil.
func (d *document) paragraph() *openParagraph {
	if len(d.open) == 0 {
		return nil
	}
	return d.open[len(d.open)-1]
}

func (d *document) startParagraph() {
	d.line++
	d.endLoose()
	p := d.continued
	if p == nil {
		p = &openParagraph{slot: len(d.out), line: d.line}
		d.out = append(d.out, Paragraph{})
	}
	p.properties, d.continued = properties{}, nil
	d.open = append(d.open, p)
}

// endLoose ends a paragraph that no element opened.
func (d *document) endLoose() {
	if d.loose {
		d.loose = false
		d.endParagraph()
	}
}

func (d *document) endParagraph() {
	p := d.paragraph()
	d.open = d.open[:len(d.open)-1]
	p.settle(d)
	d.flush()
	if p.markGone {
		d.continued = p
		return
	}
	d.close(p)
}

// flush closes a paragraph that is not continued.
func (d *document) flush() {
	if p := d.continued; p != nil {
		d.continued = nil
		d.close(p)
	}
}

// close stores a paragraph in its slot. The slot is freed if the paragraph is empty and
// the last.
func (d *document) close(p *openParagraph) {
	d.out[p.slot] = p.done(d)
	if d.out[p.slot].isEmpty() && p.slot == len(d.out)-1 {
		d.out = d.out[:p.slot]
	}
}

// paragraphs returns all paragraphs that are not empty.
func (d *document) paragraphs() []Paragraph {
	d.flush()
	return slices.DeleteFunc(d.out, Paragraph.isEmpty)
}

// field handles the parts of a field: begin, instruction, separate, result, end.
func (d *document) field(kind string) {
	last := len(d.fields) - 1
	switch {
	case kind == "begin":
		d.fields = append(d.fields, false)
		d.asking++
	case last < 0:
	case kind == "separate" && !d.fields[last]:
		d.fields[last] = true
		d.asking--
	case kind == "end":
		if !d.fields[last] {
			d.asking--
		}
		d.fields = d.fields[:last]
	}
}

var plainSpace = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\u00AD", "")

// writeRun writes the text of a text element. As in Word, white space at its ends is
// dropped unless the element preserves it.
func (d *document) writeRun(f frame) {
	text := plainSpace.Replace(string(d.run))
	if !f.preserve {
		text = strings.Trim(text, " ")
	}
	d.run = d.run[:0]
	d.write(text)
}

// write adds text to the open paragraph, in the field of it where the text belongs.
func (d *document) write(text string) {
	p, f := d.paragraph(), d.top(0)
	switch {
	case p == nil && strings.TrimSpace(text) != "" && !f.muted:
		d.startParagraph() // a formula or run outside any paragraph
		d.write(text)
		d.loose = true
	case p == nil || f.muted:
	case f.name == "instrText" || f.name == "delInstrText":
		p.fields.WriteString(text)
	case f.name == "a:t":
		p.drawn.WriteString(text + " ")
	case f.deleted || f.name == "delText":
		p.deleted.WriteString(text)
	case f.vanish || f.guide || d.asking > 0:
		p.hidden.WriteString(text)
	default:
		p.text.WriteString(text)
	}
}

package docx

import "strings"

// openParagraph is a paragraph whose end has not been read.
type openParagraph struct {
	slot                  int // index in the document's paragraphs
	line                  int
	text, hidden, deleted strings.Builder
	fields, drawn         strings.Builder
	properties
}

// properties are the properties of a paragraph.
type properties struct {
	style   string
	numID   *string // nil: from the style
	level   *string
	outline *string
	// markGone is set if a tracked change deletes the paragraph mark, so that the next
	// paragraph continues this one.
	markGone bool
	// markHidden is set if the paragraph mark, and with it the label, is hidden.
	markHidden bool
	label      string
	item       bool
	settled    bool // the label was counted
}

// settle counts the paragraph in its list, after all its properties were read.
func (p *openParagraph) settle(d *document) {
	if p.settled {
		return
	}
	p.settled = true
	style := d.styles.ofParagraph(p.style)
	if p.markGone || p.markHidden || style.vanish {
		return
	}
	numID := style.numID
	if p.numID != nil {
		numID = *p.numID
	}
	l := d.lists.find(numID)
	if l == nil {
		return
	}
	p.label, p.item = l.next(p.listLevel(l, style))
}

// listLevel returns the list level of the paragraph, or else of its style.
func (p *openParagraph) listLevel(l *list, s style) int {
	if p.level != nil {
		return max(0, levelIndex(*p.level))
	}
	if i := l.levelOf(p.style); i >= 0 {
		return i
	}
	if s.level < 0 || s.level >= maxLevels {
		return 0
	}
	return s.level
}

// done returns the finished paragraph.
func (p *openParagraph) done(d *document) Paragraph {
	style := d.styles.ofParagraph(p.style)
	out := Paragraph{
		Text: p.text.String(), Hidden: p.hidden.String(), Deleted: p.deleted.String(),
		Fields: p.fields.String(), Drawn: p.drawn.String(),
		Label: p.label, Item: p.item, Heading: style.heading, Title: style.title, Line: p.line,
	}
	if p.outline != nil && !out.Title {
		out.Heading = outlineHeading(*p.outline)
	}
	return out
}

// isEmpty reports whether the paragraph has no content.
func (p Paragraph) isEmpty() bool {
	return p.Text == "" && p.Label == "" && p.Hidden == "" && p.Deleted == "" && p.Fields == "" && p.Drawn == ""
}

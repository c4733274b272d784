package docx

import "strings"

// openParagraph is a paragraph whose end was not read yet.
type openParagraph struct {
	slot                  int // in the document's paragraphs
	line                  int
	text, hidden, deleted strings.Builder
	fields, drawn         strings.Builder
	properties
}

// properties are what a paragraph says of itself.
type properties struct {
	style   string
	numID   *string // nil: what the style says
	level   *string
	outline *string
	// markGone is set when a tracked change deletes the end of the paragraph:
	// the next one continues it.
	markGone bool
	// markHidden is set when the end of the paragraph, and its label, is hidden.
	markHidden bool
	label      string
	item       bool
	settled    bool // the label was counted
}

// settle counts the paragraph in its list, once all properties were read.
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

// listLevel returns the level that the paragraph gives, or its style.
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

// done returns the paragraph as others see it.
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

// isEmpty reports whether there is nothing in the paragraph.
func (p Paragraph) isEmpty() bool {
	return p.Text == "" && p.Label == "" && p.Hidden == "" && p.Deleted == "" && p.Fields == "" && p.Drawn == ""
}

package parse

import (
	"errors"
	"fmt"

	"github.com/clausediff/clausediff/parse/internal/docx"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// cutDOCX is the cutter for files of DOCX. Labels that Word counts by itself
// are put before the text, as on paper. Lines of the source are the numbers of
// the paragraphs.
func cutDOCX(data []byte, c *config) (*source, *page, error) {
	paragraphs, asides, err := docx.Paragraphs(data, c.maxSize)
	switch {
	case errors.Is(err, docx.ErrTooLarge):
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w", ErrTooLarge, err))
	case errors.Is(err, docx.ErrDamaged):
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w", ErrTruncated, err))
	case err != nil:
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w", ErrUnsupported, err))
	}
	p := &page{}
	for i, k := range paragraphs {
		p.paragraph(k, origin{line: k.Line, order: i})
	}
	p.addAsides(asides, len(paragraphs))
	if !p.hasSentence() {
		return nil, nil, c.fail(0, fmt.Errorf("%w: the document has no running text", ErrNoContent))
	}
	return &source{config: c, encoding: "docx"}, p, nil
}

// besides are the verdicts on text that stands beside the paragraphs.
var besides = map[docx.AsideKind]verdict{
	docx.Footnote: {reasonFootnote, "at the foot of a page"},
	docx.Endnote:  {reasonEndnote, "behind the text"},
	docx.Comment:  {reasonMargin, "a comment on the document"},
	docx.Header:   {reasonPageHeader, "at the head of every page"},
	docx.Footer:   {reasonPageFooter, "at the foot of every page"},
	docx.Diagram:  {reasonDrawing, "in a diagram"},
	docx.Chart:    {reasonDrawing, "in a chart"},
}

// addAsides leaves out what stands beside the paragraphs, of which there are some.
// Notes may say what the text does not.
func (p *page) addAsides(all []docx.Aside, paragraphs int) {
	notes, first := 0, docx.Aside{}
	for i, a := range all {
		p.discard(besides[a.Kind], origin{line: a.Line, order: paragraphs + i}, a.Text)
		if a.Kind != docx.Footnote && a.Kind != docx.Endnote {
			continue
		}
		if notes++; notes == 1 {
			first = a
		}
		p.unsure += visible(a.Text)
	}
	if notes > 0 {
		p.doubt(tree.DoubtOutside, origin{line: first.Line}, fmt.Sprintf("what stands in footnotes and endnotes (%d, the first is %q) is left out; is it part of the statement?",
			notes, excerpt(tidy(first.Text))))
	}
}

// paragraph adds a paragraph of a DOCX.
func (p *page) paragraph(k docx.Paragraph, at origin) {
	if k.Hidden != "" {
		p.discard(verdict{reasonHidden, "hidden characters"}, at, k.Hidden)
	}
	if k.Deleted != "" {
		p.discard(verdict{reasonDeleted, "deleted by a tracked change"}, at, k.Deleted)
	}
	p.discard(verdict{reasonField, "the instruction of a field"}, at, k.Fields)
	p.discard(verdict{reasonDrawing, "in a drawing"}, at, k.Drawn)
	text := tidy(k.Text)
	switch {
	case text == "" && k.Label == "":
		return
	case k.Title && p.title == "" && !isTooLong(text):
		p.title, p.titleAt, p.titleFrom = text, at, "the title style"
		return
	}
	if k.Label != "" {
		text = tidy(k.Label + " " + text)
		if first := []rune(k.Label); lang.IsWide(first[0]) || first[0] == '（' {
			text = tidy(k.Label + tidy(k.Text))
		}
	}
	p.blocks = append(p.blocks, block{text: text, origin: at, level: k.Heading, item: k.Item, why: "a paragraph of the document"})
}

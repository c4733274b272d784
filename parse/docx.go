package parse

import (
	"errors"
	"fmt"

	"github.com/clausediff/clausediff/parse/internal/docx"
)

// cutDOCX is the cutter for files of DOCX. Labels that Word counts by itself
// are put before the text, as on paper. Lines of the source are the numbers of
// the paragraphs.
func cutDOCX(data []byte, c *config) (*source, *page, error) {
	paragraphs, err := docx.Paragraphs(data, c.maxSize)
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
	if !p.hasSentence() {
		return nil, nil, c.fail(0, fmt.Errorf("%w: the document has no running text", ErrNoContent))
	}
	return &source{config: c, encoding: "docx"}, p, nil
}

// paragraph adds a paragraph of a DOCX.
func (p *page) paragraph(k docx.Paragraph, at origin) {
	if k.Hidden != "" {
		p.discard(verdict{"hidden", "hidden characters"}, at, k.Hidden)
	}
	if k.Deleted != "" {
		p.discard(verdict{"deleted", "deleted by a tracked change"}, at, k.Deleted)
	}
	text := tidy(k.Text)
	switch {
	case text == "" && k.Label == "":
		return
	case k.Title && p.title == "":
		p.title, p.titleAt, p.titleFrom = text, at, "the title style"
		return
	}
	if k.Label != "" {
		text = tidy(k.Label + " " + text)
		if first := []rune(k.Label); isWide(first[0]) || first[0] == '（' {
			text = tidy(k.Label + tidy(k.Text))
		}
	}
	p.blocks = append(p.blocks, block{text: text, origin: at, heading: k.Heading > 0, item: k.Item, why: "a paragraph of the document"})
}

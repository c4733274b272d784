package parse

import (
	"errors"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/docx"
	"github.com/clausediff/clausediff/parse/internal/extract"
	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// cutDOCX is the cutter for DOCX files. Labels that Word generates are put before the
// text, as on paper. Line numbers of the source are paragraph numbers.
func cutDOCX(data []byte, c *source.Config) (*source.Source, *page.Page, error) {
	paragraphs, asides, err := docx.Paragraphs(data, c.MaxSize)
	switch {
	case errors.Is(err, docx.ErrTooLarge):
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrTooLarge, err))
	case errors.Is(err, docx.ErrDamaged):
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrTruncated, err))
	case err != nil:
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrUnsupported, err))
	}
	p := &page.Page{}
	for i, k := range paragraphs {
		paragraph(p, k, page.Origin{Line: k.Line, Order: i})
	}
	addAsides(p, asides, len(paragraphs))
	doubtElsewhere(p, asides, c)
	if !label.HasSentence(p) {
		return nil, nil, c.Fail(0, fmt.Errorf("%w: the document has no running text", source.ErrNoContent))
	}
	return &source.Source{Config: c, Encoding: "docx"}, p, nil
}

// besides holds the verdicts on text outside the paragraphs, by kind.
var besides = map[docx.AsideKind]page.Verdict{
	docx.Footnote:  {Reason: page.ReasonFootnote, Why: "at the foot of a page"},
	docx.Endnote:   {Reason: page.ReasonEndnote, Why: "behind the text"},
	docx.Comment:   {Reason: page.ReasonMargin, Why: "a comment on the document"},
	docx.Header:    {Reason: page.ReasonPageHeader, Why: "at the head of every page"},
	docx.Footer:    {Reason: page.ReasonPageFooter, Why: "at the foot of every page"},
	docx.Diagram:   {Reason: page.ReasonDrawing, Why: "in a diagram"},
	docx.Chart:     {Reason: page.ReasonDrawing, Why: "in a chart"},
	docx.Elsewhere: {Reason: page.ReasonOutside, Why: "another document that Word shows in this one"},
}

// addAsides discards text outside the paragraphs. paragraphs is the number of
// paragraphs.
func addAsides(p *page.Page, all []docx.Aside, paragraphs int) {
	for i, a := range all {
		at := page.Origin{Line: a.Line, Order: paragraphs + i}
		switch a.Kind {
		case docx.Elsewhere:
		case docx.Footnote, docx.Endnote:
			discardNote(p, besides[a.Kind], at, a.Text)
		default:
			p.Discard(besides[a.Kind], at, a.Text)
		}
	}
}

// discardNote discards a footnote.
func discardNote(p *page.Page, v page.Verdict, at page.Origin, text string) {
	p.Unsure += page.Visible(text)
	p.Discard(v, at, text)
}

// doubtElsewhere discards the other documents that Word embeds in this one, and adds a
// doubt for each. Their text is listed where they can be read as text.
func doubtElsewhere(p *page.Page, all []docx.Aside, c *source.Config) {
	for _, a := range all {
		if a.Kind != docx.Elsewhere {
			continue
		}
		at, text := page.Origin{Line: a.Line, Order: len(p.Blocks)}, ""
		if _, other, err := decoded(cutText)(a.Data, c); err == nil {
			for _, b := range other.Blocks {
				text += " " + b.Text
			}
		}
		p.Unsure += page.Visible(text)
		p.Discard(besides[a.Kind], at, a.Text+text)
		p.Doubt(tree.DoubtOutside, at, fmt.Sprintf("Word shows another document here, %q, which is left out; save all as one document", page.Excerpt(a.Text)))
	}
}

// runningDrawn is the fewest visible characters of a sentence in a drawing that may
// belong to the statement.
const runningDrawn = 40

// paragraph adds a paragraph of a DOCX file.
func paragraph(p *page.Page, k docx.Paragraph, at page.Origin) {
	if k.Hidden != "" {
		p.Discard(page.Verdict{Reason: page.ReasonHidden, Why: "hidden characters"}, at, k.Hidden)
	}
	if k.Deleted != "" {
		p.Discard(page.Verdict{Reason: page.ReasonDeleted, Why: "deleted by a tracked change"}, at, k.Deleted)
	}
	p.Discard(page.Verdict{Reason: page.ReasonField, Why: "the instruction of a field"}, at, k.Fields)
	p.Discard(page.Verdict{Reason: page.ReasonDrawing, Why: "in a drawing"}, at, k.Drawn)
	if drawn := page.Tidy(k.Drawn); page.Visible(drawn) >= runningDrawn && page.EndsSentence(drawn) {
		p.Doubt(tree.DoubtOutside, at, fmt.Sprintf("a sentence stands in a drawing or picture, which is left out (%s); is it part of the statement?", page.Excerpt(drawn)))
	}
	text := page.Tidy(k.Text)
	switch {
	case text == "" && k.Label == "":
		return
	case k.Title && p.Title == "" && !extract.IsTooLong(text):
		p.Title, p.TitleAt, p.TitleFrom = text, at, "the title style"
		return
	}
	if k.Label != "" {
		text = page.Tidy(k.Label + " " + text)
		if first := []rune(k.Label); chars.IsWide(first[0]) || first[0] == '（' {
			text = page.Tidy(k.Label + page.Tidy(k.Text))
		}
	}
	for i, line := range linesOf(k.Text, k.Heading > 0) {
		if i == 0 && k.Label != "" {
			line = text[:len(text)-len(page.Tidy(k.Text))] + line
		}
		p.Blocks = append(p.Blocks, page.Block{Text: line, Origin: at, Level: k.Heading, Item: k.Item && i == 0, Why: "a paragraph of the document"})
	}
}

// linesOf returns the blocks of a paragraph that contains line breaks. As with br on
// web pages, two breaks end a block; one does where no sentence continues across it.
func linesOf(text string, heading bool) []string {
	var lines []string
	gap, joined := true, false
	for line := range strings.SplitSeq(text, "\n") {
		line = page.Tidy(line)
		last := len(lines) - 1
		switch {
		case line == "":
			gap = true
			continue
		case heading && last >= 0, !gap && extract.BreaksSentence(lines[last], line, joined):
			lines[last], joined = page.JoinAll([]page.Line{{Text: lines[last]}, {Text: line}}, page.IsHanText(line)), true
		default:
			lines, joined = append(lines, line), false
		}
		gap = false
	}
	if lines == nil {
		return []string{""}
	}
	return lines
}

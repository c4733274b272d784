package parse

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// pdfPatience is the time limit for pdftotext, which converts hundreds of pages a
// second.
const pdfPatience = time.Minute

// cutPDF is the cutter for PDF files. Line numbers are those of the lines of the text.
func cutPDF(data []byte, c *source.Config) (*source.Source, *page.Page, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	content, err := pdf.Read(ctx, data, c.MaxSize)
	switch {
	case errors.Is(err, pdf.ErrNoText):
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrNoContent, err))
	case errors.Is(err, pdf.ErrTooLarge):
		return nil, nil, c.TooMany(int(c.MaxSize), "bytes in the text of the PDF")
	case err != nil:
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrUnsupported, err))
	}
	var lines []page.Line
	var text strings.Builder
	for i, l := range content.Text {
		lines = append(lines, page.Line{Text: page.Tidy(withoutGaps(l.Text)), Number: i + 1, Indent: l.Indent})
		text.WriteString(lines[i].Text + "\n")
	}
	src := &source.Source{Config: c, Text: text.String(), Encoding: "pdf"}
	if err := c.CheckLines(src.Text); err != nil {
		return nil, nil, err
	}
	p := &page.Page{}
	wide, start := page.IsHanText(src.Text), 0
	for i := 1; i <= len(lines); i++ {
		if i == len(lines) || begins(content.Text[i-1], content.Text[i], start == 0) || label.BeginsParagraph(lines[i-1], lines[i]) {
			p.Blocks = append(p.Blocks, page.Block{Text: page.JoinAll(lines[start:i], wide), Origin: page.Origin{Line: start + 1}})
			start = i
		}
	}
	for _, l := range content.Edges {
		p.Discard(page.Verdict{Reason: page.ReasonPageEdge, Why: fmt.Sprintf("stands at the edge of page %d", l.Page)}, page.Origin{Line: 1}, l.Text)
	}
	for _, l := range content.Notes {
		discardNote(p, page.Verdict{Reason: page.ReasonFootnote, Why: fmt.Sprintf("at the foot of page %d", l.Page)}, page.Origin{Line: 1}, l.Text)
	}
	if !label.HasSentence(p) {
		return nil, nil, c.Fail(0, fmt.Errorf("%w: the document has no running text", source.ErrNoContent))
	}
	return src, p, nil
}

// begins reports whether the layout shows that a line begins a paragraph. At the head,
// short lines are those of the title, which may be broken anywhere.
func begins(before, l pdf.Line, head bool) bool {
	inTitle := func(l pdf.Line) bool {
		return !l.Filled && label.IsHeadline(l.Text) && !byline().MatchString(l.Text) && !label.BeginsBlock(l.Text)
	}
	signs := !l.Filled && page.EndsSentence(before.Text) && label.IsSignature(l.Text)
	return l.Gap || signs || l.Room && !(head && inTitle(before) && inTitle(l))
}

// gap matches the space that typesetting puts between Chinese and digits or Latin
// letters.
var gap = page.Lazy(`(\p{Han}|[，。、；：！？”’》）]) ([0-9A-Za-z])|([0-9A-Za-z%％]) (\p{Han}|[“‘《（])`)

// withoutGaps removes the spaces that are not part of a Chinese text.
func withoutGaps(text string) string {
	return gap().ReplaceAllString(gap().ReplaceAllString(text, "$1$3$2$4"), "$1$3$2$4")
}

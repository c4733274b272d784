package parse

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// pdfPatience is the time limit for pdftotext, which converts hundreds of pages a
// second.
const pdfPatience = time.Minute

// cutPDF is the cutter for PDF files. Line numbers are those of pdftotext's output.
func cutPDF(data []byte, c *source.Config) (*source.Source, *page.Page, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	pages, err := pdf.Pages(ctx, data, c.MaxSize)
	switch {
	case errors.Is(err, pdf.ErrNoText):
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrNoContent, err))
	case errors.Is(err, pdf.ErrTooLarge):
		return nil, nil, c.TooMany(int(c.MaxSize), "bytes in the text of the PDF")
	case err != nil:
		return nil, nil, c.Fail(0, fmt.Errorf("%w: %w", source.ErrUnsupported, err))
	}
	text, dropped := pdf.Join(pages)
	if err := c.CheckLines(text); err != nil {
		return nil, nil, err
	}
	src := &source.Source{Config: c, Text: withoutGaps(text), Encoding: "pdf"}
	p := &page.Page{}
	groups := groupLines(src.Text)
	p.Blocks = joinFilled(groups, page.IsHanText(src.Text))
	for _, l := range dropped {
		p.Discard(page.Verdict{Reason: page.ReasonPageEdge, Why: fmt.Sprintf("stands at the edge of page %d", l.Page)}, page.Origin{Line: 1}, l.Text)
	}
	if !label.HasSentence(p) {
		return nil, nil, c.Fail(0, fmt.Errorf("%w: the document has no running text", source.ErrNoContent))
	}
	return src, p, nil
}

// gap matches the space that typesetting puts between Chinese and digits or Latin
// letters.
var gap = page.Lazy(`(\p{Han}|[，。、；：！？”’》）]) ([0-9A-Za-z])|([0-9A-Za-z%％]) (\p{Han}|[“‘《（])`)

// withoutGaps removes the spaces that are not part of a Chinese text.
func withoutGaps(text string) string {
	return gap().ReplaceAllString(gap().ReplaceAllString(text, "$1$3$2$4"), "$1$3$2$4")
}

// joinFilled makes blocks from lines that were wrapped at a width. A line ends its
// block if the first word of the next line would have fitted at its end.
func joinFilled(groups [][]page.Line, wide bool) []page.Block {
	width := filledWidth(groups)
	var blocks []page.Block
	for n, g := range groups {
		start := 0
		if title := titleLines(g, width); n == 0 && title > 1 {
			blocks = append(blocks, page.Block{Text: page.JoinAll(g[:title], wide), Origin: page.Origin{Line: g[0].Number}})
			g = g[title:]
		}
		for i := 1; i <= len(g); i++ {
			if i == len(g) || hadRoom(g[i-1], g[i].Text, width) || label.BeginsParagraph(g[i-1], g[i]) || page.EndsSentence(g[i-1].Text) && label.IsSignature(g[i].Text) {
				blocks = append(blocks, page.Block{Text: page.JoinAll(g[start:i], wide), Origin: page.Origin{Line: g[start].Number}})
				start = i
			}
		}
	}
	return blocks
}

// filledWidth returns the width, in columns, at which the lines were wrapped.
func filledWidth(groups [][]page.Line) int {
	counts := map[int]int{}
	total := 0
	for _, g := range groups {
		for _, l := range g {
			counts[page.Columns(l.Text)]++
			total++
		}
	}
	// Skip the widest 2% of the lines: a few stray long lines do not set the width.
	width, above := 0, 0
	for w := range counts {
		width = max(width, w)
	}
	for ; width > 0 && (above+counts[width])*50 < total; width-- {
		above += counts[width]
	}
	return width
}

// titleLines returns how many lines at the head form the title. It is set in larger
// type and may be broken anywhere.
func titleLines(g []page.Line, width int) int {
	n := 0
	for n < len(g) && page.Columns(g[n].Text)*4 < width*3 && label.IsHeadline(g[n].Text) && !byline().MatchString(g[n].Text) && !label.BeginsBlock(g[n].Text) {
		n++
	}
	return n
}

// leastIndent is the least indentation, in columns, that counts as the first line of a
// paragraph.
const leastIndent = 4

// hadRoom is [page.HadRoom] for a line that may be indented.
func hadRoom(l page.Line, next string, width int) bool {
	if l.Indent {
		width -= leastIndent
	}
	return page.HadRoom(l.Text, next, width)
}

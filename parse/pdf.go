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

// pdfPatience is how long pdftotext may take; it does some hundred pages a
// second.
const pdfPatience = time.Minute

// cutPDF is the cutter for files of PDF. Lines of the source are those of the
// text that pdftotext gives.
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

// gap matches the space that type-setting puts between Chinese and digits or
// Latin letters.
var gap = page.Lazy(`(\p{Han}|[，。、；：！？”’》）]) ([0-9A-Za-z])|([0-9A-Za-z%％]) (\p{Han}|[“‘《（])`)

// withoutGaps takes the spaces out that are not part of a Chinese text.
func withoutGaps(text string) string {
	return gap().ReplaceAllString(gap().ReplaceAllString(text, "$1$3$2$4"), "$1$3$2$4")
}

// joinFilled makes blocks of lines that were broken at a width: a line ends its
// block when the first word of the next line would have stood in it.
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

// filledWidth is the width to which most lines are filled, in columns.
func filledWidth(groups [][]page.Line) int {
	counts := map[int]int{}
	total := 0
	for _, g := range groups {
		for _, l := range g {
			counts[page.Columns(l.Text)]++
			total++
		}
	}
	// The widest but a few: a stray long line sets no width.
	width, above := 0, 0
	for w := range counts {
		width = max(width, w)
	}
	for ; width > 0 && (above+counts[width])*50 < total; width-- {
		above += counts[width]
	}
	return width
}

// titleLines returns how many lines at the head are the title: it is set in a
// larger type and broken where it pleases.
func titleLines(g []page.Line, width int) int {
	n := 0
	for n < len(g) && page.Columns(g[n].Text)*4 < width*3 && label.IsHeadline(g[n].Text) && !byline().MatchString(g[n].Text) && !label.BeginsBlock(g[n].Text) {
		n++
	}
	return n
}

// leastIndent is how many columns the first line of a paragraph is moved in that counts
// as indented.
const leastIndent = 4

// hadRoom is [page.HadRoom] of a line that may be moved in.
func hadRoom(l page.Line, next string, width int) bool {
	if l.Indent {
		width -= leastIndent
	}
	return page.HadRoom(l.Text, next, width)
}

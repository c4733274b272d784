package parse

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/clausediff/clausediff/parse/lang"
)

// pdfPatience is how long pdftotext may take; it does some hundred pages a
// second.
const pdfPatience = time.Minute

// cutPDF is the cutter for files of PDF. Lines of the source are those of the
// text that pdftotext gives.
func cutPDF(data []byte, c *config) (*source, *page, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	pages, err := pdf.Pages(ctx, data, c.maxSize)
	switch {
	case errors.Is(err, pdf.ErrNoText):
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w", ErrNoContent, err))
	case errors.Is(err, pdf.ErrTooLarge):
		return nil, nil, c.tooMany(int(c.maxSize), "bytes in the text of the PDF")
	case err != nil:
		return nil, nil, c.fail(0, fmt.Errorf("%w: %w", ErrUnsupported, err))
	}
	text, dropped := pdf.Join(pages)
	if err := c.checkLines(text); err != nil {
		return nil, nil, err
	}
	src := &source{config: c, text: withoutGaps(text), encoding: "pdf"}
	p := &page{}
	groups := groupLines(src.text)
	p.blocks = joinFilled(groups, isHanText(src.text))
	for _, l := range dropped {
		p.discard(verdict{reasonPageEdge, fmt.Sprintf("stands at the edge of page %d", l.Page)}, origin{line: 1}, l.Text)
	}
	if !p.hasSentence() {
		return nil, nil, c.fail(0, fmt.Errorf("%w: the document has no running text", ErrNoContent))
	}
	return src, p, nil
}

// gap matches the space that type-setting puts between Chinese and digits or
// Latin letters.
var gap = lazy(`(\p{Han}|[，。、；：！？”’》）]) ([0-9A-Za-z])|([0-9A-Za-z%％]) (\p{Han}|[“‘《（])`)

// withoutGaps takes the spaces out that are no part of a Chinese text.
func withoutGaps(text string) string {
	return gap().ReplaceAllString(gap().ReplaceAllString(text, "$1$3$2$4"), "$1$3$2$4")
}

// joinFilled makes blocks of lines that were broken at a width: a line ends its
// block when the first word of the next line would have stood in it.
func joinFilled(groups [][]line, wide bool) []block {
	width := filledWidth(groups)
	var blocks []block
	for n, g := range groups {
		start := 0
		if title := titleLines(g, width); n == 0 && title > 1 {
			blocks = append(blocks, block{text: joinAll(g[:title], wide), origin: origin{line: g[0].number}})
			g = g[title:]
		}
		for i := 1; i <= len(g); i++ {
			if i == len(g) || hadRoom(g[i-1].text, g[i].text, width) || beginsParagraph(g[i-1], g[i]) || endsSentence(g[i-1].text) && isSignature(g[i].text) {
				blocks = append(blocks, block{text: joinAll(g[start:i], wide), origin: origin{line: g[start].number}})
				start = i
			}
		}
	}
	return blocks
}

// filledWidth is the width to which most lines are filled, in columns.
func filledWidth(groups [][]line) int {
	counts := map[int]int{}
	total := 0
	for _, g := range groups {
		for _, l := range g {
			counts[columns(l.text)]++
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
func titleLines(g []line, width int) int {
	n := 0
	for n < len(g) && columns(g[n].text)*4 < width*3 && isHeadline(g[n].text) && !byline().MatchString(g[n].text) && !beginsBlock(g[n].text) {
		n++
	}
	return n
}

var firstWord = lazy(`^[^\s\p{Han}]+`)

// hadRoom reports whether the next line's first word would have stood at the end
// of a line, with some room left.
func hadRoom(text, next string, width int) bool {
	word := 2
	if first := firstOf(next); !lang.IsWide(first) {
		word = columns(firstWord().FindString(next)) + 1
	}
	return (columns(text)+word)*10 < width*9
}

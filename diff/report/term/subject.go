package term

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/text"
)

// RenderSubject writes what the statements say on a subject: in one column per statement if they
// fit, otherwise one statement below the other. The output and the error are as for
// [Renderer.Render].
func (r Renderer) RenderSubject(w io.Writer, s *history.Subject) error {
	if s == nil {
		return fmt.Errorf("no subject to render")
	}
	x := subject{r.page(), s}
	x.header()
	switch width := x.columnWidth(); {
	case len(s.Rows) == 0 || width < leastColumn || r.Layout == Stacked:
		x.lay(text.Subject(s, x.options(r.Detail)))
	default:
		x.side(width)
	}
	return x.writeTo(w)
}

// subject renders what the statements say on one subject.
type subject struct {
	*page
	*history.Subject
}

// leastColumn is the minimum width of columns for statements side by side.
const leastColumn = 36

// columnWidth returns the width of the columns with all statements side by side.
func (x *subject) columnWidth() int {
	n := max(len(x.Statements), 1)
	return (x.width - (n-1)*x.ruler.width(gutter)) / n
}

func (x *subject) header() {
	x.para(nil, piece{x.T("Subject") + ": " + x.Name(), strong})
	var list [][]piece
	for i, n := range x.Counts {
		list = append(list, []piece{{x.Statements[i].ID + ":", dim}, {strconv.Itoa(n), plain}})
	}
	x.flow([]piece{{x.label(x.T("sentences")), strong}}, list)
	for _, h := range x.Statements {
		x.warn(h.ID, h.Doubts)
	}
	x.blank()
}

// side writes the statements side by side.
func (x *subject) side(width int) {
	widths := slices.Repeat([]int{width}, len(x.Statements))
	blocks := make([][][]cell, len(x.Statements))
	for i, h := range x.Statements {
		note := piece{"  " + x.N(x.Counts[i], "%d sentences"), dim}
		blocks[i] = [][]cell{x.shorten(x.cells(piece{h.ID, strong}, note), width)}
	}
	x.abreast(blocks, widths, x.put)
	options := x.options(report.DetailAll)
	for _, row := range x.Lines() {
		x.put(x.cells(piece{x.fill("─", x.width), dim}))
		clear(blocks)
		for i, remarks := range row {
			for k := range remarks {
				remark := text.Remark(&remarks[k], options)
				blocks[i] = append(blocks[i], x.hang(width, x.lead(&remark), []piece{{"  ", plain}}, x.body(&remark)...)...)
			}
		}
		x.abreast(blocks, widths, x.put)
	}
}

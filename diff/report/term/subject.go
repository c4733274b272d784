package term

import (
	"fmt"
	"io"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/history"
)

// RenderSubject writes what the statements say on a subject: in one column per statement if they
// fit, otherwise one statement below the other. The output and the error are as for
// [Renderer.Render].
//
//	── 2022 ─────────────────────── 1 sentence
//	+ 1.3.6  They want calm in the strait.
//	── 2023 ─────────────────────── 1 sentence
//	~ 1.3.4  They want [-calm-]{+peace+} in the strait.  from 2022:1.3.6
func (r Renderer) RenderSubject(w io.Writer, s *history.Subject) error {
	if s == nil {
		return fmt.Errorf("no subject to render")
	}
	x := subject{r.page(), s}
	x.header()
	switch width := x.columnWidth(); {
	case len(s.Rows) == 0:
		x.nothing()
	case width < leastColumn || r.Layout == Stacked:
		x.stacked()
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
	title := x.T("Subject") + ": " + x.Text
	if x.Code != "" {
		title += " (" + x.Code + ")"
	}
	x.para(nil, piece{title, strong})
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

// nothing reports that no statement is on the subject, and names similar subjects.
func (x *subject) nothing() {
	x.para(nil, piece{x.T("no statement says anything on it"), plain})
	for i, near := range x.Near {
		lead := x.spaces(len("near: "))
		if i == 0 {
			lead = x.T("near") + ": "
		}
		x.para([]piece{{lead, dim}}, piece{near, plain})
	}
}

// stacked writes one statement below the other.
func (x *subject) stacked() {
	for i, h := range x.Statements {
		remarks := x.Remarks(i)
		x.blank()
		x.rule([]piece{{h.ID, strong}}, x.N(len(remarks), "%d sentences"))
		for _, r := range remarks {
			for _, line := range x.remark(x.width, r) {
				x.put(line)
			}
		}
	}
}

// side writes the statements side by side.
func (x *subject) side(width int) {
	var heads [][]cell
	for i, h := range x.Statements {
		note := piece{"  " + x.N(x.Counts[i], "%d sentences"), dim}
		heads = append(heads, x.shorten(x.cells(piece{h.ID, strong}, note), width))
	}
	x.across(width, heads)
	for _, row := range x.Lines() {
		x.put(x.cells(piece{x.fill("─", x.width), dim}))
		blocks := make([][][]cell, len(row))
		tallest := 0
		for i, remarks := range row {
			for k := range remarks {
				blocks[i] = append(blocks[i], x.remark(width, &remarks[k])...)
			}
			tallest = max(tallest, len(blocks[i]))
		}
		for k := range tallest {
			line := make([][]cell, len(blocks))
			for i, b := range blocks {
				line[i] = lineAt(b, k)
			}
			x.across(width, line)
		}
	}
}

// across writes one line of every column.
func (x *subject) across(width int, columns [][]cell) {
	var line []cell
	for i, c := range columns {
		if i > 0 {
			line = append(line, x.cells(piece{gutter, dim})...)
		}
		line = append(line, x.pad(c, width)...)
	}
	x.put(line)
}

// remark returns the lines of a sentence: its sign and address, its text with the changes, and
// the notes on it.
func (x *subject) remark(width int, r *history.Remark) [][]cell {
	sign := piece{" ", dim}
	if r.Change != history.ChangeNone {
		sign = looks[string(r.Change)]
	}
	first := []piece{{sign.text + " " + r.Locators[0] + "  ", sign.style}}
	if why := r.Why(x.Language); why != "" {
		first = append(first, piece{"(" + why + ") ", dim})
	}
	body := append(first, itemLabel(&r.Side)...)
	body = append(body, pieces(r.Readable(), plain)...)
	if r.From != "" {
		body = append(body, piece{"  " + x.T("from %s", r.From), dim})
	}
	lead := "  → "
	if gone := r.Gone(x.Language); gone != "" {
		body, lead = append(body, piece{"  - " + gone, oldText}), " · "
	}
	if onward := r.Onward(x.Language, r.At); onward != "" {
		body = append(body, piece{lead + onward, dim})
	}
	return x.hang(width, nil, []piece{{"  ", plain}}, body...)
}

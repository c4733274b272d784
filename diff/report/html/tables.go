package html

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// RenderTables writes tables of a series as one HTML page. Next to the name of each row is a
// small chart of its values; the table has them as text with their addresses. The output and the
// error are as for Render.
func (x Renderer) RenderTables(w io.Writer, t *grid.Tables) error {
	x.Language = cmp.Or(x.Language, locale.English)
	p := &tablesPage{frame: x.frame("tables.tmpl", x.Language.T("Tables"), notices(x.Language, t.Degraded, t.Statements...)), Grid: t, Lang: langTag(newestLang(t.Statements))}
	if n := len(t.Statements); n > 0 {
		p.Title += " " + t.Statements[0].ID + " – " + t.Statements[n-1].ID
	}
	return x.execute(w, "tables.tmpl", p)
}

// tablesPage is the page of tables.
type tablesPage struct {
	frame
	Grid *grid.Tables
	Lang string
}

// ClauseHref returns the address of a clause on the page of a statement, "" for none.
func (p *tablesPage) ClauseHref(id, locator string) string {
	href := p.Href(id)
	if href == "" || locator == "" {
		return ""
	}
	return href + "#l-" + locator
}

// chart is the chart of a row: a mark for each value, in the order of the statements. The table
// shows the same values as text.
type chart struct {
	Width, Height string
	Bars          []chartBar
	Line          string // points of a line through the values
}

// chartBar is the bar of a value, with its top at Y.
type chartBar struct{ X, Y, Width, Height string }

// The dimensions of a chart, in units of its view box.
const (
	chartHeight, chartMargin = 36.0, 4.0
	chartStep, chartBarWidth = 10.0, 6.0
	chartLeast               = 3.0 // minimum height of a mark
)

// newChart draws the values of a row on a scale from zero if fromZero is set, otherwise from the
// smallest to the greatest. It returns nil for fewer than two values.
func newChart(r *grid.Row, fromZero bool) *chart {
	low, high, n := extent(r)
	if n < 2 {
		return nil
	}
	if fromZero {
		low = 0
	}
	c := &chart{Width: number(chartStep * float64(len(r.Cells))), Height: number(chartHeight)}
	y := func(value float64) float64 {
		if high == low {
			return chartHeight / 2
		}
		return chartMargin + (chartHeight-2*chartMargin)*(high-value)/(high-low)
	}
	for i, cell := range r.Cells {
		for k, e := range cell.Entries {
			if !e.Known {
				continue
			}
			least, most := e.Closed()
			top, bottom := y(most), y(least)
			if fromZero {
				bottom = chartHeight - chartMargin
			}
			if bottom-top < chartLeast {
				top, bottom = (top+bottom-chartLeast)/2, (top+bottom+chartLeast)/2
			}
			x := chartStep*float64(i) + (chartStep-chartBarWidth)/2
			c.Bars = append(c.Bars, chartBar{number(x), number(top), number(chartBarWidth), number(bottom - top)})
			if k == 0 && !fromZero {
				c.Line += fmt.Sprintf("%s,%s ", number(x+chartBarWidth/2), number(y((least+most)/2)))
			}
		}
	}
	return c
}

// extent returns the smallest and the greatest value of a row, and the number of cells with a
// value.
func extent(r *grid.Row) (low, high float64, n int) {
	var lows, highs []float64
	for _, c := range r.Cells {
		before := len(lows)
		for _, e := range c.Entries {
			if e.Known {
				least, most := e.Closed()
				lows, highs = append(lows, least), append(highs, most)
			}
		}
		if len(lows) > before {
			n++
		}
	}
	if n == 0 {
		return 0, 0, 0
	}
	return slices.Min(lows), slices.Max(highs), n
}

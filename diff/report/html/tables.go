package html

import (
	"cmp"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// RenderTables writes tables of a series as one HTML page. Next to the name of each row is a
// small chart of its values; the table has them as text with their addresses. The output and the
// error are as for Render.
func (x Renderer) RenderTables(w io.Writer, t *grid.Tables) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return templates[x.Language]().ExecuteTemplate(w, "tables.tmpl", newTablesPage(t, x))
}

// tablesPage is the page of tables.
type tablesPage struct {
	Layout
	Links      SiteLinks
	Title      string
	Statements []head
	Lang       string
	Notices    []notice
	Tables     []gridTable
}

type gridTable struct {
	ID, Title string
	Rows      []gridRow
	More      string
}

type gridRow struct {
	Name, Note string
	Below      bool
	Chart      *chart
	Cells      []gridCell
	Sentences  bool // the sentences are shown too
}

type gridCell struct {
	Statement string // its id
	Values    []gridValue
}

// gridValue is a value and the address of its clause, with a link if the page of the statement
// is known.
type gridValue struct {
	Text, Sign, Word, Place, Href, Sentence string
}

// mostGridRows is the maximum number of rows of a table on a page.
const mostGridRows = 150

func newTablesPage(t *grid.Tables, x Renderer) *tablesPage {
	p := &tablesPage{Layout: x.layout("tables.tmpl"), Links: x.Links, Title: x.Language.T("Tables")}
	for i := range t.Statements {
		p.Statements = append(p.Statements, newHead(x, "", &t.Statements[i]))
	}
	if n := len(t.Statements); n > 0 {
		p.Title += " " + t.Statements[0].ID + " – " + t.Statements[n-1].ID
		p.Lang = p.Statements[n-1].Lang
	}
	p.Notices = notices(x.Language, t.Degraded, t.Statements...)
	for i := range t.Tables {
		p.Tables = append(p.Tables, newGridTable(t, &t.Tables[i], x))
	}
	return p
}

func newGridTable(t *grid.Tables, table *grid.Table, x Renderer) gridTable {
	g := gridTable{ID: string(table.Kind), Title: table.Kind.Title(x.Language)}
	rows := table.Rows[:min(mostGridRows, len(table.Rows))]
	for k := range rows {
		r := &rows[k]
		row := gridRow{Sentences: table.Kind == grid.Quantities, Name: r.Title(x.Language), Note: r.Note(x.Language), Below: r.Below, Chart: newChart(r, table.Kind != grid.Quantities)}
		for i, c := range r.Cells {
			cell := gridCell{Statement: t.Statements[i].ID}
			for _, e := range c.Entries {
				cell.Values = append(cell.Values, newGridValue(&e, t.Statements[i].ID, x))
			}
			row.Cells = append(row.Cells, cell)
		}
		g.Rows = append(g.Rows, row)
	}
	if more := len(table.Rows) - len(rows); more > 0 {
		g.More = x.Language.N(more, "%d more rows are in the other formats")
	}
	return g
}

func newGridValue(e *grid.Entry, id string, x Renderer) gridValue {
	v := gridValue{Text: e.Text, Place: e.Address(id), Sentence: e.Sentence}
	if href := x.Links.statement(id); href != "" && e.Locator != "" {
		v.Href = href + "#l-" + e.Locator
	}
	switch {
	case e.New:
		v.Sign, v.Word = "+", x.Language.T("new")
	case e.Moved:
		v.Sign, v.Word = "↷", x.Language.T("moved")
	}
	return v
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
	first := true
	for _, c := range r.Cells {
		known := false
		for _, e := range c.Entries {
			if !e.Known {
				continue
			}
			least, most := e.Closed()
			if first {
				low, high, first = least, most, false
			}
			low, high, known = min(low, least), max(high, most), true
		}
		if known {
			n++
		}
	}
	return low, high, n
}

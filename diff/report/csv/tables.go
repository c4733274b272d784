package csv

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/grid"
)

// RenderTables writes tables of a series, a line for each value: the table, the row and
// what kind of values it has, the statement, the value as it stands there, how much it
// is at least and at most, of which the open side of a limit is empty and a fall is below
// zero, what limit it has, its address and its sentence. Values are not put into
// columns by statement, so that a spreadsheet can filter and turn them. It is written
// in the manner of [Render].
func RenderTables(w io.Writer, t *grid.Tables) error {
	if t == nil {
		return fmt.Errorf("no tables to render")
	}
	lines := [][]string{{"table", "row", "name", "article", "unit", "target", "forecast", "change", "period", "statement", "value", "low", "high", "bound", "new", "moved", "place", "sentence"}}
	for _, table := range t.Tables {
		name := ""
		for k := range table.Rows {
			r := &table.Rows[k]
			if !r.Below {
				name = r.Name
			}
			head := []string{string(table.Kind), strconv.Itoa(k + 1), inert(name), inert(r.Article()), inert(r.Unit), strconv.FormatBool(r.Target()), strconv.FormatBool(r.Forecast()), strconv.FormatBool(r.Change), period(r)}
			for i, c := range r.Cells {
				for _, e := range c.Entries {
					id := t.Statements[i].ID
					line := append(head[:len(head):len(head)], inert(id), inert(e.Text), bound(e.Low, e.Known), bound(e.High, e.Known), string(e.Bound),
						strconv.FormatBool(e.New), strconv.FormatBool(e.Moved), inert(e.Address(id)), inert(e.Sentence))
					lines = append(lines, line)
				}
			}
		}
	}
	return write(w, lines)
}

// period returns the time that a row's values are of.
func period(r *grid.Row) string {
	if r.Year > 0 {
		return strconv.Itoa(r.Year)
	}
	return string(r.Period)
}

// bound writes a number that is known, "" for an open side.
func bound(x float64, known bool) string {
	if !known || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

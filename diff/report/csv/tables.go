package csv

import (
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/grid"
)

// RenderTables writes tables of a series, one line per value: the table, the row and the kind
// of its values, the statement, the value as written there, its minimum and maximum, its limit,
// its address and its sentence. The open side of a limit is empty; a decrease is negative.
// Values have a line each, not a column per statement, so that a spreadsheet can filter and
// pivot them. The format is that of [Render].
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

// period returns the period of a row's values.
func period(r *grid.Row) string {
	if r.Year > 0 {
		return strconv.Itoa(r.Year)
	}
	return string(r.Period)
}

// bound formats a number, "" if it is not known.
func bound(x float64, known bool) string {
	if !known || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

package csv

import (
	"fmt"
	"io"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/history"
)

// RenderSubject writes what the statements say on a subject, one line per sentence: the row
// that it shares with its other forms, its address, why it is on the subject, its changes and
// the sentence that it is compared with, and what became of it. The format is that of [Render].
func RenderSubject(w io.Writer, s *history.Subject) error {
	if s == nil {
		return fmt.Errorf("no subject to render")
	}
	lines := [][]string{{"row", "statement", "date", "locator", "ground", "change", "from", "text", "redline", "next", "next_at"}}
	for n, row := range s.Rows {
		for i, cell := range row {
			for k := range cell {
				r := &cell[k]
				lines = append(lines, []string{strconv.Itoa(n + 1), s.Statements[i].ID, s.Statements[i].Date, r.Locators[0], string(r.Ground),
					string(r.Change), r.From, r.Text(), marked(r.Redline()), string(r.Next), r.At})
			}
		}
	}
	return Write(w, lines)
}

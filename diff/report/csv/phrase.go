package csv

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
)

// RenderPhrases writes how often the statements of a series say phrases, a line each:
// the first and the last statement that does, those between that do not, and for each
// statement how often it does, as a count and in a thousand characters. It is written
// in the manner of [Render].
func RenderPhrases(w io.Writer, l *series.Lineage, phrases []history.Phrase) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	id := func(i int) string {
		if i < 0 {
			return ""
		}
		return inert(l.Statements[i].ID)
	}
	head := []string{"phrase", "first", "last", "absent_between", "total"}
	for i := range l.Statements {
		head = append(head, id(i))
	}
	for i := range l.Statements {
		head = append(head, id(i)+" per 1000")
	}
	lines := [][]string{head}
	for _, p := range phrases {
		var gaps []string
		for _, i := range p.Gaps() {
			gaps = append(gaps, id(i))
		}
		total := 0
		var counts, rates []string
		for i, n := range p.Counts {
			total += n
			counts, rates = append(counts, strconv.Itoa(n)), append(rates, places(p.Rate(i)))
		}
		cells := []string{inert(p.Text), id(p.First()), id(p.Last()), strings.Join(gaps, " "), strconv.Itoa(total)}
		lines = append(lines, append(append(cells, counts...), rates...))
	}
	return write(w, lines)
}

package csv

import (
	"fmt"
	"io"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/history"
)

// RenderLedger writes the formulas and the omissions of a series, one line each: kind, status,
// occurrences in each statement, and what the newest statement says instead. The format is
// that of [Render].
func RenderLedger(w io.Writer, l *history.Report) error {
	if l == nil || l.Ledger == nil {
		return fmt.Errorf("no ledger to render")
	}
	head := []string{"kind", "id", "status", "text", "stood", "first", "since", "last", "place", "weight", "certainty"}
	for _, s := range l.Statements {
		head = append(head, inert(s.ID))
	}
	lines := [][]string{append(head, "now_place", "now_text", "now_clause", "now_share", "linked")}
	for _, f := range l.Ledger.Formulas {
		cells := []string{"formula", f.ID, string(f.Status), f.Text, strconv.Itoa(f.Stood), f.First, f.Since, f.Last, f.Place, places(f.Weight), ""}
		lines = append(lines, ledgerLine(cells, f.Counts, f.Now))
	}
	for _, o := range l.Ledger.Omissions {
		cells := []string{o.Kind, o.ID, "omitted", o.Text, strconv.Itoa(o.Stood), o.Since, unbroken(l, o.Counts), o.Last, o.Place, places(o.Weight), o.Certainty.String()}
		lines = append(lines, ledgerLine(cells, o.Counts, o.Nearest))
	}
	return write(w, lines)
}

// unbroken returns the id of the first statement of the last unbroken run of statements that
// say something.
func unbroken(l *history.Report, counts []int) string {
	id, said := "", false
	for i, n := range counts {
		if n > 0 && !said {
			id = inert(l.Statements[i].ID)
		}
		said = n > 0
	}
	return id
}

func ledgerLine(cells []string, counts []int, now *history.Instead) []string {
	for i := range cells {
		cells[i] = inert(cells[i])
	}
	for _, n := range counts {
		cells = append(cells, strconv.Itoa(n))
	}
	if now == nil {
		return append(cells, "", "", "", "", "")
	}
	return append(cells, inert(now.Place), inert(now.Text), inert(now.Clause), places(now.Share), strconv.FormatBool(now.Linked))
}

// places formats a number with two decimals.
func places(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

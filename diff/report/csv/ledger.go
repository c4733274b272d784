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
		head = append(head, s.ID)
	}
	lines := [][]string{append(head, "now_place", "now_text", "now_clause", "now_share", "linked")}
	for _, f := range l.Ledger.Formulas {
		lines = append(lines, ledgerLine(&f, string(f.Status), ""))
	}
	for _, o := range l.Ledger.Omissions {
		lines = append(lines, ledgerLine(&o, "omitted", o.Certainty.String()))
	}
	return Write(w, lines)
}

func ledgerLine(w *history.Wording, status, certainty string) []string {
	cells := []string{w.Kind, w.ID, status, w.Text, strconv.Itoa(w.Stood), w.First, w.Since, w.Last, w.Place, places(w.Weight), certainty}
	for _, n := range w.Counts {
		cells = append(cells, strconv.Itoa(n))
	}
	if w.Now == nil {
		return append(cells, "", "", "", "", "")
	}
	return append(cells, w.Now.Place, w.Now.Text, w.Now.Clause, places(w.Now.Share), strconv.FormatBool(w.Now.Linked))
}

// places formats a number with two decimals.
func places(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

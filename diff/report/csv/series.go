package csv

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// RenderLineage writes a series, one line for each statement of each thread, so that the table
// has every wording: the thread's id and status, the statement, the thread's locators in it,
// the kind of the step, and the text, plain and with the changes of the step. The first step of
// a thread has the kind added, as in JSON. The format is that of [Render].
//
//	id    status    statement  locators  kind      text
//	a18a  standing  2021       0.1.1.1   added     The Sides agree.
//	a18a  standing  2022       0.1.1.1   reworded  Both Sides agree.
func RenderLineage(w io.Writer, l *series.Lineage) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	lines := [][]string{{"id", "status", "statement", "date", "locators", "kind", "moved", "certainty", "text", "redline"}}
	columns := make([]*passage.Column, len(l.Statements))
	for i, s := range l.Statements {
		columns[i] = passage.NewColumn(s)
	}
	for _, t := range l.Threads {
		for _, step := range t.Steps {
			lines = append(lines, append([]string{t.ID, string(t.Status)}, stepCells(columns[step.Statement], step)...))
		}
	}
	return Write(w, lines)
}

// stepCells returns the cells of a thread at one statement.
func stepCells(c *passage.Column, step series.Step) []string {
	s, link := c.Statement, step.Link
	if link == nil {
		link = &diff.Link{Kind: diff.Added}
	}
	own := text(s, step.Nodes)
	return []string{s.ID, s.Date, tree.Locators(step.Nodes), link.Kind.String(), strconv.FormatBool(link.Moved), link.Certainty.String(), own, stepRedline(c, step, own)}
}

// stepRedline returns the text of a step with its changes. The first step has none.
func stepRedline(c *passage.Column, step series.Step, own string) string {
	if step.Link == nil || step.Link.Words == nil {
		return own
	}
	woven, _ := c.Weave(step.Nodes, step.Link)
	return marked(woven)
}

// marked writes woven runs with deletions and insertions in brackets.
func marked(woven []passage.Run) string {
	var b strings.Builder
	for _, r := range woven {
		b.WriteString(diff.Edit{Op: diff.Op(r.Mark), Text: r.Text}.Marked())
	}
	return b.String()
}

package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report/grid"
)

// The maximum number of rows of a table and of statements in a comment.
const (
	mostRows    = 40
	mostColumns = 8
)

// RenderTables writes tables of a series: one column for each of the newest statements, with
// values and their addresses in the cells. The output and the error are as for Render.
func (r Renderer) RenderTables(w io.Writer, t *grid.Tables) error {
	if t == nil {
		return fmt.Errorf("no tables to render")
	}
	g := tableWriter{page: page{Language: r.Language}, tables: t, from: max(0, len(t.Statements)-mostColumns)}
	if n := len(t.Statements); n > 0 {
		g.add(fixed, "## %s: %s → %s\n\n", g.N(n, "%d statements"), code(t.Statements[0].ID), code(t.Statements[n-1].ID))
	}
	for _, d := range t.Degraded {
		g.add(fixed, "- **%s**: %s\n", g.T("Coarser method"), Escape(d))
	}
	for i := range t.Tables {
		g.table(&t.Tables[i])
	}
	if len(t.Tables) > 0 {
		g.add(note, "\n%s\n", g.T("Values stand as the statement has them; what is not clearly a value of the row is left out."))
	}
	if g.from > 0 {
		g.add(note, "\n%s\n", g.N(g.from, "%d older statements need a wider screen or another format"))
	}
	return g.write(w, r.Limit, r.Full)
}

// tableWriter renders tables.
type tableWriter struct {
	page
	tables *grid.Tables
	from   int // index of the first statement shown
}

func (g *tableWriter) table(t *grid.Table) {
	head, line := "| |", "|---|"
	for _, s := range g.tables.Statements[g.from:] {
		head += " " + Escape(s.ID) + " |"
		line += "--:|"
	}
	g.add(heading, "\n### %s\n\n%s\n%s\n", t.Kind.Title(g.Language), head, line)
	for _, row := range t.Most(mostRows) {
		g.row(&row)
	}
	if more := t.More(mostRows); more > 0 {
		g.add(note, "\n%s\n", g.N(more, "%d more rows are in the other formats"))
	}
}

func (g *tableWriter) row(r *grid.Row) {
	var b strings.Builder
	name := Escape(r.Title(g.Language))
	if r.Below {
		name = "· " + name
	}
	if n := r.Note(g.Language); n != "" {
		name += " *(" + n + ")*"
	}
	b.WriteString("| " + name + " |")
	for i, c := range r.Cells[g.from:] {
		var values []string
		for _, e := range c.Entries {
			value := Escape(e.Text)
			switch {
			case e.New:
				value += " **+**"
			case e.Moved:
				value += " ↷"
			}
			if at := e.Address(g.tables.Statements[g.from+i].ID); at != "" {
				value += " " + code(at)
			}
			values = append(values, value)
		}
		b.WriteString(" " + strings.Join(values, "; ") + " |")
	}
	g.add(entry, "%s\n", b.String())
}

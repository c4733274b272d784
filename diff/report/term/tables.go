package term

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/grid"
)

// RenderTables writes tables of a series: a line for each row with its values, and one below with
// the kind of values and their addresses. It shows as many of the newest statements as fit.
func (r Renderer) RenderTables(w io.Writer, t *grid.Tables) error {
	if t == nil {
		return fmt.Errorf("no tables to render")
	}
	g := tableWriter{page: r.page(), tables: t}
	g.header()
	for i := range t.Tables {
		g.table(&t.Tables[i])
	}
	if len(t.Tables) == 0 {
		g.para(nil, piece{g.T("nothing to put into a table"), dim})
	} else {
		g.blank()
		g.para(nil, piece{g.T("Values stand as the statement has them; what is not clearly a value of the row is left out."), dim})
	}
	return g.writeTo(w)
}

// tableWriter renders tables.
type tableWriter struct {
	*page
	tables *grid.Tables
	label  int   // columns for the names of rows
	from   int   // index of the first statement shown
	widths []int // of the statements' columns
}

func (g *tableWriter) header() {
	heads := g.tables.Statements
	if len(heads) > 0 {
		g.para(nil, piece{g.N(len(heads), "%d statements") + ": " + heads[0].ID + " → " + heads[len(heads)-1].ID, strong})
	}
	for _, d := range g.tables.Degraded {
		g.para(nil, piece{g.T("Coarser method") + ": " + d, dim})
	}
}

// mostRows is the maximum number of rows shown of a table.
const mostRows = 40

// table writes the most significant rows of a table.
func (g *tableWriter) table(t *grid.Table) {
	rows := t.Most(mostRows)
	g.blank()
	g.rule([]piece{{t.Kind.Title(g.Language), strong}}, strconv.Itoa(len(t.Rows)))
	g.fit(rows)
	rows = slices.DeleteFunc(slices.Clone(rows), func(r grid.Row) bool { return !r.Has(g.from) })
	head := g.pad(nil, g.label)
	for i, width := range g.widths {
		head = append(head, g.right(g.shorten(g.cells(piece{g.tables.Statements[g.from+i].ID, strong}), width-columnGap), width)...)
	}
	g.put(head)
	for i := range rows {
		g.row(&rows[i])
	}
	if more := len(t.Rows) - len(rows); more > 0 {
		g.oneLine(piece{"⋯ " + g.N(more, "%d more rows are in the other formats"), dim})
	}
	if g.from > 0 {
		g.oneLine(piece{"⋯ " + g.N(g.from, "%d older statements need a wider screen or another format"), dim})
	}
}

// Limits, in columns, of the names of rows and of the values, and the gap between columns.
const (
	leastLabel, mostLabel = 20, 44
	leastValue, mostValue = 12, 26
	columnGap             = 2
	goodColumns           = 5 // statements that should fit
)

// fit chooses the columns, from the newest statement back, as long as they fit.
func (g *tableWriter) fit(rows []grid.Row) {
	g.label = max(leastLabel, min(mostLabel, g.width/3))
	room := g.width - g.label
	most := max(leastValue, min(mostValue, room/goodColumns-columnGap))
	g.widths, g.from = nil, len(g.tables.Statements)
	for i := len(g.tables.Statements) - 1; i >= 0; i-- {
		need := g.ruler.width(g.tables.Statements[i].ID)
		for k := range rows {
			for _, e := range rows[k].Cells[i].Entries {
				need = max(need, g.ruler.width(e.Text)+2, g.ruler.width(e.Locator))
			}
		}
		width := min(need, most)
		if room < width+columnGap && g.widths != nil {
			return
		}
		width = max(min(width, room-columnGap), 1)
		room -= width + columnGap
		g.widths = append([]int{width + columnGap}, g.widths...)
		g.from = i
	}
}

// row writes a row if it has a value in the columns shown.
func (g *tableWriter) row(r *grid.Row) {
	indent := piece{text: ""}
	if r.Below {
		indent.text = "  "
	}
	note := r.Note(g.Language)
	label := g.hang(g.label-1, []piece{indent}, []piece{{text: indent.text + "  "}}, piece{r.Title(g.Language), plain})
	if note != "" {
		label = append(label, g.hang(g.label-1, []piece{{text: "  "}}, []piece{{text: "  "}}, piece{note, dim})...)
	}
	columns := make([][][]cell, len(g.widths))
	for i := range g.widths {
		columns[i] = g.cell(r.Cells[g.from+i], g.widths[i]-columnGap)
	}
	for n := range max(len(label), tallest(columns)) {
		line := g.pad(lineAt(label, n), g.label)
		for i, width := range g.widths {
			line = append(line, g.right(lineAt(columns[i], n), width)...)
		}
		g.put(line)
	}
}

// cell returns the lines of a cell: each value with its address below.
func (g *tableWriter) cell(c grid.Cell, width int) [][]cell {
	if len(c.Entries) == 0 {
		return [][]cell{g.cells(piece{"–", dim})}
	}
	var lines [][]cell
	for _, e := range c.Entries {
		value := []piece{{e.Text, plain}}
		switch {
		case e.New:
			value = append(value, piece{" +", newText})
		case e.Moved:
			value = append(value, piece{" ↷", strong})
		}
		lines = append(lines, g.hang(width, nil, nil, value...)...)
		if e.Locator != "" && e.Sentence != "" { // the value of an article includes its place
			lines = append(lines, g.shorten(g.cells(piece{e.Locator, dim}), width))
		}
	}
	return lines
}

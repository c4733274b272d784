package term

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// row writes one row: its address, then its text or its clauses.
func (c *comparison) row(row *report.Row) {
	defer c.release(len(c.kept))
	changed := row.Kind != diff.Unchanged || row.Moved || row.Split || row.Merged
	if changed {
		c.blank()
	}
	if c.columns {
		c.rowBeside(row)
	} else {
		c.rowStacked(row)
	}
	if changed {
		c.blank()
	}
}

// again marks the address of a text that an earlier row has shown.
func again(s passage.Side) piece {
	if s.Repeated && !s.Empty() {
		return piece{" ↑", dim}
	}
	return piece{}
}

// rowStacked writes the sides one below the other, or woven into one. Two texts one below the
// other both have the sign ~, because - and + are for text of one statement alone.
func (c *comparison) rowStacked(row *report.Row) {
	c.para([]piece{c.rowSign(row)}, c.address(row)...)
	margin := c.margin(row)
	margin.text = "  " + margin.text
	var lines [][]cell
	switch {
	case row.Clauses != nil:
		c.clausesStacked(row)
	case row.Old.Empty() || row.New.Empty() || row.Kind == diff.Unchanged:
		lines = c.sideLines(c.width, margin, rowStyle(row), row.Side())
	case row.Apart:
		margin = piece{"  ~ ", strong}
		lines = append(c.sideLines(c.width, margin, plain, &row.Old), c.sideLines(c.width, margin, plain, &row.New)...)
	default:
		woven := row.New
		woven.Runs = row.Redline()
		lines = c.sideLines(c.width, margin, plain, &woven)
	}
	for _, line := range lines {
		c.put(line)
	}
}

// sideLines returns a side's lines with the same margin. Its words are marked if its text is
// plain.
func (c *comparison) sideLines(width int, margin piece, st style, s *passage.Side) [][]cell {
	if s.Empty() {
		return nil
	}
	return c.hang(width, []piece{margin}, []piece{margin}, c.sideText(s, st)...)
}

// sideText returns a side's text in a style, plain with its words marked.
func (p *page) sideText(s *passage.Side, st style) []piece {
	body := p.styled(text.ItemLabel(s))
	switch {
	case st != plain:
		return append(body, piece{s.Text(), st})
	case s.Heading:
		st = strong
	}
	return append(body, p.styled(text.Runs(s.Runs, text.Style(st)))...)
}

// rowBeside writes old and new in two columns with their addresses above.
func (c *comparison) rowBeside(row *report.Row) {
	wold, wnew := c.columnWidths()
	var old, new [][]cell
	if !row.Old.Empty() {
		lead := []piece{c.rowSign(row), {place(c.say.Old, row.Old.Locators), addressStyle(row)}, again(row.Old)}
		if row.New.Empty() {
			lead = append(lead, c.remarks(row)...)
		}
		old = c.hang(wold, nil, []piece{{"  ", plain}}, lead...)
	}
	if !row.New.Empty() {
		arrow := c.rowSign(row)
		if !row.Old.Empty() {
			arrow = piece{"→ ", dim}
		}
		lead := append([]piece{arrow, {place(c.say.New, row.New.Locators), addressStyle(row)}, again(row.New)}, c.remarks(row)...)
		new = c.hang(wnew, nil, []piece{{"  ", plain}}, lead...)
	}
	c.beside(old, new)
	if row.Clauses != nil {
		c.clausesBeside(row)
		return
	}
	margin, st := c.margin(row), rowStyle(row)
	c.beside(c.sideLines(wold, margin, st, &row.Old), c.sideLines(wnew, margin, st, &row.New))
}

// margin returns what is before each line of a row's text: a sign if it is of one statement
// alone.
func (c *comparison) margin(row *report.Row) piece {
	if row.Kind == diff.Dropped || row.Kind == diff.Added {
		return c.rowSign(row)
	}
	return piece{"  ", plain}
}

// rowSign returns the sign that a row begins with.
func (c *comparison) rowSign(row *report.Row) piece { return spaced(text.RowSign(row, c.Language)) }

// rowStyle returns the style of a row's text, plain if its words are marked.
func rowStyle(row *report.Row) style { return style(text.RowStyle(row)) }

func addressStyle(row *report.Row) style {
	if row.Kind == diff.Unchanged && !row.Moved {
		return dim
	}
	return strong
}

// address returns the addresses on both sides and the remarks.
func (c *comparison) address(row *report.Row) []piece {
	st := addressStyle(row)
	list := make([]piece, 0, 8)
	if !row.Old.Empty() {
		list = append(list, piece{place(c.say.Old, row.Old.Locators), c.linked(st, "old-"+row.Old.Locators[0])}, again(row.Old))
	}
	if !row.Old.Empty() && !row.New.Empty() {
		list = append(list, piece{" → ", dim})
	}
	if !row.New.Empty() {
		list = append(list, piece{place(c.say.New, row.New.Locators), c.linked(st, "new-"+row.New.Locators[0])}, again(row.New))
	}
	return append(list, c.remarks(row)...)
}

// remarks returns kind, flags and certainty: "reworded · split 1:2 · likely".
func (c *comparison) remarks(row *report.Row) []piece {
	kind := text.KindSign(row.Kind.String(), c.Language)
	list := []piece{{"  ", plain}, {kind.Word, style(kind.Style)}}
	return append(list, c.styled(c.say.Notes(row))...)
}

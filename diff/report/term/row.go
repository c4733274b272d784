package term

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// row writes one row: its address, then its text or its clauses.
func (c *comparison) row(row *report.Row) {
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
	c.para([]piece{rowSign(row)}, c.address(row)...)
	margin := margin(row)
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
	return c.hang(width, []piece{margin}, []piece{margin}, sideText(s, st)...)
}

// sideText returns a side's text in a style, plain with its words marked.
func sideText(s *passage.Side, st style) []piece {
	body := itemLabel(s)
	switch {
	case st != plain:
		return append(body, piece{s.Text(), st})
	case s.Heading:
		st = strong
	}
	return append(body, pieces(s.Runs, st)...)
}

// itemLabel returns the label of an item before its first sentence.
func itemLabel(s *passage.Side) []piece {
	if s.Label == "" || !s.BeginsBlock() {
		return nil
	}
	label := s.Label
	if !strings.HasSuffix(label, "—") && !strings.HasSuffix(label, "）") {
		label += " "
	}
	return []piece{{label, dim}}
}

// rowBeside writes old and new in two columns with their addresses above.
func (c *comparison) rowBeside(row *report.Row) {
	wold, wnew := c.columnWidths()
	var old, new [][]cell
	if !row.Old.Empty() {
		lead := []piece{rowSign(row), {place(c.old, row.Old.Locators), addressStyle(row)}, again(row.Old)}
		if row.New.Empty() {
			lead = append(lead, c.remarks(row)...)
		}
		old = c.hang(wold, nil, []piece{{"  ", plain}}, lead...)
	}
	if !row.New.Empty() {
		arrow := rowSign(row)
		if !row.Old.Empty() {
			arrow = piece{"→ ", dim}
		}
		lead := append([]piece{arrow, {place(c.new, row.New.Locators), addressStyle(row)}, again(row.New)}, c.remarks(row)...)
		new = c.hang(wnew, nil, []piece{{"  ", plain}}, lead...)
	}
	c.beside(old, new)
	if row.Clauses != nil {
		c.clausesBeside(row)
		return
	}
	margin, st := margin(row), rowStyle(row)
	c.beside(c.sideLines(wold, margin, st, &row.Old), c.sideLines(wnew, margin, st, &row.New))
}

// margin returns what is before each line of a row's text: a sign if it is of one statement
// alone.
func margin(row *report.Row) piece {
	if row.Kind == diff.Dropped || row.Kind == diff.Added {
		return rowSign(row)
	}
	return piece{"  ", plain}
}

// rowSign returns the sign that a row begins with: of a stub, that its text moved, became a part
// of other text, or is a part of what other text became.
func rowSign(row *report.Row) piece {
	switch {
	case row.Stub && row.Old.Empty():
		return piece{"← ", strong}
	case row.Moved && (row.Stub || row.Kind == diff.Unchanged):
		return piece{"↷ ", strong}
	case row.Stub:
		return piece{"→ ", strong}
	}
	return spaced(kindSign(row.Kind))
}

// rowStyle returns the style of a row's text, plain if its words are marked.
func rowStyle(row *report.Row) style {
	switch {
	case row.Stub, row.Kind == diff.Unchanged && !row.Moved:
		return dim
	case row.Kind == diff.Dropped:
		return oldText
	case row.Kind == diff.Added:
		return newText
	}
	return plain
}

func addressStyle(row *report.Row) style {
	if row.Kind == diff.Unchanged && !row.Moved {
		return dim
	}
	return strong
}

// address returns the addresses on both sides and the remarks.
func (c *comparison) address(row *report.Row) []piece {
	st := addressStyle(row)
	list := []piece{}
	if !row.Old.Empty() {
		list = append(list, c.linkedPlace(c.old, "old-", row.Old.Locators, st), again(row.Old))
	}
	if !row.Old.Empty() && !row.New.Empty() {
		list = append(list, piece{" → ", dim})
	}
	if !row.New.Empty() {
		list = append(list, c.linkedPlace(c.new, "new-", row.New.Locators, st), again(row.New))
	}
	return append(list, c.remarks(row)...)
}

// linkedPlace returns locators with the statement's id, and a link to the first.
func (p *page) linkedPlace(id, prefix string, locators []string, st style) piece {
	return piece{place(id, locators), p.linked(st, prefix+locators[0])}
}

// remarks returns kind, flags and certainty: "reworded · split 1:2 · likely".
func (c *comparison) remarks(row *report.Row) []piece {
	list := []piece{{"  ", plain}, {c.T(row.Kind.String()), kindSign(row.Kind).style}}
	return append(list, c.notes(row)...)
}

// notes returns the remarks on a row other than its kind.
func (c *comparison) notes(row *report.Row) []piece {
	var list []piece
	for _, word := range c.flags(row) {
		list = append(list, piece{" · " + word, plain})
	}
	for _, word := range c.doubt(row.Certainty) {
		list = append(list, piece{" · ", plain}, piece{word, strong})
	}
	for _, t := range row.Changes() {
		list = append(list, piece{" · " + report.Sign(t) + " " + c.T(string(t)), typeStyle(t)})
	}
	if row.StoodSince != "" {
		list = append(list, piece{" · ", plain}, piece{c.T("had stood since") + " " + row.StoodSince, strong})
	}
	if row.Nearest != "" {
		id := c.old
		if row.Kind == diff.Dropped {
			id = c.new
		}
		list = append(list, piece{" · " + c.T(row.Said) + ": " + id + ":" + row.Nearest, plain})
	}
	return list
}

// flags returns the flags of a row.
func (c *comparison) flags(row *report.Row) []string {
	var words []string
	if row.Old.Heading || row.New.Heading {
		words = append(words, c.T("heading"))
	}
	if row.Moved {
		words = append(words, "↷ "+c.T("moved"))
	}
	words = append(words, c.shape(row)...)
	if row.Renumbered {
		words = append(words, c.T("renumbered"))
	}
	if row.Routine {
		words = append(words, c.T("routine"))
	}
	if len(row.PossiblyFrom) > 0 {
		words = append(words, c.T("possibly also from")+" "+strings.Join(row.PossiblyFrom, ", "))
	}
	return words
}

// shape returns a row's shape unless it is one to one.
func (c *comparison) shape(row *report.Row) []string {
	switch {
	case row.Split:
		return []string{c.T("split") + " " + row.Shape}
	case row.Merged:
		return []string{c.T("merged") + " " + row.Shape}
	case row.Shape != "" && row.Shape != "1:1" && row.Shape != "1:0" && row.Shape != "0:1":
		return []string{row.Shape}
	}
	return nil
}

// doubt returns a certainty that a reader must know of, and nothing for certain links.
func (p *page) doubt(certainty diff.Certainty) []string {
	return nonEmpty(p.T(report.Doubt(certainty)))
}

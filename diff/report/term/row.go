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

// rowStacked writes the sides one below the other, or woven into one.
func (c *comparison) rowStacked(row *report.Row) {
	c.para([]piece{rowSign(row)}, c.address(row)...)
	const indent = "    "
	switch {
	case row.Clauses != nil:
		c.clausesStacked(row)
	case row.Old.Empty():
		c.sided("  + ", newText, row.New, nil)
	case row.New.Empty():
		c.sided("  - ", oldText, row.Old, nil)
	case row.Kind == diff.Unchanged:
		c.sided(indent, unchangedStyle(row), row.New, nil)
	default:
		c.reworded(row, indent)
	}
}

// reworded writes a text with both versions woven, or the old text above the new one if that is
// easier to read. Both then have the sign ~, because - and + are for text of one
// statement alone.
func (c *comparison) reworded(row *report.Row, indent string) {
	if !row.Apart {
		c.sided(indent, plain, row.New, row.Redline())
		return
	}
	c.sided("  ~ ", plain, row.Old, row.Old.Runs)
	c.sided("  ~ ", plain, row.New, row.New.Runs)
}

// sided writes a side's text with the same margin on every line. Without runs the whole text
// has the style st.
func (c *comparison) sided(margin string, st style, s passage.Side, runs []passage.Run) {
	for _, line := range c.sideLines(c.width, piece{margin, marginStyle(margin)}, st, s, runs) {
		c.put(line)
	}
}

func marginStyle(margin string) style {
	switch strings.TrimSpace(margin) {
	case "-":
		return oldText
	case "+":
		return newText
	case "~":
		return strong
	}
	return plain
}

func (c *comparison) sideLines(width int, margin piece, st style, s passage.Side, runs []passage.Run) [][]cell {
	if runs == nil {
		runs = s.Runs
		if st != plain {
			runs = []passage.Run{whole(s, passage.Same)}
		}
	}
	if s.Heading && st == plain {
		st = strong
	}
	body := append(itemLabel(s), pieces(runs, st)...)
	return c.hang(width, []piece{margin}, []piece{margin}, body...)
}

// itemLabel returns the label of an item before its first sentence.
func itemLabel(s passage.Side) []piece {
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
	c.beside(c.column(wold, row.Old, row, "- "), c.column(wnew, row.New, row, "+ "))
}

// column returns a side's lines for its column.
func (c *comparison) column(width int, s passage.Side, row *report.Row, margin string) [][]cell {
	if s.Empty() {
		return nil
	}
	st := plain
	switch row.Kind {
	case diff.Unchanged:
		st, margin = unchangedStyle(row), "  "
	case diff.Dropped:
		st = oldText
	case diff.Added:
		st = newText
	default:
		margin = "  "
	}
	return c.sideLines(width, piece{margin, marginStyle(margin)}, st, s, nil)
}

// rowSign returns the sign that a row begins with.
func rowSign(row *report.Row) piece {
	st := kindStyle(row.Kind)
	if row.Moved && row.Kind == diff.Unchanged {
		return piece{"↷ ", strong}
	}
	return piece{sign(row.Kind) + " ", st}
}

// unchangedStyle returns the style of an unchanged row, which emphasizes moved ones.
func unchangedStyle(row *report.Row) style {
	if row.Moved {
		return plain
	}
	return dim
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
		list = append(list, piece{place(c.old, row.Old.Locators), c.linked(st, "old-"+row.Old.Locators[0])}, again(row.Old))
	}
	if !row.Old.Empty() && !row.New.Empty() {
		list = append(list, piece{" → ", dim})
	}
	if !row.New.Empty() {
		list = append(list, piece{place(c.new, row.New.Locators), c.linked(st, "new-"+row.New.Locators[0])}, again(row.New))
	}
	return append(list, c.remarks(row)...)
}

// remarks returns kind, flags and certainty: "reworded · split 1:2 · likely".
func (c *comparison) remarks(row *report.Row) []piece {
	list := []piece{{"  ", plain}, {c.T(row.Kind.String()), kindStyle(row.Kind)}}
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
		list = append(list, piece{" · " + c.T(row.Said) + ": " + c.nearestPlace(row), plain})
	}
	return list
}

// nearestPlace returns the address of the text nearest to a row without a counterpart.
func (c *comparison) nearestPlace(row *report.Row) string {
	if row.Kind == diff.Dropped {
		return place(c.new, []string{row.Nearest})
	}
	return place(c.old, []string{row.Nearest})
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
	case !simpleShape(row.Shape):
		return []string{row.Shape}
	}
	return nil
}

// doubt returns a certainty that a reader must know of, and nothing for certain links.
func (p *page) doubt(certainty diff.Certainty) []string {
	return nonEmpty(report.Doubt(certainty, p.Language))
}

func simpleShape(shape string) bool {
	return shape == "" || shape == "1:1" || shape == "1:0" || shape == "0:1"
}

package term

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// clausesStacked writes the clause rows of a sentence, each with its sign, old and new woven.
func (c *comparison) clausesStacked(sentence *report.Row) {
	c.eachClause(sentence, func(row *report.Row) {
		prefix := []piece{{"  ", plain}, rowSign(row)}
		c.para(prefix, append(c.rowText(row), c.clauseNote(sentence, row)...)...)
	})
}

// eachClause calls write for the clause rows of a sentence. For a run of rows that an earlier
// sentence has shown it writes one line with their places instead.
func (c *comparison) eachClause(sentence *report.Row, write func(*report.Row)) {
	for rest := sentence.Clauses; len(rest) > 0; {
		n := 0
		for n < len(rest) && rest[n].ShownBefore() {
			n++
		}
		if n == 0 {
			write(&rest[0])
			n = 1
		} else {
			c.oneLine(piece{"  ↑ " + c.T("also above") + " " + c.placesOf(rest[:n]), dim})
		}
		rest = rest[n:]
	}
}

// placesOf returns the range of places of rows, in the new statement if they are in it.
func (c *comparison) placesOf(rows []report.Row) string {
	first, last := &rows[0], &rows[len(rows)-1]
	if first.New.Empty() || last.New.Empty() {
		return placeRange(c.old, first.Old.Locators, last.Old.Locators)
	}
	return placeRange(c.new, first.New.Locators, last.New.Locators)
}

// rowText returns a row's text with both versions in it.
func (c *comparison) rowText(row *report.Row) []piece {
	side := row.Side()
	if row.Old.Empty() || row.New.Empty() || row.Kind == diff.Unchanged {
		return append(itemLabel(side), piece{side.Text(), rowStyle(row)})
	}
	return append(itemLabel(side), pieces(row.Redline(), plain)...)
}

// clausesBeside writes the clause rows of a sentence in two columns. The note on a clause is in
// the new column, or in the old one for a dropped clause.
func (c *comparison) clausesBeside(sentence *report.Row) {
	wold, wnew := c.columnWidths()
	indent := []piece{{"  ", plain}}
	c.eachClause(sentence, func(row *report.Row) {
		note := c.clauseNote(sentence, row)
		var old, new [][]cell
		if !row.Old.Empty() {
			text := sideText(&row.Old, rowStyle(row))
			if row.New.Empty() && !row.Stub {
				text = append(text, note...)
			}
			old = c.hang(wold, []piece{rowSign(row)}, indent, text...)
		}
		switch {
		case !row.New.Empty():
			new = c.hang(wnew, []piece{rowSign(row)}, indent, append(sideText(&row.New, rowStyle(row)), note...)...)
		case row.Stub:
			new = c.hang(wnew, []piece{{" ", plain}}, indent, note...)
		}
		c.beside(old, new)
	})
}

// clauseNote returns the note on a clause in addition to its kind. It does not repeat what
// applies to the whole sentence: that it is renumbered, or moved if the clause moved with it.
// For a clause of another old sentence it gives the place.
func (c *comparison) clauseNote(sentence, row *report.Row) []piece {
	var words []string
	stays := !row.Old.Empty() && slices.Contains(sentence.Old.Locators, string(tree.Locator(row.Old.Locators[0]).Parent()))
	switch {
	case row.Stub && len(row.To) > 0:
		words = []string{c.stubNote(row)}
	case row.Moved && !row.Old.Empty() && !stays:
		words = []string{c.T("moved from") + " " + place(c.old, row.Old.Locators)}
	case row.Moved && !sentence.Moved:
		words = []string{c.T("moved")}
	}
	if !row.Stub {
		words = append(append(words, c.shape(row)...), c.doubt(row.Certainty)...)
	}
	if len(words) == 0 {
		return nil
	}
	return []piece{{" ‹" + strings.Join(words, " · ") + "›", dim}}
}

package term

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// clausesStacked writes the clause rows of a sentence, each with its sign, old and new woven.
func (c *comparison) clausesStacked(sentence *report.Row) {
	c.eachClause(sentence, func(row *report.Row) {
		prefix := []piece{{"  ", plain}, clauseSign(row)}
		c.para(prefix, append(c.clauseText(row), c.clauseNote(sentence, row)...)...)
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

// clauseText returns a clause's text with both versions in it.
func (c *comparison) clauseText(row *report.Row) []piece {
	switch {
	case row.New.Empty():
		return append(itemLabel(row.Old), piece{row.Old.Text(), clauseStyle(row)})
	case row.Old.Empty(), row.Kind == diff.Unchanged:
		return append(itemLabel(row.New), piece{row.New.Text(), clauseStyle(row)})
	}
	return append(itemLabel(row.New), pieces(row.Redline(), plain)...)
}

// clausesBeside writes the clause rows of a sentence in two columns. The note on a clause is in
// the new column, or in the old one for a dropped clause.
func (c *comparison) clausesBeside(sentence *report.Row) {
	wold, wnew := c.columnWidths()
	c.eachClause(sentence, func(row *report.Row) {
		note := c.clauseNote(sentence, row)
		switch {
		case row.Stub && row.New.Empty():
			c.beside(c.clauseColumn(wold, row, row.Old, nil), c.hang(wnew, []piece{{" ", plain}}, []piece{{"  ", plain}}, note...))
		case row.New.Empty():
			c.beside(c.clauseColumn(wold, row, row.Old, note), nil)
		default:
			c.beside(c.clauseColumn(wold, row, row.Old, nil), c.clauseColumn(wnew, row, row.New, note))
		}
	})
}

// clauseColumn returns one side of a clause row, followed by a note.
func (c *comparison) clauseColumn(width int, row *report.Row, s passage.Side, note []piece) [][]cell {
	if s.Empty() {
		return nil
	}
	body := itemLabel(s)
	if st := clauseStyle(row); st == plain {
		body = append(body, pieces(s.Runs, st)...)
	} else {
		body = append(body, piece{s.Text(), st})
	}
	return c.hang(width, []piece{clauseSign(row)}, []piece{{"  ", plain}}, append(body, note...)...)
}

func clauseSign(row *report.Row) piece {
	switch {
	case row.Stub:
		return stubSign(row)
	case row.Moved && row.Kind == diff.Unchanged:
		return piece{"↷ ", strong}
	}
	return piece{sign(row.Kind) + " ", kindStyle(row.Kind)}
}

func clauseStyle(row *report.Row) style {
	switch {
	case row.Stub:
		return dim
	case row.Kind == diff.Dropped:
		return oldText
	case row.Kind == diff.Added:
		return newText
	case row.Kind == diff.Unchanged && !row.Moved:
		return dim
	}
	return plain
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

package term

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
	"github.com/clausediff/clausediff/parse/tree"
)

// clausesStacked writes the clause rows of a sentence, each with its sign, old and new woven.
func (c *comparison) clausesStacked(sentence *report.Row) {
	c.eachClause(sentence, func(row *report.Row) {
		prefix := []piece{{"  ", plain}, c.rowSign(row)}
		c.para(prefix, append(c.styled(text.Text(row)), c.clauseNote(sentence, row)...)...)
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
			c.oneLine(piece{"  ↑ " + c.T("also above") + " " + c.say.Range(rest[:n]), dim})
		}
		rest = rest[n:]
	}
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
			body := c.sideText(&row.Old, rowStyle(row))
			if row.New.Empty() && !row.Stub {
				body = append(body, note...)
			}
			old = c.hang(wold, []piece{c.rowSign(row)}, indent, body...)
		}
		switch {
		case !row.New.Empty():
			new = c.hang(wnew, []piece{c.rowSign(row)}, indent, append(c.sideText(&row.New, rowStyle(row)), note...)...)
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
		words = []string{c.say.Went(row)}
	case row.Moved && !row.Old.Empty() && !stays:
		words = []string{c.say.From(row)}
	case row.Moved && !sentence.Moved:
		words = []string{c.T("moved")}
	}
	if !row.Stub {
		words = append(words, nonEmpty(append(c.say.Shape(row), c.say.Doubt(row.Certainty))...)...)
	}
	if len(words) == 0 {
		return nil
	}
	return []piece{{" ‹" + strings.Join(words, " · ") + "›", dim}}
}

package term

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/text"
)

// comparison renders one report.
type comparison struct {
	*page
	rep *report.Report
	say *text.Pair
}

// sections writes the report article by article.
func (c *comparison) sections() {
	for i := range c.rep.Sections {
		s := &c.rep.Sections[i]
		heading := c.say.Section(s)
		c.block(&heading)
		if c.inline {
			c.paragraphs(s)
		} else {
			c.rows(s)
		}
	}
	c.blank()
}

// rows writes the rows of a section, with one line for each run of folded rows.
func (c *comparison) rows(s *report.Section) {
	for rows := range s.Blocks() {
		switch row := &rows[0]; {
		case row.Folded:
			c.folded(rows)
		case row.Stub:
			c.stub(row)
		case row.Line:
			c.movedLine(row)
		case !s.RepeatsTitle(row):
			c.row(row)
		}
	}
}

// folded writes one line for a run of rows without a change of substance.
func (c *comparison) folded(rows []report.Row) {
	c.para(nil, piece{"⋯ " + report.FoldName(rows, c.Language) + " " + c.say.Range(rows), dim})
}

// stub writes the line for text of one statement that is shown elsewhere.
func (c *comparison) stub(row *report.Row) {
	id := c.say.New
	if row.New.Empty() {
		id = c.say.Old
	}
	c.oneLine(c.rowSign(row), piece{place(id, row.Side().Locators) + " " + c.say.Went(row), plain}, piece{"  " + row.Side().Text(), dim})
}

// movedLine writes the line at the new place of a sentence that was only moved.
func (c *comparison) movedLine(row *report.Row) {
	c.oneLine(
		piece{"↷ ", strong},
		piece{place(c.say.New, row.New.Locators) + " " + c.say.From(row), plain},
		piece{"  " + row.New.Text(), dim},
	)
}

// place returns locators with the statement's id: "2023:3.4.2, 3.4.3".
func place(id string, locators []string) string {
	if len(locators) == 0 {
		return ""
	}
	return id + ":" + strings.Join(locators, ", ")
}

// legend explains the signs.
func (c *comparison) legend() {
	c.rule([]piece{{c.T("Signs"), dim}}, "")
	var list [][]piece
	for _, t := range report.Tallies(diff.Stats{}) {
		sign := text.KindSign(t.Word, c.Language)
		list = append(list, []piece{{sign.Glyph, style(sign.Style)}, {" " + sign.Word, dim}})
	}
	list = append(list, []piece{{"↷ " + c.T("moved"), dim}}, []piece{{"⋯ " + c.T("folded"), dim}}, []piece{{"↑ " + c.T("also above"), dim}}, c.wordLegend())
	c.flow(nil, list)
}

// wordLegend shows what changed words look like.
func (p *page) wordLegend() []piece {
	return []piece{{p.T("deleted words"), oldWords}, {" ", dim}, {p.T("inserted words"), newWords}}
}

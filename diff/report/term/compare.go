package term

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// comparison renders one report.
type comparison struct {
	*page
	rep      *report.Report
	old, new string // prefixes of locators
	step     string // what the briefing is about, "" if that is the whole report
}

// sections writes the report article by article.
func (c *comparison) sections() {
	for i := range c.rep.Sections {
		s := &c.rep.Sections[i]
		c.blank()
		c.rule(c.sectionTitle(s), c.sectionPlace(s))
		if c.inline {
			c.paragraphs(s)
		} else {
			c.rows(s)
		}
	}
	c.blank()
}

// sectionTitle returns name and heading: "二 经济合作 (formerly 三)".
func (c *comparison) sectionTitle(s *report.Section) []piece {
	title := s.Part().Title(c.Language)
	if was := s.Was(c.Language); was != "" {
		title += " (" + c.T("formerly") + " " + was + ")"
	}
	return []piece{{title, strong}}
}

// sectionPlace returns the locators of the article in both statements.
func (c *comparison) sectionPlace(s *report.Section) string {
	old, new := s.Places()
	places := c.old + ":" + strings.Join(old, ", ") + " → " + c.new + ":" + strings.Join(new, ", ")
	switch change := s.Change(); change {
	case "added":
		return "+ " + c.T(change) + ": " + c.new + ":" + s.New.Locator
	case "dropped":
		return "- " + c.T(change) + ": " + c.old + ":" + s.Old.Locator
	case "split", "merged":
		return c.T(change) + ": " + places
	}
	return places
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
	c.para(nil, piece{"⋯ " + report.FoldName(rows, c.Language) + " " + c.placesOf(rows), dim})
}

// placeRange returns the range from the first of one list of locators to the last of another:
// "2023:3.2.1–3.4.2".
func placeRange(id string, first, last []string) string {
	if len(first) == 0 || len(last) == 0 {
		return ""
	}
	from, to := first[0], last[len(last)-1]
	if from == to {
		return id + ":" + from
	}
	return id + ":" + from + "–" + to
}

// stub writes the line for text of one statement that is shown elsewhere.
func (c *comparison) stub(row *report.Row) {
	id := c.new
	if row.New.Empty() {
		id = c.old
	}
	c.oneLine(rowSign(row), piece{place(id, row.Side().Locators) + " " + c.stubNote(row), plain}, piece{"  " + row.Side().Text(), dim})
}

// stubNote says where in the other statement a stub's text is.
func (c *comparison) stubNote(row *report.Row) string {
	id := c.new
	if row.Old.Empty() {
		id = c.old
	}
	return c.T(row.Went()) + " " + place(id, row.To)
}

// movedLine writes the line at the new place of a sentence that was only moved.
func (c *comparison) movedLine(row *report.Row) {
	c.oneLine(
		piece{"↷ ", strong},
		piece{place(c.new, row.New.Locators) + " " + c.T("moved from") + " " + place(c.old, row.Old.Locators), plain},
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
		list = append(list, []piece{looks[t.Word], {" " + c.T(t.Word), dim}})
	}
	list = append(list, []piece{{"↷ " + c.T("moved"), dim}}, []piece{{"⋯ " + c.T("folded"), dim}}, []piece{{"↑ " + c.T("also above"), dim}}, c.wordLegend())
	c.flow(nil, list)
}

// wordLegend shows what changed words look like.
func (p *page) wordLegend() []piece {
	return []piece{{p.T("deleted words"), oldWords}, {" ", dim}, {p.T("inserted words"), newWords}}
}

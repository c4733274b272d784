package term

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// substance writes the changes of substance in each article, one paragraph per change, and
// counts the other sentences.
//
//	── 二 经济合作 ──────────────────────────── 2022:2 → 2023:2 ──
//	~ 2022:2.1.1 → 2023:2.1.1  ▲ stronger  双方[-同意-]{+决定+}扩大贸易。
//	- 2022:2.1.2  had stood since 2019  双方欢迎互办艺术展。
//	⋯ 4 unchanged sentences, 1 sentence moved and otherwise unchanged
func (c *comparison) substance() {
	for i := range c.rep.Sections {
		s := &c.rep.Sections[i]
		changes, rest := s.Split()
		if len(changes)+len(rest) == 0 {
			continue
		}
		c.blank()
		c.rule(c.sectionTitle(s), c.sectionPlace(s))
		for k := range changes {
			c.change(changes[k])
		}
		if len(rest) > 0 {
			c.para(nil, piece{"⋯ " + report.FoldName(rest, c.Language), dim})
		}
	}
	c.blank()
}

// change writes rows that are read as one, in one paragraph, or in two if the old and the new
// text are shown apart.
func (c *comparison) change(rows []report.Row) {
	row, l := &rows[0], report.Line{}
	for i := range rows {
		l.Old, l.New = append(l.Old, rows[i].Old.Locators...), append(l.New, rows[i].New.Locators...)
	}
	lead := append(append(c.places(&l), c.notes(row)...), piece{"  ", plain})
	sign := []piece{rowSign(row)}
	switch {
	case row.Whole:
		name, begins := report.WholeName(rows, c.Language, c.width)
		c.para(sign, append([]piece{{c.placesOf(rows), plain}}, piece{" · " + name, strong}, piece{"  " + begins, plain}, piece{asked(c.asking.Texts), dim})...)
	case row.Old.Empty() || row.New.Empty() || row.Kind == diff.Unchanged:
		for i := range rows {
			lead = append(append(lead, c.rowText(&rows[i])...), piece{c.rep.New.Lang.Gap(), plain})
		}
		c.para(sign, lead...)
	case row.Apart && row.Clauses == nil:
		c.para(sign, append(lead, pieces(passage.Excerpt(row.Old.Runs, 0), plain)...)...)
		c.para([]piece{{"  ", plain}}, pieces(passage.Excerpt(row.New.Runs, 0), plain)...)
	default:
		c.para(sign, append(lead, pieces(row.Excerpt(c.rep.New.Lang.Gap()), plain)...)...)
	}
}

// asked formats the command line that shows more, "" if there is none.
func asked(asking string) string {
	if asking == "" {
		return ""
	}
	return " (" + asking + ")"
}

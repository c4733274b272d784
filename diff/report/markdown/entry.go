package markdown

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// substance writes the changes of substance in an article, and counts the other sentences.
func (c *comparison) substance(s *report.Section) {
	changes, rest := s.Split()
	if len(changes) == 0 {
		return
	}
	c.add(heading, "\n### %s\n\n", c.sectionTitle(s))
	for _, rows := range changes {
		if rows[0].Whole {
			c.whole(rows)
			continue
		}
		c.add(entry, "- %s\\\n  %s\n", c.address(&rows[0], rows[1:]...), c.wording(rows))
	}
	if len(rest) > 0 {
		c.add(note, "- %s\n", report.FoldName(rest, c.Language))
	}
}

// whole writes the number of sentences of an article that came or went as a whole, and how they
// begin.
func (c *comparison) whole(rows []report.Row) {
	name, begins := report.WholeName(rows, c.Language, 240)
	c.add(entry, "- %s · %s%s\\\n  %s\n", c.address(&rows[0], rows[1:]...), name, asked(c.asking.Texts), Escape(begins))
}

// asked formats the command line that shows more, "" if there is none.
func asked(asking string) string {
	if asking == "" {
		return ""
	}
	return " (" + code(asking) + ")"
}

// wording returns the text of rows that are read as one, with unchanged text only next to a
// change.
func (c *comparison) wording(rows []report.Row) string {
	if row := &rows[0]; !row.Old.Empty() && !row.New.Empty() && row.Kind != diff.Unchanged {
		return words(row.Excerpt(c.rep.New.Lang.Gap()))
	}
	var texts []string
	for i := range rows {
		texts = append(texts, c.text(&rows[i]))
	}
	return strings.Join(texts, c.rep.New.Lang.Gap())
}

// section writes the changed sentences of an article.
func (c *comparison) section(s *report.Section) {
	if !slices.ContainsFunc(s.Rows, func(row report.Row) bool { return c.isShown(&row) }) {
		return
	}
	c.add(heading, "\n### %s\n\n", c.sectionTitle(s))
	for i := range s.Rows {
		if row := &s.Rows[i]; c.isShown(row) {
			c.add(entry, "- %s\\\n  %s\n", c.address(row), c.text(row))
		}
	}
}

// isShown reports whether a row has an entry: it was reworded, moved, split or merged, or a
// filter selected it. The entry of a moved sentence covers its old place.
func (c *comparison) isShown(row *report.Row) bool {
	if row.Stub || c.rep.Filter != "" {
		return !row.Stub
	}
	changed := row.Kind != diff.Unchanged && row.Kind != diff.Typographic
	return changed || row.Moved || row.Split || row.Merged
}

// sectionTitle returns label, heading and locators of an article.
func (c *comparison) sectionTitle(s *report.Section) string {
	words := []string{Escape(s.Part().Title(c.Language))}
	if was := s.Was(c.Language); was != "" {
		words = append(words, "("+c.T("formerly")+" "+Escape(was)+")")
	}
	change := s.Change()
	if change != "" && change != "renumbered" {
		words = append(words, "· "+c.T(change))
	} else {
		words = append(words, "·")
	}
	switch old, new := s.Places(); change {
	case "added":
		words = append(words, code(c.new+":"+s.New.Locator))
	case "dropped":
		words = append(words, code(c.old+":"+s.Old.Locator))
	default:
		words = append(words, code(c.old+":"+strings.Join(old, ", ")), "→", code(c.new+":"+strings.Join(new, ", ")))
	}
	return strings.Join(words, " ")
}

// address returns kind, locators, flags and certainty of a row, with the locators of other
// rows in the same entry.
func (c *comparison) address(row *report.Row, others ...report.Row) string {
	old, new := row.Old.Locators, row.New.Locators
	for i := range others {
		old, new = append(old, others[i].Old.Locators...), append(new, others[i].New.Locators...)
	}
	words := []string{"**" + c.T(row.Kind.String()) + "** " + c.places(" → ", old, new)}
	for _, flag := range []struct {
		word string
		set  bool
	}{
		{c.T("heading"), row.Old.Heading || row.New.Heading},
		{c.T("moved"), row.Moved},
		{c.T("split") + " " + row.Shape, row.Split},
		{c.T("merged") + " " + row.Shape, row.Merged},
		{c.T("renumbered"), row.Renumbered},
		{c.T("routine"), row.Routine},
		{c.T(report.Doubt(row.Certainty)), report.Doubt(row.Certainty) != ""},
	} {
		if flag.set {
			words = append(words, flag.word)
		}
	}
	for _, t := range row.Changes() {
		words = append(words, report.Sign(t)+" "+c.T(string(t)))
	}
	if row.StoodSince != "" {
		words = append(words, c.T("had stood since")+" "+code(row.StoodSince))
	}
	if row.Nearest != "" {
		id := c.old
		if row.Kind == diff.Dropped {
			id = c.new
		}
		words = append(words, c.T(row.Said)+" "+place(id, []string{row.Nearest}))
	}
	if len(row.PossiblyFrom) > 0 {
		words = append(words, c.T("possibly also from")+" "+place(c.old, row.PossiblyFrom))
	}
	return strings.Join(words, " · ")
}

// place returns locators with the statement's id in front, "" for none.
func place(id string, locators []string) string {
	if len(locators) == 0 {
		return ""
	}
	return code(id + ":" + strings.Join(locators, ", "))
}

// joined joins the texts that are not empty.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), between)
}

// text returns the text of a row with its word edits.
func (c *comparison) text(row *report.Row) string {
	if row.Old.Empty() || row.New.Empty() || row.Kind == diff.Unchanged {
		return Escape(row.Side().Text())
	}
	return words(row.Wording(c.rep.New.Lang.Gap()))
}

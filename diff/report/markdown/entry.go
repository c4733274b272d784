package markdown

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// top writes the most significant changes in short.
func (c *comparison) top() {
	if len(c.rep.Top) == 0 {
		return
	}
	c.add(heading, "\n### Most significant changes\n\n")
	for i := range c.rep.Top {
		row := &c.rep.Top[i]
		text := words(report.Excerpt(row.Redline(), 0))
		switch {
		case row.New.Empty():
			text = Escape(report.Shorten(row.Old.Text(), longest))
		case row.Old.Empty():
			text = Escape(report.Shorten(row.New.Text(), longest))
		}
		c.add(entry, "%d. %s\\\n   %s\n", i+1, c.address(row), text)
	}
}

// section writes the changed sentences of an article.
func (c *comparison) section(s *report.Section) {
	c.add(heading, "\n### %s\n\n", c.sectionTitle(s))
	for i := range s.Rows {
		if row := &s.Rows[i]; isTold(row) {
			c.add(entry, "- %s\\\n  %s\n", c.address(row), c.text(row))
		}
	}
}

// isTold reports whether a row has an entry: other wording, another place,
// another shape. The old place of a moved sentence is told with its new one.
func isTold(row *report.Row) bool {
	if row.Stub {
		return false
	}
	changed := row.Kind != diff.Unchanged && row.Kind != diff.Typographic
	return changed || row.Moved || row.Split || row.Merged
}

// sectionTitle returns label, heading and place of an article.
func (c *comparison) sectionTitle(s *report.Section) string {
	label := s.Label
	switch {
	case s.Whole:
		label = "text"
	case s.Label == "" && s.NewLoc == "" && s.OldLabel != "":
		label = s.OldLabel
	case s.Label == "":
		label = s.Kind.String()
	}
	words := []string{Escape(label)}
	if s.OldLabel != "" && s.Label != "" && s.OldLabel != s.Label {
		words = append(words, "(was "+Escape(s.OldLabel)+")")
	}
	if s.Heading != "" {
		words = append(words, Escape(s.Heading))
	}
	switch {
	case s.OldLoc == "":
		words = append(words, "· added", code(c.new+":"+s.NewLoc))
	case s.NewLoc == "":
		words = append(words, "· dropped", code(c.old+":"+s.OldLoc))
	default:
		words = append(words, "·", code(c.old+":"+s.OldLoc), "→", code(c.new+":"+s.NewLoc))
	}
	return strings.Join(words, " ")
}

// address returns kind, both places, flags and doubt of a row.
func (c *comparison) address(row *report.Row) string {
	var places []string
	if !row.Old.Empty() {
		places = append(places, place(c.old, row.Old.Locators))
	}
	if !row.New.Empty() {
		places = append(places, place(c.new, row.New.Locators))
	}
	words := []string{"**" + row.Kind.String() + "** " + strings.Join(places, " → ")}
	for _, flag := range []struct {
		word string
		set  bool
	}{
		{"heading", row.Old.Heading || row.New.Heading},
		{"moved", row.Moved},
		{"split " + row.Shape, row.Split},
		{"merged " + row.Shape, row.Merged},
		{"renumbered", row.Renumbered},
		{"routine", row.Routine},
		{"likely", row.Certainty == diff.Likely},
		{"possible?", row.Certainty == diff.Possible},
	} {
		if flag.set {
			words = append(words, flag.word)
		}
	}
	if len(row.Why) > 0 {
		words = append(words, strings.Join(row.Why, ", "))
	}
	if len(row.PossiblyFrom) > 0 {
		words = append(words, "possibly also from "+place(c.old, row.PossiblyFrom))
	}
	return strings.Join(words, " · ")
}

// place returns locators with the statement's id in front.
func place(id string, locators []string) string {
	return code(id + ":" + strings.Join(locators, ", "))
}

// text returns the text of a row with its word edits.
func (c *comparison) text(row *report.Row) string {
	switch {
	case row.New.Empty():
		return Escape(row.Old.Text())
	case row.Old.Empty(), row.Kind == diff.Unchanged:
		return Escape(row.New.Text())
	}
	return words(row.Redline())
}

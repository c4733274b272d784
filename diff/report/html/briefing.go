package html

import (
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// briefing is the first thing on a page: what is news.
type briefing struct {
	Step      string // what it is of, "" where all of the page is
	Items     []item
	Gone, New briefingList
	More      more   // other findings
	Routine   string // how many are left out
}

// item is what the findings on one subject tell.
type item struct {
	Subject, Lang string // Subject is "" where one line says it
	Lines         []line
}

type briefingList struct {
	Lines []line
	More  more
}

// more is what a briefing has no room for: how many, and a line for each.
type more struct {
	Name  string // "" where there is none
	Lines []line
}

// line is a change with its evidence.
type line struct {
	Told     []told
	Old, New []locator
	Doubt    string
	Also     []locator // what else changed on the subject
	Wordings []wording
	Begins   string // the text, where there is no wording
}

// told is what a rule says of a change.
type told struct {
	Sign     sign
	Headline []run
	Stood    string
}

// wording is a text with its marks: old and new woven into one, or one of them.
type wording struct {
	Whole bool // there is no other side: the text needs no marks
	Lang  string
	Runs  []run
}

// briefer makes the views of findings. Places on the page must have been built.
type briefer struct {
	language         locale.Language
	oldLang, newLang string
	// place returns the id of the element with a node, "" for none. The side is
	// old or new.
	place func(side, locator string) string
	// counts says to count what a briefing has no room for, and not to list it.
	counts bool
}

// briefing makes the view of a briefing, nil where there is nothing to say.
func (x *briefer) briefing(b *report.Briefing) *briefing {
	if b.IsZero() {
		return nil
	}
	l := x.language
	v := &briefing{
		Gone:    briefingList{x.lines(b.Gone), x.more(b.MoreGone, "%d more sentences gone")},
		New:     briefingList{x.lines(b.New), x.more(b.MoreNew, "%d more sentences new")},
		More:    x.more(b.More, "%d more findings"),
		Routine: report.More(l, b.Routine, "%d routine changes left out"),
	}
	for _, i := range b.Items {
		out := item{Lines: x.lines(i.Lines), Lang: x.newLang}
		if len(i.Lines) > 1 {
			out.Subject = i.Subject
		}
		v.Items = append(v.Items, out)
	}
	return v
}

// more makes the view of lines without evidence, each with the beginning of its text.
func (x *briefer) more(list []report.Line, text string) more {
	v := more{Name: report.More(x.language, len(list), text)}
	if x.counts {
		return v
	}
	for i := range list {
		l := x.line(&list[i])
		l.Begins = passage.Shorten(list[i].Row.Old.Text()+list[i].Row.New.Text(), beginning)
		v.Lines = append(v.Lines, l)
	}
	return v
}

// beginning is about how much of a text names it, in columns.
const beginning = 120

func (x *briefer) lines(list []report.Line) []line {
	var lines []line
	for i := range list {
		lines = append(lines, x.line(&list[i]))
	}
	return lines
}

func (x *briefer) line(l *report.Line) line {
	v := line{Doubt: l.Doubt(x.language), Old: x.places("old", l.Old), New: x.places("new", l.New)}
	for _, place := range l.Also {
		side, at := "new", strings.TrimPrefix(place, "+")
		if old, ok := strings.CutPrefix(place, "−"); ok {
			side, at = "old", old
		}
		v.Also = append(v.Also, locator{Text: place, Ref: x.place(side, at)})
	}
	for i := range l.Told {
		t := &l.Told[i]
		v.Told = append(v.Told, told{typeSign(t.Type), newRuns(t.Headline(x.language)), t.Stood(x.language)})
	}
	row := &l.Row
	switch {
	case row.New.Empty():
		v.Wordings = []wording{{true, x.oldLang, newRuns(row.Old.Runs)}}
	case row.Old.Empty():
		v.Wordings = []wording{{true, x.newLang, newRuns(row.New.Runs)}}
	case row.Apart:
		v.Wordings = []wording{{false, x.oldLang, newRuns(passage.Excerpt(row.Old.Runs, 0))}, {false, x.newLang, newRuns(passage.Excerpt(row.New.Runs, 0))}}
	default:
		v.Wordings = []wording{{false, x.newLang, newRuns(passage.Excerpt(row.Redline(), 0))}}
	}
	return v
}

// places returns addresses that lead to the rows of the page.
func (x *briefer) places(side string, list []string) []locator {
	out := make([]locator, len(list))
	for i, l := range list {
		out[i] = locator{Text: l, Ref: x.place(side, l)}
	}
	return out
}

// typeSign returns the sign and word of a type of finding.
func typeSign(t finding.Type) sign {
	s := sign{Glyph: report.Sign(t), Word: string(t), Class: "w"}
	switch t {
	case finding.Dropped, finding.Unnamed, finding.ListLost:
		s.Class = "d"
	case finding.Added, finding.Named, finding.ListGained, finding.Returned:
		s.Class = "a"
	}
	return s
}

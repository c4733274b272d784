package html

import (
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// briefing is the top of a page: what is news.
type briefing struct {
	Step      string // what it is about, "" if that is the whole page
	Items     []item
	Gone, New briefingList
	More      more   // other findings
	Routine   string // how many are left out
}

// item groups the findings on one subject.
type item struct {
	Subject, Lang string // Subject is "" for a single line
	Lines         []line
}

type briefingList struct {
	Lines []line
	More  more
}

// more is what does not fit in a briefing: the number, and a line for each.
type more struct {
	Name  string // "" if there is nothing more
	Lines []line
}

// line is a change with its evidence.
type line struct {
	Told     []told
	Old, New []locator
	Doubt    string
	Also     []locator // other changes on the subject
	Wordings []wording
	Begins   string // the beginning of the text, if there is no wording
}

// told is a finding in words.
type told struct {
	Sign     sign
	Headline []run
	Stood    string
}

// wording is a marked text: old and new woven into one, or one of them.
type wording struct {
	Whole bool // the text is of one side only and needs no marks
	Lang  string
	Runs  []run
}

// briefer makes the views of findings. The rows of the page must have been built.
type briefer struct {
	language         locale.Language
	oldLang, newLang string
	// place returns the id of the element with a node, "" for none. The side is "old" or
	// "new".
	place func(side, locator string) string
	// counts is set if what does not fit in a briefing is only counted, not listed.
	counts bool
}

// briefing makes the view of a briefing, nil if it is empty.
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

// beginning is how many columns of a text identify it.
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

// places returns addresses that link to the rows of the page.
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

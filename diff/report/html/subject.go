package html

import (
	"cmp"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// subjectPage is what the statements say on a subject, one column per statement.
type subjectPage struct {
	Layout
	Links   SiteLinks
	Title   string
	Code    string
	Heads   []subjectHead
	Rows    [][]subjectCell
	Absent  string // the statements without a column, which say nothing on it
	Near    []string
	Notices []notice
}

// wholeColumns is the maximum number of statements that all have a column, even if they say
// nothing on the subject. With more statements, those that say nothing are named in a line.
const wholeColumns = 6

// subjectHead is the header of a column.
type subjectHead struct {
	head
	Sentences string
}

// subjectCell holds the sentences of a statement in a row.
type subjectCell struct {
	Statement string
	Remarks   []remark
}

// remark is a sentence on the subject.
type remark struct {
	ID, Locator, Lang string
	Sign              sign
	Moved             bool
	Ground            string // why it is on the subject, "" if it names it
	Runs              []run
	From              string // what it comes from, in words
	Gone, Onward      string // what became of it, in words
}

// RenderSubject writes what the statements of a series say on a subject as one HTML page. The
// output and the error are as for Render.
func (x Renderer) RenderSubject(w io.Writer, s *history.Subject) error {
	x.Language = cmp.Or(x.Language, locale.English)
	return templates[x.Language]().ExecuteTemplate(w, "subject.tmpl", newSubjectPage(s, x))
}

func newSubjectPage(s *history.Subject, x Renderer) *subjectPage {
	p := &subjectPage{Layout: x.layout("subject.tmpl"), Links: x.Links, Title: s.Text, Code: s.Code, Near: s.Near, Notices: notices(x.Language, nil, s.Statements...)}
	columns, absent := subjectColumns(s)
	p.Absent = strings.Join(absent, ", ")
	for _, i := range columns {
		p.Heads = append(p.Heads, subjectHead{newHead(x, "", &s.Statements[i]), x.Language.N(s.Counts[i], "%d sentences")})
	}
	for _, row := range s.Lines() {
		cells := make([]subjectCell, len(columns))
		for at, i := range columns {
			cells[at].Statement = s.Statements[i].ID
			for k := range row.Cells[i] {
				cells[at].Remarks = append(cells[at].Remarks, newRemark(&s.Statements[i], &row.Cells[i][k], x.Language))
			}
		}
		p.Rows = append(p.Rows, cells)
	}
	return p
}

// subjectColumns returns the indexes of the statements that have a column, and the ids of the
// others.
func subjectColumns(s *history.Subject) (columns []int, absent []string) {
	for i, n := range s.Counts {
		if n > 0 || len(s.Counts) <= wholeColumns {
			columns = append(columns, i)
		} else {
			absent = append(absent, s.Statements[i].ID)
		}
	}
	return columns, absent
}

func newRemark(h *passage.Head, r *history.Remark, language locale.Language) remark {
	out := remark{
		ID: fragment(h.ID) + "-" + r.Locators[0], Locator: r.Locators[0], Lang: langTag(h.Lang), Moved: r.Moved,
		Sign: changeSign(r.Change), Ground: r.Why(language), Runs: newRuns(r.Woven),
	}
	if r.Apart {
		out.Runs = newRuns(r.Runs)
	}
	if r.From != "" {
		out.From = language.T("from %s", r.From)
	}
	out.Gone, out.Onward = r.Outcome(language, r.At)
	return out
}

// changeSign returns the sign of a change, the zero one for none.
func changeSign(c history.Change) sign {
	switch c {
	case history.ChangeNew:
		return sign{Class: "a", Glyph: "+", Word: string(c)}
	case history.ChangeReturned:
		return sign{Class: "t", Glyph: "↺", Word: string(c)}
	case history.ChangeUnchanged:
		return sign{Class: "u", Glyph: "=", Word: string(c)}
	case history.ChangeTypographic:
		return sign{Class: "t", Glyph: "≈", Word: string(c)}
	case history.ChangeReworded:
		return sign{Class: "w", Glyph: "~", Word: string(c)}
	}
	return sign{}
}

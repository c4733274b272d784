package html

import (
	"cmp"
	"io"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// subjectPage is what the statements say on a subject, one column per statement.
type subjectPage struct {
	frame
	*history.Subject
	Columns []int  // indexes of the statements that have a column
	Absent  string // the other statements, which say nothing on it
}

// wholeColumns is the maximum number of statements that all have a column, even if they say
// nothing on the subject. With more statements, those that say nothing are named in a line.
const wholeColumns = 6

// RenderSubject writes what the statements of a series say on a subject as one HTML page. The
// output and the error are as for Render.
func (x Renderer) RenderSubject(w io.Writer, s *history.Subject) error {
	x.Language = cmp.Or(x.Language, locale.English)
	p := &subjectPage{frame: x.frame("subject.tmpl", s.Text, notices(x.Language, nil, s.Statements...)), Subject: s}
	var absent []string
	for i, n := range s.Counts {
		if n > 0 || len(s.Counts) <= wholeColumns {
			p.Columns = append(p.Columns, i)
		} else {
			absent = append(absent, s.Statements[i].ID)
		}
	}
	p.Absent = strings.Join(absent, ", ")
	return x.execute(w, "subject.tmpl", p)
}

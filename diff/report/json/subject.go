package json

import (
	"io"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
)

// SubjectSchema is the name and version of the document.
const SubjectSchema = "clausediff.subject/v1"

type subject struct {
	Schema     string             `json:"schema"`
	Subject    string             `json:"subject"`
	Code       string             `json:"code,omitempty"`
	Statements []subjectStatement `json:"statements"`
	Rows       [][]remark         `json:"rows"`
	Near       []string           `json:"near,omitempty"`
}

type subjectStatement struct {
	Statement string `json:"statement"`
	Date      string `json:"date,omitempty"`
	Sentences int    `json:"sentences"`
}

type remark struct {
	Statement string         `json:"statement"`
	Locator   string         `json:"locator"`
	Ground    series.Ground  `json:"ground"`
	Change    history.Change `json:"change,omitempty"`
	From      string         `json:"from,omitempty"`
	Moved     bool           `json:"moved,omitempty"`
	Text      string         `json:"text"`
	Names     []string       `json:"names,omitempty"`
	Words     []subjectWords `json:"words,omitempty"`
	Next      history.Next   `json:"next,omitempty"`
	At        string         `json:"at,omitempty"`
}

// subjectWords is a word edit.
type subjectWords struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// WriteSubject writes the report as a JSON document and a newline.
func WriteSubject(w io.Writer, s *history.Subject) error {
	doc := subject{Schema: SubjectSchema, Subject: s.Text, Code: s.Code, Rows: [][]remark{}, Near: s.Near, Statements: []subjectStatement{}}
	for i, h := range s.Statements {
		doc.Statements = append(doc.Statements, subjectStatement{h.ID, h.Date, s.Counts[i]})
	}
	for _, row := range s.Rows {
		var all []remark
		for i, cell := range row.Cells {
			for k := range cell {
				all = append(all, remarkOf(s.Statements[i].ID, &cell[k]))
			}
		}
		doc.Rows = append(doc.Rows, all)
	}
	return encode(w, doc)
}

func remarkOf(id string, r *history.Remark) remark {
	out := remark{
		Statement: id, Locator: r.Locators[0], Ground: r.Ground, Change: r.Change, From: r.From, Moved: r.Moved,
		Text: r.Text(), Next: r.Next, At: r.At,
	}
	for _, run := range r.Runs {
		if run.Key {
			out.Names = append(out.Names, run.Text)
		}
	}
	for _, run := range r.Redline() {
		out.Words = append(out.Words, subjectWords{diff.Op(run.Mark).String(), run.Text})
	}
	return out
}

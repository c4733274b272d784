package json

import (
	"io"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// SubjectSchema is the name and version of the document.
const SubjectSchema = "clausediff.subject/v1"

// WriteSubject writes the report as a JSON document and a newline.
func WriteSubject(w io.Writer, s *history.Subject) error {
	d := newDocument(w)
	o := d.open()
	o.text("schema", SubjectSchema)
	o.text("subject", s.Text)
	o.optional("code", s.Code)
	o.objects("statements", len(s.Statements), func(i int, o *object) {
		o.text("statement", s.Statements[i].ID)
		o.optional("date", s.Statements[i].Date)
		o.int("sentences", s.Counts[i])
	})
	o.name("rows").list(len(s.Rows), func(n int) {
		d.raw("[")
		begun := false
		for i, cell := range s.Rows[n] {
			for k := range cell {
				if begun {
					d.raw(",")
				}
				begun = true
				d.remark(s.Statements[i].ID, &cell[k])
			}
		}
		d.raw("]")
	})
	if len(s.Near) > 0 {
		o.strings("near", s.Near)
	}
	o.close()
	return d.end()
}

func (d *document) remark(id string, r *history.Remark) {
	o := d.open()
	o.text("statement", id)
	o.text("locator", r.Locators[0])
	o.text("ground", string(r.Ground))
	o.optional("change", r.Change)
	o.optional("from", r.From)
	if r.Moved {
		o.flag("moved", true)
	}
	o.text("text", r.Text())
	names := slices.DeleteFunc(slices.Clone(r.Runs), func(run passage.Run) bool { return !run.Key })
	if len(names) > 0 {
		o.name("names").list(len(names), func(i int) { o.string(names[i].Text) })
	}
	if words := r.Redline(); len(words) > 0 {
		o.objects("words", len(words), func(i int, o *object) {
			o.text("op", diff.Op(words[i].Mark).String())
			o.text("text", words[i].Text)
		})
	}
	o.optional("next", r.Next)
	o.optional("at", r.At)
	o.close()
}

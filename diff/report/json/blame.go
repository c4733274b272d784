package json

import (
	"io"

	"github.com/clausediff/clausediff/diff/report/blame"
)

// BlameSchema is the name and version of the document.
const BlameSchema = "clausediff.blame/v1"

// WriteBlame writes the report as a JSON document and a newline.
func WriteBlame(w io.Writer, b *blame.Report) error {
	d := newDocument(w)
	o := d.open()
	o.text("schema", BlameSchema)
	o.text("statement", b.Head.ID)
	o.objects("clauses", len(b.Clauses), func(i int, o *object) {
		c := &b.Clauses[i]
		o.text("locator", c.Locator)
		o.objects("runs", len(c.Runs), func(i int, o *object) {
			o.text("since", c.Runs[i].ID)
			o.text("text", c.Runs[i].Text)
		})
	})
	o.close()
	return d.end()
}

package json

import (
	"io"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/parity"
)

// ParitySchema is the name and version of the document.
const ParitySchema = "clausediff.parity/v1"

// WriteParity writes the comparison of two language versions of one statement as a JSON
// document and a newline.
func WriteParity(w io.Writer, r *parity.Result) error {
	d := newDocument(w)
	o := d.open()
	o.text("schema", ParitySchema)
	o.name("a").statement(r.A)
	o.name("b").statement(r.B)
	o.name("links").list(len(r.Links), func(i int) { d.parityLink(r.Links[i]) })
	o.name("findings").list(len(r.Findings), func(i int) { d.parityFinding(&r.Findings[i]) })
	o.strings("degraded", r.Degraded)
	o.close()
	return d.end()
}

func (d *document) parityLink(l *parity.Link) {
	o := d.open()
	o.text("level", l.Level.String())
	o.name("a").locators(l.A)
	o.name("b").locators(l.B)
	if l.Certainty != diff.NoCertainty {
		o.text("certainty", l.Certainty.String())
	}
	if l.Moved {
		o.flag("moved", true)
	}
	o.close()
}

func (d *document) parityFinding(f *parity.Finding) {
	o := d.open()
	o.text("type", string(f.Type))
	o.name("a").locators(f.A)
	o.name("b").locators(f.B)
	o.text("from", f.From)
	o.text("to", f.To)
	o.close()
}

package json

import (
	"io"
	"math"

	"github.com/clausediff/clausediff/diff/report/grid"
)

// TablesSchema is the name and version of the document.
const TablesSchema = "clausediff.tables/v1"

// WriteTables writes tables of a series as a JSON document and a newline.
func WriteTables(w io.Writer, t *grid.Tables) error {
	d := newDocument(w)
	o := d.open()
	o.text("schema", TablesSchema)
	o.name("statements").heads(t.Statements)
	o.name("tables").list(len(t.Tables), func(i int) {
		table := d.open()
		table.text("kind", string(t.Tables[i].Kind))
		table.name("rows").list(len(t.Tables[i].Rows), func(k int) { d.tableRow(t, &t.Tables[i].Rows[k]) })
		table.close()
	})
	o.strings("degraded", t.Degraded)
	o.close()
	return d.end()
}

// tableRow writes a row with the values that it has.
func (d *document) tableRow(t *grid.Tables, r *grid.Row) {
	o := d.open()
	o.text("name", r.Name)
	if article := r.Article(); article != "" {
		o.text("article", article)
	}
	o.flag("below", r.Below)
	o.text("unit", r.Unit)
	o.flag("target", r.Target())
	o.flag("forecast", r.Forecast())
	o.flag("change", r.Change)
	o.text("period", string(r.Period))
	if r.Year > 0 {
		o.name("year").number(r.Year)
	}
	o.name("values").raw("[")
	first := true
	for i, c := range r.Cells {
		for k := range c.Entries {
			if !first {
				d.raw(",")
			}
			first = false
			d.tableEntry(t.Statements[i].ID, &c.Entries[k])
		}
	}
	d.raw("]")
	o.close()
}

func (d *document) tableEntry(id string, e *grid.Entry) {
	o := d.open()
	o.text("statement", id)
	o.text("text", e.Text)
	o.text("place", e.Address(id))
	if e.Sentence != "" {
		o.text("sentence", e.Sentence)
	}
	if e.Known && !math.IsInf(e.Low, -1) {
		o.member("low", e.Low)
	}
	if e.Known && !math.IsInf(e.High, 1) {
		o.member("high", e.High)
	}
	if e.Bound != "" {
		o.text("bound", string(e.Bound))
	}
	o.flag("new", e.New)
	o.flag("moved", e.Moved)
	o.close()
}

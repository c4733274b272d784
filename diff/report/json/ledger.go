package json

import (
	"io"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// LedgerSchema is the name and version of a document with only formulas or only omissions.
const LedgerSchema = "clausediff.ledger/v1"

// WriteFormulas writes the formulas of a series as a JSON document and a newline.
func WriteFormulas(w io.Writer, r *history.Report) error {
	return writeLedger(w, r, "formulas", r.Ledger.Formulas, (*document).formula)
}

// WriteOmissions writes what the newest statement of a series no longer says as a JSON document
// and a newline.
func WriteOmissions(w io.Writer, r *history.Report) error {
	return writeLedger(w, r, "omissions", r.Ledger.Omissions, (*document).omission)
}

// writeLedger writes one list of a ledger.
func writeLedger(w io.Writer, r *history.Report, name string, all []history.Wording, write func(*document, []string, *history.Wording)) error {
	d := newDocument(w)
	o := d.open()
	o.text("schema", LedgerSchema)
	o.name("statements").heads(r.Statements)
	ids := make([]string, len(r.Statements))
	for i, h := range r.Statements {
		ids[i] = h.ID
	}
	o.name(name).list(len(all), func(i int) { write(d, ids, &all[i]) })
	o.strings("degraded", r.Degraded)
	o.close()
	return d.end()
}

// heads writes the identification of statements.
func (d *document) heads(heads []passage.Head) {
	d.list(len(heads), func(i int) {
		o := d.open()
		o.text("id", heads[i].ID)
		o.text("title", heads[i].Title)
		o.text("date", heads[i].Date)
		o.close()
	})
}

// formula writes a formula and its life.
func (d *document) formula(ids []string, f *history.Wording) {
	o := d.open()
	o.text("id", f.ID)
	o.text("text", f.Text)
	o.text("status", string(f.Status))
	o.counts("counts", f.Counts)
	o.name("present").present(ids, f.Counts)
	o.name("stood").number(f.Stood)
	o.text("first", f.First)
	o.text("since", f.Since)
	o.text("last", f.Last)
	o.text("place", f.Place)
	o.member("weight", round3(f.Weight))
	if f.Now != nil {
		o.name("now").instead(f.Now)
	}
	o.close()
}

// omission writes a formula or a clause that is no longer said.
func (d *document) omission(ids []string, r *history.Wording) {
	o := d.open()
	o.text("kind", r.Kind)
	o.text("id", r.ID)
	o.text("text", r.Text)
	o.text("since", r.First)
	o.text("last", r.Last)
	o.name("present").present(ids, r.Counts)
	o.name("stood").number(r.Stood)
	o.text("place", r.Place)
	o.member("share", r.Share)
	o.member("weight", round3(r.Weight))
	o.text("certainty", r.Certainty.String())
	o.flag("ceremonial", r.Ceremonial)
	if r.Now != nil {
		o.name("nearest").instead(r.Now)
	}
	if r.Clause != nil {
		o.name("clause").omission(ids, r.Clause)
	}
	o.close()
}

func (d *document) instead(i *history.Instead) {
	o := d.open()
	o.text("place", i.Place)
	o.text("text", i.Text)
	o.text("clause", i.Clause)
	o.float("share", round3(i.Share))
	o.flag("linked", i.Linked)
	o.close()
}

// present writes the ids of the statements with a count. ids has the ids of all, in order.
func (d *document) present(ids []string, counts []int) {
	var some []string
	for i, n := range counts {
		if n > 0 {
			some = append(some, ids[i])
		}
	}
	d.list(len(some), func(i int) { d.string(some[i]) })
}

package json

import (
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
)

// formula writes a formula and its life.
func (d *document) formula(l *series.Lineage, f *history.Formula) {
	o := d.open()
	o.text("id", f.ID)
	o.text("text", f.Text)
	o.text("status", string(f.Status))
	o.name("counts").counts(f.Counts)
	o.name("present").present(l, f.Counts)
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
func (d *document) omission(l *series.Lineage, r *history.Omission) {
	o := d.open()
	o.text("kind", r.Kind)
	o.text("id", r.ID)
	o.text("text", r.Text)
	o.text("since", r.Since)
	o.text("last", r.Last)
	o.name("present").present(l, r.Counts)
	o.name("stood").number(r.Stood)
	o.text("place", r.Place)
	o.member("share", r.Share)
	o.member("weight", round3(r.Weight))
	o.flag("ceremonial", r.Ceremonial)
	if r.Nearest != nil {
		o.name("nearest").instead(r.Nearest)
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

// counts writes how often each statement says something.
func (d *document) counts(counts []int) { d.list(len(counts), func(i int) { d.number(counts[i]) }) }

// present writes the ids of the statements that say something.
func (d *document) present(l *series.Lineage, counts []int) {
	var ids []string
	for i, n := range counts {
		if n > 0 {
			ids = append(ids, l.Statements[i].ID)
		}
	}
	d.list(len(ids), func(i int) { d.string(ids[i]) })
}

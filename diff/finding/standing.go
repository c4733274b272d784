package finding

import (
	"cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// history has the sentences of the earlier statements of a series, the nearest first.
type history struct {
	ids []string
	has []*wording.Set // sentences, whatever their typography
}

func newHistory(earlier []*tree.Statement) history {
	var h history
	for _, s := range earlier {
		h.ids, h.has = append(h.ids, s.ID), append(h.has, wording.SetOf(s, s.Nodes(tree.KindSentence), ""))
	}
	return h
}

// last returns the latest earlier statement that has a sentence, "" for none.
func (h history) last(sentence string) string {
	for i, has := range h.has {
		if has.Has(sentence) {
			return h.ids[i]
		}
	}
	return ""
}

// since returns the first of the unbroken run of statements up to the old one that have a
// sentence, and the number of those before the old one. It returns "" if the statement
// before the old one does not have it.
func (h history) since(sentence string) (id string, n int) {
	for i, has := range h.has {
		if !has.Has(sentence) {
			break
		}
		id, n = h.ids[i], i+1
	}
	return id, n
}

// formulaLeast is the least number of statements before the old one that have a formula.
const formulaLeast = 2

// ofSeries adjusts a finding of a whole sentence to the series: an added sentence may have
// returned, and a reworded one may be a broken formula.
func (c *change) ofSeries(f *Finding) {
	h := &c.history
	if len(h.ids) == 0 {
		return
	}
	switch f.Type {
	case Added:
		if len(f.New) == 1 {
			if id := h.last(c.new.text); id != "" {
				f.Type, f.Since = Returned, id
			}
		}
	case Dropped, Reworded:
		id, n := h.since(c.old.text)
		if id == "" {
			return
		}
		f.Since = cmp.Or(f.Since, id)
		if f.Type == Reworded && n >= formulaLeast {
			f.Type = FormulaBroken
		}
	}
}

// farther is the least share of a statement by which a paragraph must move up or down to be
// reported.
const farther = .25

// placed returns the findings of unchanged paragraphs that moved toward the beginning of the
// statement, or away from it.
func (g *reading) placed() []Finding {
	var all []Finding
	told := map[*tree.Node]bool{}
	for _, l := range g.result.At(diff.LevelSentence) {
		if !l.Moved || l.Kind != diff.Unchanged || len(l.Old) != 1 || len(l.New) != 1 {
			continue
		}
		old, new := g.old.sentences[l.Old[0]], g.new.sentences[l.New[0]]
		up := old.place - new.place
		if max(up, -up) < farther || told[new.block] || new.block == nil || old.role != new.role {
			continue // a task that is now reported as done has not just moved
		}
		told[new.block] = true
		f := Finding{Type: Promoted, Link: l, Old: l.Old, New: l.New, Rule: string(g.language.lang) + "/place"}
		if up < 0 {
			f.Type = Demoted
		}
		f.From, f.To = old.of(old.whole()), new.of(new.whole())
		f.Weight = max(up, -up) - 1
		f.Features = []Feature{{"place", f.Weight}}
		all = append(all, f)
	}
	return all
}

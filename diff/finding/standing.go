package finding

import (
	"cmp"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// history is what the earlier statements of a series said, the nearest first.
type history struct {
	ids []string
	has []map[string]bool // wordings of sentences, folded as package diff does
}

func newHistory(earlier []*tree.Statement) history {
	var h history
	for _, s := range earlier {
		has := map[string]bool{}
		for _, n := range s.Nodes(tree.KindSentence) {
			has[diff.Fold(s.TextOf(n))] = true
		}
		h.ids, h.has = append(h.ids, s.ID), append(h.has, has)
	}
	return h
}

// last returns the latest earlier statement that has a wording, "" for none.
func (h history) last(wording string) string {
	for i, has := range h.has {
		if has[wording] {
			return h.ids[i]
		}
	}
	return ""
}

// since returns the earliest statement that a wording has stood in without a gap,
// up to the old one, and in how many it stood; "" when the one before has it not.
func (h history) since(wording string) (id string, n int) {
	for i, has := range h.has {
		if !has[wording] {
			break
		}
		id, n = h.ids[i], i+1
	}
	return id, n
}

// formulaLeast is in how many statements before the old one a wording must have
// stood to be a formula.
const formulaLeast = 2

// ofSeries changes what is told of a whole sentence by what the series says: what
// is new may have returned, what has other words may be a formula that broke.
func (c *change) ofSeries(f *Finding) {
	h := &c.history
	if len(h.ids) == 0 {
		return
	}
	switch f.Type {
	case Added:
		if len(f.New) == 1 {
			if id := h.last(diff.Fold(c.new.text)); id != "" {
				f.Type, f.Since = Returned, id
			}
		}
	case Dropped, Reworded:
		id, n := h.since(diff.Fold(c.old.text))
		if id == "" {
			return
		}
		f.Since = cmp.Or(f.Since, id)
		if f.Type == Reworded && n >= formulaLeast {
			f.Type = FormulaBroken
		}
	}
}

// farther is how much of a statement a paragraph must have gone up or down to be
// told.
const farther = .25

// placed returns the findings of paragraphs that keep their words and went nearer to
// the beginning of the statement, or farther from it.
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
			continue // in another role it is another statement: a task that has been done
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

package parity

import (
	"slices"
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// changes finds what changed since the preceding statement in one language only. It matches the
// comparisons of both languages through the links between the versions.
//
//	2022 zh ──reworded── 2023 zh
//	                        ║ linked       zh changed, ru did not: changed-in-a
//	2022 ru ──unchanged─ 2023 ru
func (f *finder) changes(c config) {
	if c.beforeA == nil || c.beforeB == nil {
		return
	}
	a, b := fateOf(c.beforeA), fateOf(c.beforeB)
	for _, l := range f.aligned {
		if !l.sure() {
			continue
		}
		x, y := a.now(l.A), b.now(l.B)
		switch {
		case x.tells && !y.changed:
			f.add(ChangedA, l.A, l.B, x.from, x.to)
		case y.tells && !x.changed:
			f.add(ChangedB, l.A, l.B, y.from, y.to)
		}
	}
	f.dropped(a, b, c)
}

// dropped finds sentences of the preceding statement that only one language kept.
func (f *finder) dropped(a, b *fate, c config) {
	for _, l := range align(c.beforeA.Old, c.beforeB.Old, config{}).LinksOf(Sentence) {
		if !l.sure() {
			continue
		}
		inA, inB := a.after(l.A), b.after(l.B)
		switch {
		case len(inA) == 0 && len(inB) > 0 && f.lacks(inB):
			f.add(ChangedA, nil, f.nodes(f.b, inB), c.beforeA.Old.Joined(l.A), "")
		case len(inB) == 0 && len(inA) > 0 && f.lacks(inA):
			f.add(ChangedB, f.nodes(f.a, inA), nil, c.beforeB.Old.Joined(l.B), "")
		}
	}
}

// lacks reports whether any of the sentences has no counterpart in the other version.
func (f *finder) lacks(locators []tree.Locator) bool {
	return slices.ContainsFunc(f.aligned, func(l *Link) bool {
		has := func(n *tree.Node) bool { return slices.Contains(locators, n.Locator) }
		return !l.both() && (slices.ContainsFunc(l.A, has) || slices.ContainsFunc(l.B, has))
	})
}

// nodes returns the sentences of a side by their locators.
func (f *finder) nodes(d *side, locators []tree.Locator) []*tree.Node {
	var all []*tree.Node
	for i := range d.sentences {
		if n := d.sentences[i].node; slices.Contains(locators, n.Locator) {
			all = append(all, n)
		}
	}
	return all
}

// change is what became of sentences since the preceding statement.
type change struct {
	changed  bool
	from, to string
	tells    bool // it is more than punctuation or function words
}

// fate holds the links of every sentence in a comparison.
type fate struct {
	result   *diff.Result
	old, new map[tree.Locator]*diff.Link
	stems    *lang.Stems
}

func fateOf(r *diff.Result) *fate {
	t := &fate{r, map[tree.Locator]*diff.Link{}, map[tree.Locator]*diff.Link{}, lang.StemsOf(r.New.Lang)}
	for _, l := range r.Links {
		if l.Level != diff.LevelSentence {
			continue
		}
		for _, n := range l.Old {
			t.old[n.Locator] = l
		}
		for _, n := range l.New {
			t.new[n.Locator] = l
		}
	}
	return t
}

// now returns how sentences of the new statement changed. A link with several sentences is
// reported with the first of them.
func (t *fate) now(nodes []*tree.Node) change {
	var c change
	for _, n := range nodes {
		l := t.new[n.Locator]
		if l == nil || l.Kind == diff.Unchanged || l.Kind == diff.Typographic {
			continue
		}
		c.changed = true
		if l.New[0].Locator != n.Locator {
			continue
		}
		from, to := t.words(l)
		c.from, c.to = joined(c.from, from), joined(c.to, to)
		// A sentence with only a possible link may also be new.
		c.tells = c.tells || !slices.Equal(t.content(from), t.content(to)) && (l.Kind == diff.Added || l.Certainty >= diff.Likely)
	}
	return c
}

// words returns the wordings that a link deleted and inserted.
func (t *fate) words(l *diff.Link) (from, to string) {
	if l.Kind == diff.Added {
		return "", t.result.New.Joined(l.New)
	}
	for _, e := range l.Words {
		switch e.Op {
		case diff.Delete:
			from = joined(from, e.Text)
		case diff.Insert:
			to = joined(to, e.Text)
		}
	}
	return from, to
}

// joined joins two wordings with an ellipsis.
func joined(x, y string) string {
	x, y = strings.TrimSpace(x), strings.TrimSpace(y)
	if x == "" || y == "" {
		return x + y
	}
	return x + " … " + y
}

// content returns the words of a wording, in lower case, without function words.
func (t *fate) content(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(words, t.stems.IsFunction)
}

// after returns the new sentences that old ones are linked to.
func (t *fate) after(nodes []*tree.Node) []tree.Locator {
	var all []tree.Locator
	for _, n := range nodes {
		if l := t.old[n.Locator]; l != nil {
			for _, n := range l.New {
				all = append(all, n.Locator)
			}
		}
	}
	return all
}

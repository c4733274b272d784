package check

import (
	"fmt"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// unread reports why the files cannot be read.
func (p *pass) unread() {
	pos, message := placed(p.item.Err, p.item.Entry.Pos)
	p.add(Finding{Pos: pos, Message: message}, p.item.Err.Error())
}

// unaccepted reports a statement that nobody has accepted, with what is new since the previous
// one.
func (p *pass) unaccepted() {
	if m := p.item.Merge; m != nil {
		p.add(Finding{Pos: m.Pos, Message: fmt.Sprintf("has an %s, so nothing counts as accepted; look at the statement, then run clausediff accept %s", m, m.ID), Weight: len(p.item.Now.Text)},
			diff.Fold(p.item.Now.Text))
		return
	}
	message := "is new and was never accepted"
	if b := p.item.Before; b != nil {
		s := p.linked(b).Stats(diff.LevelClause)
		message += fmt.Sprintf("; clauses compared with %s: %d reworded, %d dropped, %d added, %d moved, %d unchanged",
			b.ID, s.Reworded, s.Dropped, s.Added, s.Moved, s.Unchanged+s.Typographic)
	}
	p.add(Finding{Message: message, Weight: len(p.item.Now.Text)}, diff.Fold(p.item.Now.Text))
}

// linked returns the comparison with the previous statement. If no other rule needs it, it
// has no word edits.
func (p *pass) linked(before *tree.Statement) *diff.Result {
	if len(p.watched(corpus.MustBeReviewed)) > 0 {
		return p.pair(before, p.item.Now).compared()
	}
	return diff.Compare(before, p.item.Now, diff.LinksOnly())
}

// gone reports accepted statements that are no longer in the manifest.
func (p *pass) gone() {
	for _, a := range p.corpus.Gone {
		p.add(Finding{Statement: a.ID, Pos: tree.Position{Name: p.corpus.Manifest},
			Message: "was accepted and is no longer in the manifest; list it again, or accept that it is gone"})
	}
}

// unlisted reports files that are not checked.
func (p *pass) unlisted() {
	for _, name := range p.corpus.Unlisted {
		p.add(Finding{Pos: tree.Position{Name: name},
			Message: "is beside the statements but not in the manifest, so it is not checked; list it with clausediff add"}, name)
	}
}

// pins reports the pinned links of the manifest that no longer match anything.
func (p *pass) pins() {
	for _, bad := range p.corpus.Pins {
		p.add(Finding{Pos: bad.Pos, Message: bad.Err.Error()}, bad.Err.Error())
	}
}

// stale reports the waivers, of changes of the text or of doubts about it, that no longer
// match anything.
func (p *pass) stale() {
	said := "the accepted finding %s (%s) no longer occurs: %s"
	if p.rule.Name == ChangeUndone {
		said = "the change accepted as %s (%s) has been undone: %s"
	}
	for _, w := range p.open {
		if p.rules.named(w.Rule).drifts() == (p.rule.Name == ChangeUndone) {
			p.add(Finding{Message: fmt.Sprintf(said, w.Fingerprint, w.Rule, w.Text), Stale: w}, w.Fingerprint)
		}
	}
}

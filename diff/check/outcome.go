package check

import (
	"errors"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Outcome is what the rules found of one statement. It can be kept, as JSON, and be
// known again while all that it depends on is the same: the files of the statement,
// of its mirrors and versions and of the one before it, what was accepted, what the
// manifest says, and the rules themselves.
//
//	first run    Load ─► rules ─► Outcome ─► Keep        texts let go
//	later run                     Known ─► Outcome       no text is read
//	accept, briefing of it        Load                   the texts once more
type Outcome struct {
	Sum           corpus.Sum // of the files
	Date          string     // of the statement
	Changed       bool       // it is not what it is judged by
	Found, Waived []Kept
}

// Kept is a finding with all that accepting it takes.
type Kept struct {
	Finding
	// Stale is the waiver that is not matched any more, of a finding about one.
	Stale lock.Waiver
	// AtEntry tells that the finding is at the statement's line of the manifest, where
	// that may be.
	AtEntry bool
}

// judge runs the rules on an item, or takes what is known of it.
func (p *pass) judge() {
	c := p.corpus
	if c.Known != nil {
		if o, ok := c.Known(p.item); ok {
			p.recall(o)
			return
		}
	}
	if c.Load != nil {
		c.Load(p.item)
	}
	p.run()
	p.other = p.differs()
	if c.Place != nil {
		c.Place(p.item, p.found)
		c.Place(p.item, p.waived)
	}
	if c.Keep != nil && p.item.Err == nil {
		c.Keep(p.item, p.outcome())
	}
	if c.Load != nil {
		p.letGo()
	}
}

// outcome returns what is kept of a pass.
func (p *pass) outcome() Outcome {
	return Outcome{Sum: p.item.Sum, Date: p.item.Now.Date, Changed: p.other, Found: p.keep(p.found), Waived: p.keep(p.waived)}
}

func (p *pass) keep(findings []Finding) []Kept {
	var all []Kept
	for _, f := range findings {
		k := Kept{Finding: f, Stale: f.waiver, AtEntry: f.Pos == p.item.Entry.Pos}
		if k.AtEntry {
			k.Pos = tree.Position{}
		}
		all = append(all, k)
	}
	return all
}

// recall makes a pass be as the one was whose outcome was kept.
func (p *pass) recall(o Outcome) {
	p.item.Sum, p.other = o.Sum, o.Changed
	p.item.Now = &tree.Statement{ID: p.item.Entry.ID, Date: o.Date}
	p.found, p.waived = p.recalled(o.Found), p.recalled(o.Waived)
}

func (p *pass) recalled(kept []Kept) []Finding {
	var all []Finding
	for _, k := range kept {
		k.waiver = k.Stale
		if k.AtEntry {
			k.Pos = p.item.Entry.Pos
		}
		all = append(all, k.Finding)
	}
	return all
}

// letGo forgets the texts of a statement. What was found has to hold no part of
// them, which would hold all of them.
func (p *pass) letGo() {
	it := p.item
	p.pairs, p.spoken, p.seen, p.open = nil, nil, nil, nil
	it.Accepted, it.Reviewed, it.Merge, it.Before, it.Mirrors, it.Versions = nil, nil, nil, nil, nil, nil
	if it.Now != nil {
		it.Now = &tree.Statement{ID: it.Now.ID, Date: strings.Clone(it.Now.Date), Lang: it.Now.Lang}
	}
	for _, findings := range [][]Finding{p.found, p.waived} {
		for i := range findings {
			findings[i] = findings[i].detached()
		}
	}
}

// detached returns the finding with copies of what may be parts of texts.
func (f Finding) detached() Finding {
	f.Old, f.New, f.Message, f.Lead = strings.Clone(f.Old), strings.Clone(f.New), strings.Clone(f.Message), strings.Clone(f.Lead)
	f.Words = slices.Clone(f.Words)
	for i := range f.Words {
		f.Words[i].Text = strings.Clone(f.Words[i].Text)
	}
	f.Locator, f.Accepted = strings.Clone(f.Locator), strings.Clone(f.Accepted)
	f.waiver.Text = strings.Clone(f.waiver.Text)
	return f
}

// errChanged is that files are not those any more that were judged.
var errChanged = errors.New("the files were changed while they were checked; run it again")

// reload loads the texts of a statement that were let go. The error is that they
// are others than those that were judged.
func (p *pass) reload() error {
	it := p.item
	if p.corpus.Load == nil || it.Err != nil || it.Now != nil && it.Now.Root != nil {
		return nil
	}
	sum := it.Sum
	p.corpus.Load(it)
	if it.Err != nil || it.Sum != sum {
		return &corpus.Error{Pos: it.Entry.Pos, Err: errChanged}
	}
	return nil
}

// differs reports whether the statement is not what it is judged by: what was
// accepted or, where nothing was, the statement before it.
func (p *pass) differs() bool {
	switch it := p.item; {
	case it.Err != nil || it.Now == nil:
		return false
	case it.Accepted != nil:
		return len(p.changes()) > 0
	default:
		return it.Before != nil
	}
}

// texts returns what a statement is judged by, and the statement, where they are not the
// same.
func (p *pass) texts() (old, now *tree.Statement, err error) {
	if err := p.reload(); err != nil {
		return nil, nil, err
	}
	old, now = p.item.Before, p.item.Now
	if p.item.Accepted != nil {
		old = p.item.Accepted.Statement
	}
	if p.corpus.Load != nil {
		p.letGo()
	}
	return old, now, nil
}

// compared returns the comparison of these.
func (p *pass) compared() (*diff.Result, error) {
	old, now, err := p.texts()
	if err != nil {
		return nil, err
	}
	return diff.Compare(old, now), nil
}

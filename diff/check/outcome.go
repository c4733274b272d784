package check

import (
	"errors"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Outcome is the result of the rules for one statement. It can be stored as JSON and used
// again while all its inputs are the same: the files of the statement, of its mirrors and
// versions and of the previous one, the accepted state, the manifest, and the rules.
//
//	first run    Load ─► rules ─► Outcome ─► Keep        texts released
//	later run                     Known ─► Outcome       no text is read
//	accept, briefing of it        Load                   texts loaded again
type Outcome struct {
	Sum           corpus.Sum // of the files
	Date          string     // of the statement
	Changed       bool       // the statement differs from its reference
	Found, Waived []Finding
}

// judge runs the rules on an item, or recalls its known outcome.
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

// outcome returns the outcome of a pass.
func (p *pass) outcome() Outcome {
	return Outcome{Sum: p.item.Sum, Date: p.item.Now.Date, Changed: p.other, Found: p.found, Waived: p.waived}
}

// recall restores a pass from its outcome. A finding in the manifest is at the line of the
// statement's entry, wherever that is by now.
func (p *pass) recall(o Outcome) {
	p.item.Sum, p.other = o.Sum, o.Changed
	p.item.Now = &tree.Statement{ID: p.item.Entry.ID, Date: o.Date}
	p.found, p.waived = slices.Clone(o.Found), slices.Clone(o.Waived)
	for _, findings := range [][]Finding{p.found, p.waived} {
		for i := range findings {
			if findings[i].Pos.Name == p.item.Entry.Pos.Name {
				findings[i].Pos = p.item.Entry.Pos
			}
		}
	}
}

// letGo releases the texts of a statement. A finding must hold no substring of them,
// which would keep the whole text in memory.
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

// detached returns the finding with copies of all strings that may be substrings of
// texts.
func (f Finding) detached() Finding {
	f.Old, f.New, f.Message, f.Lead = strings.Clone(f.Old), strings.Clone(f.New), strings.Clone(f.Message), strings.Clone(f.Lead)
	f.Words = slices.Clone(f.Words)
	for i := range f.Words {
		f.Words[i].Text = strings.Clone(f.Words[i].Text)
	}
	f.Locator, f.Accepted = strings.Clone(f.Locator), strings.Clone(f.Accepted)
	f.Stale.Text = strings.Clone(f.Stale.Text)
	return f
}

// errChanged reports that the files differ from those that were judged.
var errChanged = errors.New("the files changed while they were being checked; run the command again")

// reload loads the texts of a statement that were released. It is an error if the files
// have changed since they were judged.
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

// differs reports whether the statement differs from its reference: the accepted text or,
// if there is none, the previous statement.
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

// texts returns the reference of a statement that differs from it, and the statement.
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

// compared compares the statement with its reference.
func (p *pass) compared() (*diff.Result, error) {
	old, now, err := p.texts()
	if err != nil {
		return nil, err
	}
	return diff.Compare(old, now), nil
}

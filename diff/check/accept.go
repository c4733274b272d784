package check

import (
	"slices"

	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// Acceptable reports whether a person can accept a finding: what is wrong with
// the files or the manifest has to be mended there.
func (f Finding) Acceptable() bool {
	switch f.Rule {
	case StatementUnread, PinStale, FileUnlisted, SeriesDates:
		return false
	}
	return true
}

// Keeper keeps what is accepted, as a [lock.Edit] tells it to be written.
type Keeper interface {
	// Set keeps a statement as it was accepted, in the place of what was kept of it.
	Set(lock.Accepted)
	// Remove forgets a statement.
	Remove(id string)
}

// Accept puts into a lock, by which the corpus of the report was judged, the
// findings that pick returns true for. It returns how many of those that the
// report shows were accepted, and which are left. Texts that were let go are loaded
// one after the other; the error is that files are not those any more that were
// judged.
//
// When nothing that drifted is left of a statement, that of rules that are off
// included, the text as it is now is the accepted one; until then the old text
// stays, and what was picked is waived. A statement that cannot be read keeps its
// state, and so does one that is new while that is not picked: there is no
// accepted text to which a waiver could belong.
func (r *Report) Accept(l Keeper, pick func(Finding) bool) (accepted int, left []Finding, err error) {
	for _, p := range r.passes {
		rest, err := p.accept(l, func(f Finding) bool { return f.Acceptable() && pick(f) })
		if err != nil {
			return 0, nil, err
		}
		left = append(left, shown(rest)...)
	}
	remains := map[string]bool{}
	for _, f := range left {
		remains[f.Fingerprint] = true
	}
	for _, f := range r.Findings {
		if pick(f) && !remains[f.Fingerprint] {
			accepted++
		}
	}
	return accepted, left, nil
}

// accept accepts the findings of one pass, and returns what is left of them.
func (p *pass) accept(l Keeper, pick func(Finding) bool) (left []Finding, err error) {
	left = slices.DeleteFunc(slices.Clone(p.found), pick)
	if len(left) == len(p.found) {
		return left, nil // it stays as it was accepted
	}
	if p.item == nil {
		for _, f := range p.found {
			if f.Rule == StatementGone && pick(f) {
				l.Remove(f.Statement)
			}
		}
		return left, nil
	}
	if err := p.reload(); err != nil {
		return nil, err
	}
	if p.corpus.Load != nil {
		defer p.letGo()
	}
	drifted := slices.ContainsFunc(left, func(f Finding) bool { return p.rules.drifts[f.Rule] })
	if p.item.Err != nil || drifted && p.item.Accepted == nil {
		return p.found, nil
	}
	a := lock.New(p.item.Entry, p.item.Now, p.item.Sum)
	if drifted {
		a = *p.item.Accepted
	} else {
		left = slices.DeleteFunc(left, func(f Finding) bool { return f.Rule == ChangeUndone })
	}
	a.Waived = p.waivers(pick, !drifted)
	l.Set(a)
	return left, nil
}

// waivers returns what stays or becomes accepted of the findings: those that
// were waived, those that are picked, and waivers that match nothing and are not
// picked. With settled, what is in the accepted text needs no waiver.
func (p *pass) waivers(pick func(Finding) bool, settled bool) []lock.Waiver {
	var all []lock.Waiver
	keep := func(w lock.Waiver) {
		if !settled || !p.rules.drifts[w.Rule] {
			all = append(all, w)
		}
	}
	for _, f := range p.waived {
		keep(waiverOf(f))
	}
	for _, f := range p.found {
		stale := f.Rule == WaiverStale || f.Rule == ChangeUndone
		switch {
		case stale && !pick(f):
			keep(f.waiver)
		case !stale && pick(f):
			keep(waiverOf(f))
		}
	}
	return all
}

func waiverOf(f Finding) lock.Waiver {
	return lock.Waiver{Fingerprint: f.Fingerprint, Rule: f.Rule, Text: f.Message}
}

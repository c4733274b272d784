package check

import (
	"slices"

	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// Acceptable reports whether a person can accept a finding. A problem of the files or of
// the manifest must be fixed there instead.
func (f Finding) Acceptable() bool {
	switch f.Rule {
	case StatementUnread, PinStale, FileUnlisted, SeriesDates:
		return false
	}
	return true
}

// Keeper stores accepted states; see [lock.Edit].
type Keeper interface {
	// Set stores the accepted state of a statement, replacing an earlier one.
	Set(lock.Accepted)
	// Remove deletes the accepted state of a statement.
	Remove(id string)
}

// Accept accepts the findings for which pick returns true. It writes them to l, which
// must be the lock that the corpus was judged by. It returns how many of the findings in
// the report were accepted, and those that remain. Texts that were released are loaded
// again, one statement at a time; it is an error if the files have changed since.
//
// Once no drift of a statement remains, including findings of rules that are off, its
// current text becomes the accepted one. Until then the old text stays, and the picked
// findings are waived. A statement that cannot be read keeps its state. So does a new one
// that is not picked, since it has no accepted text to which a waiver could belong.
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

// accept accepts the findings of one pass and returns those that remain.
func (p *pass) accept(l Keeper, pick func(Finding) bool) (left []Finding, err error) {
	left = slices.DeleteFunc(slices.Clone(p.found), pick)
	if len(left) == len(p.found) {
		return left, nil // nothing was picked
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
	drifted := slices.ContainsFunc(left, func(f Finding) bool { return p.rules.named(f.Rule).drifts() })
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

// waivers returns the waivers to store: those of the waived and of the picked findings,
// and those that match nothing but were not picked. If settled, waivers of drift are left
// out, since the accepted text contains the change.
func (p *pass) waivers(pick func(Finding) bool, settled bool) []lock.Waiver {
	var all []lock.Waiver
	keep := func(w lock.Waiver) {
		if !settled || !p.rules.named(w.Rule).drifts() {
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
			keep(f.Stale)
		case !stale && pick(f):
			keep(waiverOf(f))
		}
	}
	return all
}

func waiverOf(f Finding) lock.Waiver {
	return lock.Waiver{Fingerprint: f.Fingerprint, Rule: f.Rule, Text: f.Message}
}

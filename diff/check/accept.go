package check

import (
	"slices"

	"github.com/clausediff/clausediff/parse/corpus"
)

// drifting are the rules about the difference from the accepted text: with all
// of them settled the text as it is now is the accepted one.
func drifting(rule string) bool {
	switch rule {
	case StatementNew, ClauseDropped, ClauseAdded, ClauseReworded, ClauseMoved, ClauseRenumbered, ClausePunctuation, ClauseLayout,
		ClauseTypography, FactChanged, BytesChanged, LeftOutChanged:
		return true
	}
	return false
}

// Acceptable reports whether a person can accept a finding: what is wrong with
// the files or the manifest has to be mended there.
func (f Finding) Acceptable() bool { return f.Rule != StatementUnread && f.Rule != PinStale }

// Accept returns the accepted state of an item after a person accepted the
// findings that pick returns true for, nil for nothing accepted yet. When
// nothing that drifted is left, that of rules that are off included, the text as
// it is now is the accepted one; until then the old text stays, and what was
// picked is waived. An item that cannot be read keeps its state.
func (c *Corpus) Accept(item *Item, pick func(Finding) bool) (*corpus.Accepted, error) {
	if item.Err != nil {
		return item.Accepted, nil
	}
	severity, err := levelsOf(c.Severities)
	if err != nil {
		return nil, err
	}
	found, waived := c.judged(item, severity)
	left := slices.ContainsFunc(found, func(f Finding) bool { return drifting(f.Rule) && !pick(f) })
	if left && item.Accepted == nil {
		return nil, nil
	}
	a := corpus.NewAccepted(item.Entry, item.Now, item.SHA256)
	if left {
		a = *item.Accepted
	}
	a.Waived = waivers(found, waived, pick, !left)
	return &a, nil
}

// waivers returns what stays or becomes accepted of the findings: those that
// were waived, those that are picked, and waivers that match nothing and are not
// picked. With settled, what is in the accepted text needs no waiver.
func waivers(found, waived []Finding, pick func(Finding) bool, settled bool) []corpus.Waiver {
	var all []corpus.Waiver
	keep := func(w corpus.Waiver) {
		if !settled || !drifting(w.Rule) {
			all = append(all, w)
		}
	}
	for _, f := range waived {
		keep(waiverOf(f))
	}
	for _, f := range found {
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

func waiverOf(f Finding) corpus.Waiver {
	return corpus.Waiver{Fingerprint: f.Fingerprint, Rule: f.Rule, Text: f.Message}
}

func (c *Corpus) judged(item *Item, severity levels) (found, waived []Finding) {
	j := judge{item: item, watches: c.Watches, severity: severity}
	j.run()
	return j.settle()
}

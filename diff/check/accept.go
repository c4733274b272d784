package check

import (
	"slices"

	"github.com/clausediff/clausediff/parse/corpus"
)

// drifting are the rules about the difference from the accepted text: with all
// of them settled the text as it is now is the accepted one.
func drifting(rule string) bool {
	switch rule {
	case StatementNew, ClauseDropped, ClauseAdded, ClauseReworded, ClauseMoved, ClauseRenumbered, ClauseTypography,
		FactChanged, BytesChanged:
		return true
	}
	return false
}

// Accept returns the accepted state of an item after a person accepted the
// findings that pick returns true for, nil for nothing accepted yet. When
// nothing that drifted is left, the text as it is now is the accepted one;
// until then the old text stays, and what was picked is waived. An item that
// cannot be read keeps its state.
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
	for _, f := range found {
		if f.Rule != WaiverStale && pick(f) {
			waived = append(waived, f)
		}
	}
	if left {
		if item.Accepted == nil {
			return nil, nil
		}
		a := *item.Accepted
		a.Waived = waivers(waived)
		return &a, nil
	}
	waived = slices.DeleteFunc(waived, func(f Finding) bool { return drifting(f.Rule) })
	return &corpus.Accepted{ID: item.Entry.ID, SHA256: item.SHA256, Statement: item.Now, Waived: waivers(waived)}, nil
}

func (c *Corpus) judged(item *Item, severity levels) (found, waived []Finding) {
	j := judge{item: item, watches: c.Watches, severity: severity}
	j.run()
	return j.settle()
}

func waivers(findings []Finding) []corpus.Waiver {
	var all []corpus.Waiver
	for _, f := range findings {
		all = append(all, corpus.Waiver{Fingerprint: f.Fingerprint, Rule: f.Rule, Text: f.Message})
	}
	return all
}

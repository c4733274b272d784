package check

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Item is one statement of the corpus, loaded.
type Item struct {
	Entry corpus.Entry
	// Now is the statement as its files are now; Err says why there is none.
	Now    *tree.Statement
	Err    error
	SHA256 string // of the files' bytes in order, in hexadecimal
	// Accepted is what was reviewed, nil for nothing.
	Accepted *corpus.Accepted
	// Reviewed is what a person accepted where Accepted is the statement of
	// another time, such as a revision; nil otherwise.
	Reviewed *corpus.Accepted
	// Before is the statement before in the series, nil for none.
	Before *tree.Statement
	// Mirrors are the same statement from elsewhere.
	Mirrors []Mirror
}

// Mirror is a statement from another place.
type Mirror struct {
	Name string
	Now  *tree.Statement
	Err  error
}

// Corpus is what is checked.
type Corpus struct {
	Items   []Item
	Watches []corpus.Watch
	// Severities is what the manifest says of rules.
	Severities []corpus.Severity
	// Pins are the errors of links that match nothing any more.
	Pins []*corpus.Error
	// Gone are the accepted statements that the manifest does not list.
	Gone []*corpus.Accepted
	// Manifest is the name of the manifest, for findings without a page.
	Manifest string
}

// Run checks a corpus. Its error is a [*corpus.Error]: a rule of the manifest
// that is not known. It compares every statement with its accepted text, its
// mirrors and, where it is new or a phrase is watched, the one before it.
func Run(c *Corpus) (*Report, error) {
	severity, err := levelsOf(c.Severities)
	if err != nil {
		return nil, err
	}
	r := &Report{Statements: len(c.Items)}
	for i := range c.Items {
		found, waived := c.judged(&c.Items[i], severity)
		r.Findings = append(r.Findings, found...)
		r.Waived = append(r.Waived, waived...)
	}
	r.Findings = append(r.Findings, c.loose(severity)...)
	r.Findings, r.Waived = shown(r.Findings), shown(r.Waived)
	return r, nil
}

// loose returns the findings that belong to no statement of the manifest.
func (c *Corpus) loose(severity levels) []Finding {
	var all []Finding
	for _, a := range c.Gone {
		all = append(all, Finding{Rule: StatementGone, Statement: a.ID, Pos: tree.Position{Name: c.Manifest},
			Message: "was accepted and is not in the manifest any more; list it again, or accept that it is gone"})
	}
	for _, p := range c.Pins {
		all = append(all, Finding{Rule: PinStale, Pos: p.Pos, Message: p.Err.Error(), key: []string{p.Err.Error()}})
	}
	for i := range all {
		all[i].Severity = severity[all[i].Rule]
	}
	sign(all)
	return all
}

// judge checks one statement.
type judge struct {
	item     *Item
	watches  []corpus.Watch
	severity levels
	found    []Finding
	pairs    []*pair                        // that were compared
	spoken   map[*tree.Statement][]sentence // of the statements in which phrases were looked for
}

// add records a finding about the whole statement, or at a place of it. One of a
// rule that is off is recorded as well: it keeps a text from being accepted with
// what nobody saw.
func (j *judge) add(f Finding, key ...string) {
	f.Severity = j.severity[f.Rule]
	f.Statement = j.item.Entry.ID
	if f.Pos.Name == "" {
		f.Pos = j.start()
	}
	f.key = key
	j.found = append(j.found, f)
}

// start is the place of a finding about the whole statement.
func (j *judge) start() tree.Position {
	if j.item.Now != nil {
		return j.item.Now.Position(0)
	}
	return j.item.Entry.Pos
}

func (j *judge) run() {
	it := j.item
	if it.Err != nil {
		j.unread()
		return
	}
	switch {
	case it.Accepted == nil:
		j.novel()
	default:
		j.facts()
		j.drift()
	}
	j.onThePage()
	j.health()
	j.mirrors()
	j.watched()
}

// unread reports why the files cannot be read.
func (j *judge) unread() {
	err := j.item.Err
	j.add(Finding{Rule: StatementUnread, Pos: positionOf(err, j.item.Entry.Pos), Message: withoutPosition(err)}, err.Error())
}

// novel reports a statement that nobody has accepted, with what is new against
// the one before it.
func (j *judge) novel() {
	message := "is new and was never accepted"
	if b := j.item.Before; b != nil {
		s := j.pair(b, j.item.Now).compared().Stats(diff.LevelClause)
		message += fmt.Sprintf("; clauses against %s: %d reworded, %d dropped, %d added, %d moved, %d unchanged",
			b.ID, s.Reworded, s.Dropped, s.Added, s.Moved, s.Unchanged+s.Typographic)
	}
	j.add(Finding{Rule: StatementNew, Message: message, Weight: len(j.item.Now.Text)}, diff.Fold(j.item.Now.Text))
}

// settle parts what was found into what is to be looked at and what a person
// accepted, and adds the waivers that nothing matches any more.
func (j *judge) settle() (found, waived []Finding) {
	sign(j.found)
	open, settled := map[string]corpus.Waiver{}, false
	switch it := j.item; {
	case it.Reviewed != nil:
		open, settled = waiversOf(it.Reviewed), j.isAs(it.Reviewed)
	case it.Accepted != nil:
		open = waiversOf(it.Accepted)
	}
	for _, f := range j.found {
		_, ok := open[f.Fingerprint]
		delete(open, f.Fingerprint)
		if ok || settled && drifting(f.Rule) {
			waived = append(waived, f)
		} else {
			found = append(found, f)
		}
	}
	if j.item.Err != nil || j.item.Reviewed != nil || len(open) == 0 {
		return found, waived // what could not be read cannot be missed, nor what is compared with another text
	}
	return append(found, j.stale(open)...), waived
}

func waiversOf(a *corpus.Accepted) map[string]corpus.Waiver {
	all := map[string]corpus.Waiver{}
	for _, w := range a.Waived {
		all[w.Fingerprint] = w
	}
	return all
}

// isAs reports whether the item is as it was accepted: nothing drifted.
func (j *judge) isAs(a *corpus.Accepted) bool {
	it := j.item
	if it.Err != nil {
		return false
	}
	as := judge{item: &Item{Entry: it.Entry, Now: it.Now, SHA256: it.SHA256, Accepted: a}, pairs: j.pairs}
	as.facts()
	as.drift()
	return !slices.ContainsFunc(as.found, func(f Finding) bool { return drifting(f.Rule) })
}

// stale returns findings for the waivers that nothing matches any more.
func (j *judge) stale(open map[string]corpus.Waiver) []Finding {
	j.found = nil
	for _, w := range j.item.Accepted.Waived {
		if _, ok := open[w.Fingerprint]; !ok {
			continue
		}
		f := Finding{Rule: WaiverStale, Message: fmt.Sprintf("accepted finding %s (%s) is not found any more: %s", w.Fingerprint, w.Rule, w.Text), waiver: w}
		if drifting(w.Rule) {
			f.Rule = ChangeUndone
			f.Message = fmt.Sprintf("the change accepted as %s (%s) is not there any more: %s", w.Fingerprint, w.Rule, w.Text)
		}
		j.add(f, w.Fingerprint)
		delete(open, w.Fingerprint)
	}
	sign(j.found)
	return j.found
}

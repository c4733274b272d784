package check

import (
	"slices"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Item is one statement of the corpus, loaded.
type Item struct {
	Entry corpus.Entry
	// Now is the statement as its files are now; Err says why there is none.
	Now *tree.Statement
	Err error
	Sum corpus.Sum // of the files
	// Accepted is what was reviewed, nil for nothing; Merge is why nothing is
	// known of it, nil for another reason.
	Accepted *lock.Accepted
	Merge    *corpus.Merge
	// Reviewed is what a person accepted where Accepted is the statement of
	// another time, such as a revision; nil otherwise.
	Reviewed *lock.Accepted
	// Before is the statement before in the series, nil for none.
	Before *tree.Statement
	// Mirrors are the same statement from elsewhere.
	Mirrors []Mirror
	// Versions are the language versions of the statement that the manifest lists before
	// it, those that can be read.
	Versions []*tree.Statement
}

// Mirror is a statement from another place.
type Mirror struct {
	Name string
	Now  *tree.Statement
	Err  error
}

// Corpus is what is checked.
type Corpus struct {
	Items []Item
	// Part is which part of the corpus the items are, zero for no part of one.
	Part Part
	// Elsewhere are items that stand before the others in the manifest and are
	// checked by another run; of them the date is asked at most.
	Elsewhere []Item
	Watches   []corpus.Watch
	// Expectations is what the manifest expects of series.
	Expectations []corpus.Expectation
	// Severities is what the manifest says of rules.
	Severities []corpus.Severity
	// Pins are the errors of links that match nothing any more.
	Pins []*corpus.Error
	// Gone are the accepted statements that the manifest does not list.
	Gone []*lock.Accepted
	// Unlisted are files beside the statements that may be statements and are not
	// listed.
	Unlisted []string
	// Manifest is the name of the manifest, for findings without a page.
	Manifest string
	// Load, where it is not nil, reads what an item that has an Entry only is about,
	// when it is the turn of the item. Its texts are let go when the rules have been
	// run, so that those of a large corpus are not held together, and are loaded once
	// more where a briefing or accepting asks for them.
	Load func(*Item)
	// Place, where it is not nil, corrects the places of an item's findings while its
	// texts are at hand.
	Place func(*Item, []Finding)
	// Known, where it is not nil, returns the outcome of an item that was kept when
	// all that it depends on was as it is now; Keep keeps that of one that was loaded.
	Known func(*Item) (Outcome, bool)
	Keep  func(*Item, Outcome)
	// Parallel, where it is not nil, does something for every number below n, in any
	// order or at once: so the statements are checked. The other functions are called
	// likewise.
	Parallel func(n int, do func(i int))
}

// Run checks a corpus. Its error is a [*corpus.Error]: a rule of the manifest
// that is not known. It compares every statement with its accepted text, its
// mirrors and, where it is new or a phrase is watched, the one before it.
func Run(c *Corpus) (*Report, error) {
	rules, err := tableOf(c.Severities)
	if err != nil {
		return nil, err
	}
	r := &Report{Statements: len(c.Items), Part: c.Part, passes: make([]*pass, len(c.Items))}
	one := func(i int) {
		r.passes[i] = newPass(c, &c.Items[i], rules)
		r.passes[i].judge()
	}
	if c.Parallel != nil {
		c.Parallel(len(c.Items), one)
	} else {
		for i := range c.Items {
			one(i)
		}
	}
	loose := newPass(c, nil, rules)
	loose.run()
	r.passes = append(r.passes, loose)
	for _, p := range r.passes {
		r.Findings, r.Waived = append(r.Findings, p.found...), append(r.Waived, p.waived...)
	}
	r.Findings, r.Waived = shown(r.Findings), shown(r.Waived)
	return r, nil
}

// pass is what rules are run on: a statement, or the corpus as a whole. They
// share what it remembers, such as a comparison, and add to its findings.
type pass struct {
	corpus *Corpus
	item   *Item // nil for the corpus
	rules  *table
	rule   Rule // that is run
	rank   int  // of it
	found  []Finding
	waived []Finding     // of what was found, what a person accepted
	other  bool          // the statement is not what it is judged by, see [pass.differs]
	open   []lock.Waiver // that match nothing
	seen   numbers
	pairs  []*pair                        // that were compared
	spoken map[*tree.Statement][]sentence // of the statements in which phrases were looked for
}

func newPass(c *Corpus, item *Item, rules *table) *pass {
	return &pass{corpus: c, item: item, rules: rules, seen: numbers{}}
}

// run runs every rule that is for the pass, parts what a person accepted from
// what was found, and then runs those on waivers.
func (p *pass) run() {
	p.runWhere(func(r Rule) bool { return p.takes(r.on) })
	slices.SortStableFunc(p.found, inText)
	if p.item == nil {
		return
	}
	p.settle()
	if p.item.Err == nil && p.item.Reviewed == nil {
		// What could not be read cannot be missed, nor what is compared with
		// another text.
		p.runWhere(func(r Rule) bool { return r.on == onWaivers })
	}
}

func (p *pass) runWhere(wanted func(Rule) bool) {
	for i, r := range p.rules.rules {
		if wanted(r) {
			p.rule, p.rank = r, i
			r.run(p)
		}
	}
}

// takes reports whether rules on a subject are run first.
func (p *pass) takes(on subject) bool {
	it := p.item
	switch on {
	case onCorpus:
		return it == nil
	case onUnread:
		return it != nil && it.Err != nil
	case onStatement:
		return it != nil && it.Err == nil
	case onNew:
		return it != nil && it.Err == nil && it.Accepted == nil
	case onAccepted:
		return it != nil && it.Err == nil && it.Accepted != nil
	}
	return false
}

// add records a finding of the rule that is run, about the whole statement, or
// at a place of it; key is what makes its fingerprint. One of a rule that is off
// is recorded as well: it keeps a text from being accepted with what nobody saw.
func (p *pass) add(f Finding, key ...string) {
	f.Rule, f.rank = p.rule.Name, p.rank
	f.Severity = p.rules.severity[f.Rule]
	if p.item != nil {
		f.Statement = p.item.Entry.ID
		if f.Pos.Name == "" {
			f.Pos = p.start()
		}
	}
	f.Fingerprint = p.seen.sign(f, key)
	p.found = append(p.found, f)
}

// start is the place of a finding about the whole statement.
func (p *pass) start() tree.Position {
	if p.item.Now != nil {
		return p.item.Now.Position(0)
	}
	return p.item.Entry.Pos
}

// settle parts what was found into what is to be looked at and what a person
// accepted, and notes the waivers that nothing matches any more.
func (p *pass) settle() {
	accepted, settled := p.item.Accepted, false
	if p.item.Reviewed != nil {
		accepted, settled = p.item.Reviewed, p.isAs(p.item.Reviewed)
	}
	if accepted == nil {
		return
	}
	p.open = slices.Clone(accepted.Waived)
	var found []Finding
	for _, f := range p.found {
		i := slices.IndexFunc(p.open, func(w lock.Waiver) bool { return w.Fingerprint == f.Fingerprint })
		if i >= 0 {
			p.open = slices.Delete(p.open, i, i+1)
		}
		if i >= 0 || settled && p.rules.drifts[f.Rule] {
			p.waived = append(p.waived, f)
		} else {
			found = append(found, f)
		}
	}
	p.found = found
}

// isAs reports whether the item is as it was accepted: nothing drifted.
func (p *pass) isAs(a *lock.Accepted) bool {
	it := p.item
	if it.Err != nil {
		return false
	}
	as := newPass(p.corpus, &Item{Entry: it.Entry, Now: it.Now, Sum: it.Sum, Accepted: a}, p.rules)
	as.pairs = p.pairs
	as.runWhere(func(r Rule) bool { return r.on == onAccepted })
	return len(as.found) == 0
}

package check

import (
	"slices"

	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Item is one statement of the corpus.
type Item struct {
	Entry corpus.Entry
	// Now is the statement as its files are now, nil if they cannot be read, for the
	// reason in Err.
	Now *tree.Statement
	Err error
	Sum corpus.Sum // of the files
	// Accepted is the state that was reviewed, nil for none. Merge is set if it could not
	// be read because of an unresolved merge conflict.
	Accepted *lock.Accepted
	Merge    *corpus.Merge
	// Reviewed is the reviewed state if Accepted is the statement at another time, such
	// as a revision; otherwise it is nil.
	Reviewed *lock.Accepted
	// Before is the previous statement of the series, nil for none.
	Before *tree.Statement
	// Mirrors are other copies of the statement.
	Mirrors []Mirror
	// Versions are the language versions of the statement that precede it in the manifest
	// and can be read.
	Versions []*tree.Statement
}

// Mirror is a copy of a statement from another source.
type Mirror struct {
	Name string
	Now  *tree.Statement
	Err  error
}

// Corpus is the input of a check.
type Corpus struct {
	Items []Item
	// Part identifies the part of the corpus that Items are; zero for a whole corpus.
	Part Part
	// Elsewhere are items that precede the others in the manifest and are checked by
	// another run. At most their dates are read.
	Elsewhere []Item
	Watches   []corpus.Watch
	// Expectations are the manifest's expectations of series.
	Expectations []corpus.Expectation
	// Severities are the manifest's severities of rules.
	Severities []corpus.Severity
	// Pins are the errors of pinned links that no longer match anything.
	Pins []*corpus.Error
	// Gone are the accepted statements that are not in the manifest.
	Gone []*lock.Accepted
	// Unlisted are files beside the statements that may be statements but are not in the
	// manifest.
	Unlisted []string
	// Manifest is the file name of the manifest, for findings without a page.
	Manifest string
	// Load, if not nil, loads an item that has only its Entry. The texts are released
	// after the rules have run, so that the texts of a large corpus are never all in
	// memory. They are loaded again for a briefing and for accepting.
	Load func(*Item)
	// Place, if not nil, corrects the positions of an item's findings while its texts are
	// loaded.
	Place func(*Item, []Finding)
	// Known, if not nil, returns the outcome that was kept for an item, provided that all
	// its inputs are unchanged. Keep keeps the outcome of an item that was loaded.
	Known func(*Item) (Outcome, bool)
	Keep  func(*Item, Outcome)
	// Parallel executes the checks of the statements. If it does so concurrently, the other
	// functions must be safe for concurrent use.
	Parallel batch.Runner
}

// Run checks a corpus. It compares every statement with its accepted text, its mirrors
// and, if it is new or a phrase is watched, the previous one. Its error is a
// [*corpus.Error] for an unknown rule in the manifest.
func Run(c *Corpus) (*Report, error) {
	rules, err := tableOf(c.Severities)
	if err != nil {
		return nil, err
	}
	r := &Report{Statements: len(c.Items), Part: c.Part, passes: make([]*pass, len(c.Items))}
	c.Parallel.Do(len(c.Items), func(i int) {
		r.passes[i] = newPass(c, &c.Items[i], rules)
		r.passes[i].judge()
	})
	loose := newPass(c, nil, rules)
	loose.run()
	r.passes = append(r.passes, loose)
	for _, p := range r.passes {
		r.Findings, r.Waived = append(r.Findings, p.found...), append(r.Waived, p.waived...)
	}
	r.Findings, r.Waived = shown(r.Findings), shown(r.Waived)
	return r, nil
}

// pass is a run of the rules on one statement, or on the corpus as a whole. The rules
// share what it caches, such as comparisons, and add to its findings.
type pass struct {
	corpus *Corpus
	item   *Item // nil for the corpus
	rules  table
	rule   Rule // the one being run
	rank   int  // of the rule in reports
	found  []Finding
	waived []Finding     // findings that a person accepted
	other  bool          // the statement differs from its reference, see [pass.differs]
	open   []lock.Waiver // waivers that match nothing
	seen   numbers
	pairs  []*pair                        // compared so far
	spoken map[*tree.Statement][]sentence // sentences of the statements searched for phrases
}

func newPass(c *Corpus, item *Item, rules table) *pass {
	return &pass{corpus: c, item: item, rules: rules, seen: numbers{}}
}

// run runs the rules that apply to the pass, separates the findings that a person
// accepted, and then runs the rules on waivers.
func (p *pass) run() {
	p.runWhere(func(r Rule) bool { return p.takes(r.on) })
	slices.SortStableFunc(p.found, inText)
	if p.item == nil {
		return
	}
	p.settle()
	if p.item.Err == nil && p.item.Reviewed == nil {
		// A waiver is not stale if the statement cannot be read, or if it is compared
		// with another text than the one reviewed.
		p.runWhere(func(r Rule) bool { return r.on == onWaivers })
	}
}

func (p *pass) runWhere(wanted func(Rule) bool) {
	for i, r := range p.rules {
		if wanted(r) {
			p.rule, p.rank = r, i
			r.run(p)
		}
	}
}

// takes reports whether rules on a subject apply to the pass in its first round.
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

// add records a finding of the current rule, about the whole statement unless it has a
// position; the fingerprint is made of key. Findings of rules that are off are recorded
// as well, so that accepting others does not accept them unseen.
func (p *pass) add(f Finding, key ...string) {
	f.Rule, f.Severity, f.rank = p.rule.Name, p.rule.Severity, p.rank
	if p.item != nil {
		f.Statement = p.item.Entry.ID
		if f.Pos.Name == "" {
			f.Pos = p.start()
		}
	}
	f.Fingerprint = p.seen.sign(f, key)
	p.found = append(p.found, f)
}

// start returns the position of a finding about the whole statement.
func (p *pass) start() tree.Position {
	if p.item.Now != nil {
		return p.item.Now.Position(0)
	}
	return p.item.Entry.Pos
}

// settle separates the findings that a person accepted from those to look at, and records
// the waivers that no longer match anything.
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
		if i >= 0 || settled && p.rules.named(f.Rule).drifts() {
			p.waived = append(p.waived, f)
		} else {
			found = append(found, f)
		}
	}
	p.found = found
}

// isAs reports whether the item has not drifted from an accepted state.
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

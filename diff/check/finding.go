package check

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/internal/fingerprint"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Finding is one thing that a person should look at.
type Finding struct {
	Rule      string
	Severity  Severity
	Statement string // id
	// Locator is the address in the current statement, "" for a finding about all of it.
	// Accepted is the address in the accepted statement, or in the one it is compared
	// with.
	Locator, Accepted string
	// Pos is the position in the page or in the manifest. For text that is gone, it is
	// where the text would be.
	Pos     tree.Position
	Message string // one line, without the position
	// Lead is the message without the words, "" unless it ends with word edits.
	Lead string
	// Old and New are the wordings, if any; Words are the edits between them.
	Old, New string
	Words    []diff.Edit
	// Weight is how many characters the finding is about. It orders reports that are cut.
	Weight int
	// Fingerprint identifies the finding. It survives reflow.
	Fingerprint string
	// Stale is the waiver that no longer matches anything, for a finding about one.
	Stale lock.Waiver
	rank  int // of the rule in reports
	place int // among the changes of the text, from 1; 0 for other findings
}

// Address returns the locators of a finding, separated by spaces: those in the current
// statement or, for text that is gone, those in the accepted one. It is "" for a watched
// phrase that is gone, since its place is in the previous statement, which has another
// id.
func (f Finding) Address() string {
	if f.Locator == "" && f.Rule != WatchMissing && f.Rule != WatchChanged {
		return f.Accepted
	}
	return f.Locator
}

// IsChange reports whether a finding is about a difference from the accepted state.
func (f Finding) IsChange() bool { return table(Rules()).named(f.Rule).drifts() }

// Place returns the file of a finding with its line and column, if known:
// "page.html:12:3".
func (f Finding) Place() string { return f.Pos.String() }

// Report is the result of a check.
type Report struct {
	Findings   []Finding // by statement, then by place
	Statements int       // how many were checked
	// Waived are the findings that a person accepted.
	Waived []Finding
	// Part is the part of the corpus that was checked, zero for the whole.
	Part   Part
	passes []*pass
	// elsewhere are the differing statements of a report that was read from JSON, each
	// with its reference.
	elsewhere []jsonChanged
	// file is the name, in errors, of the file that the report was read from.
	file string
}

// Part is one of the parts of a corpus that separate runs check.
type Part struct {
	Number int `json:"number"` // from 1
	Of     int `json:"of"`     // how many parts there are
	// Corpus is a digest of the ids of the whole corpus, in the order of the manifest.
	Corpus string `json:"corpus"`
}

// Count returns how many findings have at least the severity.
func (r *Report) Count(least Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity >= least {
			n++
		}
	}
	return n
}

// acceptedChanges returns the changes of the text that a person accepted but that still
// show, because other changes are waiting, or because the text is compared with that of
// another time.
func (r *Report) acceptedChanges() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Waived), func(f Finding) bool { return !f.IsChange() })
}

// changed returns, for each statement that differs from its reference, a function that
// compares the two.
func (r *Report) changed() []func() (*diff.Result, error) {
	var all []func() (*diff.Result, error)
	for _, p := range r.passes {
		if p.other {
			all = append(all, p.compared)
		}
	}
	for _, c := range r.elsewhere {
		all = append(all, c.compared)
	}
	return all
}

// significant returns the findings by severity and weight, the heaviest first.
func (r *Report) significant() []Finding {
	sorted := slices.Clone(r.Findings)
	slices.SortStableFunc(sorted, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(y.Severity, x.Severity), cmp.Compare(y.Weight, x.Weight))
	})
	return sorted
}

// inText orders findings by their rules, and the changes of a text by their places.
func inText(x, y Finding) int {
	if x.place > 0 && y.place > 0 {
		return x.place - y.place
	}
	return x.rank - y.rank
}

// numbers counts equal findings, to give them different fingerprints.
type numbers fingerprint.Seen

// sign returns the fingerprint of a finding, made of its rule, its statement and the key.
func (n numbers) sign(f Finding, key []string) string {
	var named []byte
	for _, part := range append([]string{f.Rule, f.Statement}, key...) {
		named = append(named, part...)
		named = append(named, 0xFF)
	}
	return fingerprint.Seen(n).Number(fingerprint.Of(named))
}

package check

import (
	"cmp"
	"slices"
	"strconv"

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
	// Locator is the address in the statement as it is now, "" where the
	// finding is about all of it; Accepted is that in the accepted one, or in
	// the one it is compared with.
	Locator, Accepted string
	// Pos is the line of the page, or of the manifest. For what is gone it is
	// where it would stand.
	Pos     tree.Position
	Message string // one line, without place
	// Lead is the message without its words, where there are word edits.
	Lead string
	// Old and New are the wordings, where there are any; Words are the edits
	// between them.
	Old, New string
	Words    []diff.Edit
	// Weight is how many characters the finding is about, for the order of
	// reports that are cut.
	Weight int
	// Fingerprint names the finding; it survives reflow.
	Fingerprint string
	waiver      lock.Waiver // that matches nothing any more, for its rules
	rank        int         // of the rule in reports
	place       int         // among the changes of the text, from 1; 0 for another finding
}

// Address returns the locators of a finding, separated by spaces: in the statement
// as it is now, or for what is gone from it in the accepted one. Where a watched
// phrase was is a place in the statement before, which has another id, and none.
func (f Finding) Address() string {
	if f.Locator == "" && f.Rule != WatchMissing && f.Rule != WatchChanged {
		return f.Accepted
	}
	return f.Locator
}

// IsChange reports whether a finding is about the difference from what was
// accepted.
func (f Finding) IsChange() bool { return driftsOf(Rules())[f.Rule] }

// Place returns the file of a finding, with its line and column where they are
// known: "page.html:12:3".
func (f Finding) Place() string {
	place := f.Pos.Name
	for _, n := range []int{f.Pos.Line, f.Pos.Col} {
		if n <= 0 {
			break
		}
		place += ":" + strconv.Itoa(n)
	}
	return place
}

// Report is what a check found.
type Report struct {
	Findings   []Finding // by statement, then by place
	Statements int       // how many were checked
	// Waived are the findings that a person accepted.
	Waived []Finding
	// Part is which part of a corpus was checked, zero for no part of one.
	Part   Part
	passes []*pass
	// elsewhere are the statements of a report that was read which are not what they
	// are judged by.
	elsewhere []jsonChanged
	// file is what a report that was read is called in errors.
	file string
}

// Part is one of the parts of a corpus that are checked by runs of their own.
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

// acceptedChanges returns the changes of the text that a person accepted and that
// are still to be seen: others are waiting, or the text is compared with that of
// another time.
func (r *Report) acceptedChanges() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Waived), func(f Finding) bool { return !f.IsChange() })
}

// changed returns what compares the statements that are not what they are judged by,
// each with that.
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

// Significant returns the findings by severity and weight, the heaviest first.
func (r *Report) Significant() []Finding {
	sorted := slices.Clone(r.Findings)
	slices.SortStableFunc(sorted, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(y.Severity, x.Severity), cmp.Compare(y.Weight, x.Weight))
	})
	return sorted
}

// inText orders findings by their rules; the changes of a text, whatever their
// rules, by their places.
func inText(x, y Finding) int {
	if x.place > 0 && y.place > 0 {
		return x.place - y.place
	}
	return x.rank - y.rank
}

// numbers tells findings apart that are alike.
type numbers fingerprint.Seen

// sign returns the fingerprint of a finding, made of its rule, its statement and
// a key.
func (n numbers) sign(f Finding, key []string) string {
	var named []byte
	for _, part := range append([]string{f.Rule, f.Statement}, key...) {
		named = append(named, part...)
		named = append(named, 0xFF)
	}
	return fingerprint.Seen(n).Number(fingerprint.Of(named))
}

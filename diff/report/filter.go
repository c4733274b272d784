package report

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// Flag is a property of a link in addition to its kind.
type Flag string

// The flags of a link.
const (
	FlagMoved      Flag = "moved"
	FlagSplit      Flag = "split"
	FlagMerged     Flag = "merged"
	FlagRenumbered Flag = "renumbered"
)

// Flags returns all flags.
func Flags() []Flag { return []Flag{FlagMoved, FlagSplit, FlagMerged, FlagRenumbered} }

// Filter selects the changes that a report shows, and has no other effect. The zero Filter
// selects all. What it leaves out is counted, so that a report never looks complete when
// it is not.
type Filter struct {
	// A change passes if it has one of the kinds, one of the flags, or a finding of one
	// of the types. If all three are empty, every change passes.
	Kinds []diff.Kind
	Flags []Flag
	Types []finding.Type
	// Articles holds numbers or labels of articles of either statement: 3, 三, III, 0 for
	// the preamble, c for the closing. If empty, all articles pass.
	Articles []string
	// Phrase must occur in the old or the new text, ignoring case. If empty, every text
	// passes.
	Phrase string
	// MinChange is the minimum number of changed characters.
	MinChange int
	// MinCertainty is the lowest certainty that passes. Dropped and added changes have
	// none and always pass.
	MinCertainty diff.Certainty
	// Name is the filter as the user wrote it.
	Name string
}

// IsZero reports whether every change passes the filter.
func (f Filter) IsZero() bool {
	return f.anyChange() && len(f.Articles) == 0 && f.Phrase == "" && f.MinChange == 0 && f.MinCertainty == diff.NoCertainty
}

// anyChange reports whether changes of all kinds, flags and types pass.
func (f Filter) anyChange() bool { return len(f.Kinds)+len(f.Flags)+len(f.Types) == 0 }

// passes reports whether a row passes by its kind, flags, findings, certainty and size.
func (f Filter) passes(r *Row) bool { return f.fits(r) && (f.isNamed(r) || f.isFound(r.Types...)) }

// fits reports whether a row is a change, or unchanged but selected by kind or flag, and is
// within the bounds.
func (f Filter) fits(r *Row) bool {
	return (r.changed() || slices.Contains(f.Kinds, diff.Unchanged)) && f.isWithin(r)
}

// isWithin reports whether a row has the required certainty, size and phrase.
func (f Filter) isWithin(r *Row) bool {
	return (r.Certainty == diff.NoCertainty || r.Certainty >= f.MinCertainty) && changedCharacters(r) >= f.MinChange &&
		(f.says(r.Old.Text()) || f.says(r.New.Text()))
}

// isNamed reports whether a change has one of the selected kinds or flags.
func (f Filter) isNamed(r *Row) bool {
	flags := map[Flag]bool{FlagMoved: r.Moved, FlagSplit: r.Split, FlagMerged: r.Merged, FlagRenumbered: r.Renumbered}
	return f.anyChange() || slices.Contains(f.Kinds, r.Kind) || slices.ContainsFunc(f.Flags, func(x Flag) bool { return flags[x] })
}

// isFound reports whether one of the types is selected.
func (f Filter) isFound(types ...finding.Type) bool {
	return slices.ContainsFunc(f.Types, func(t finding.Type) bool { return slices.Contains(types, t) })
}

// says reports whether a text contains the phrase, or no phrase is set.
func (f Filter) says(text string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(f.Phrase))
}

// has reports whether the filter selects an article with one of the labels: its numbers and
// printed labels in both statements.
func (f Filter) has(labels ...string) bool {
	return len(f.Articles) == 0 || slices.ContainsFunc(f.Articles, func(a string) bool { return slices.Contains(labels, a) })
}

// filter removes the rows that do not pass and counts the changes among them. A sentence that
// does not pass itself, or that has a finding only in some clauses, keeps the clauses
// that pass.
func (r *Report) filter(f Filter) {
	if f.IsZero() {
		return
	}
	r.Filter, r.River = f.Name, nil
	for i := range r.Sections {
		s := &r.Sections[i]
		inside := f.has(s.Old.Locator, s.New.Locator, s.Old.Label, s.New.Label)
		var kept []Row
		for _, row := range s.Rows {
			switch {
			case inside && (f.fits(&row) && f.isNamed(&row) || f.keepClauses(&row) || f.passes(&row)):
				kept = append(kept, row)
			case row.changed() && !row.Stub:
				s.LeftOut++
			}
		}
		s.Rows = kept
		r.LeftOut += s.LeftOut
	}
	r.Sections = slices.DeleteFunc(r.Sections, func(s Section) bool { return len(s.Rows) == 0 })
}

// keepClauses removes the clauses of a row that do not pass, and reports whether any are left.
func (f Filter) keepClauses(row *Row) bool {
	var kept []Row
	if f.anyChange() {
		return false
	}
	for i := range row.parts {
		if c := &row.parts[i]; !c.ShownBefore() && f.passes(c) {
			kept = append(kept, *c)
		}
	}
	if kept == nil {
		return false
	}
	row.Clauses, row.Selected = kept, true
	return true
}

// Selection is what a filter leaves of a comparison's links and findings.
type Selection struct {
	Links    []*diff.Link
	Findings []finding.Finding
	LeftOut  int // links
}

// Select returns the links and findings that pass the filter.
func Select(r *diff.Result, findings []finding.Finding, f Filter) Selection {
	if f.IsZero() {
		return Selection{Links: r.Links, Findings: findings}
	}
	var s Selection
	x := newLinkFilter(r, findings, f)
	for _, l := range r.Links {
		if x.passes(l) {
			s.Links = append(s.Links, l)
		} else {
			s.LeftOut++
		}
	}
	for i := range findings {
		if x.passesFinding(&findings[i]) {
			s.Findings = append(s.Findings, findings[i])
		}
	}
	return s
}

// Links returns a function that reports whether a link of the comparison passes. The findings
// must be those of the comparison.
func (f Filter) Links(r *diff.Result, findings []finding.Finding) func(*diff.Link) bool {
	return newLinkFilter(r, findings, f).passes
}

// linkFilter filters links by the rows they would have, so that the same changes pass as in
// reports made of rows.
type linkFilter struct {
	Filter
	old, new *passage.Column
	types    typeIndex
}

func newLinkFilter(r *diff.Result, findings []finding.Finding, f Filter) *linkFilter {
	return &linkFilter{f, passage.NewColumn(r.Old), passage.NewColumn(r.New), typesOf(findings)}
}

func (x *linkFilter) passes(l *diff.Link) bool {
	row := x.row(l)
	row.Types = x.types.at(row.Old.Locators, row.New.Locators)
	return x.has(x.articles(l.Old, l.New)...) && x.Filter.passes(&row)
}

// passesFinding reports whether a finding has a type that passes, or is in a link whose
// kind does.
func (x *linkFilter) passesFinding(f *finding.Finding) bool {
	if x.IsZero() {
		return true
	}
	if !x.has(x.articles(f.Old, f.New)...) || f.Link == nil {
		return false
	}
	row := x.row(f.Link)
	return x.isWithin(&row) && (x.isNamed(&row) || x.isFound(f.Type))
}

func (x *linkFilter) row(l *diff.Link) Row {
	old, new := passage.Sides(x.old, x.new, l)
	return rowOf(l, old, new)
}

// articles returns the locators and labels of the articles that the first nodes are in.
func (x *linkFilter) articles(old, new []*tree.Node) []string {
	var labels []string
	if len(old) > 0 {
		labels = append(labels, string(x.old.Top(old[0]).Locator), x.old.Top(old[0]).Label)
	}
	if len(new) > 0 {
		labels = append(labels, string(x.new.Top(new[0]).Locator), x.new.Top(new[0]).Label)
	}
	return labels
}

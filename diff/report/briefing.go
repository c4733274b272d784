package report

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// Briefing is the page that every report begins with: the findings that weigh
// most, those on one subject together, and behind them what is gone and what is
// new.
type Briefing struct {
	Items []Item // the weightiest first
	// Gone and New hold what no item tells: dropped sentences, those that had
	// stood longest first, and added ones, by weight.
	Gone, New []Line
	// MoreGone, MoreNew and More count what is not listed: dropped sentences,
	// added ones, and other findings.
	MoreGone, MoreNew, More int
	Routine                 int // findings left out because they are routine
	// Nothing is set where nothing of substance changed.
	Nothing bool
}

// IsZero reports whether there is nothing to say.
func (b *Briefing) IsZero() bool {
	return !b.Nothing && len(b.Items)+len(b.Gone)+len(b.New) == 0
}

// Item is what the findings on one subject tell.
type Item struct {
	Subject string // in words of the texts, "" where they have none in common
	Lines   []Line
}

// Line is one finding with its evidence.
type Line struct {
	Rank     int
	Type     finding.Type
	Rule     string
	From, To string   // trigger words
	Old, New []string // all locators, the most telling first
	Since    string
	Features []finding.Feature
	// Row is the wording before and after, at the first of Old and of New. The
	// trigger words are marked as Key.
	Row Row
}

// How much a briefing holds: one page.
const (
	briefingItems = 15
	briefingLines = 20
	briefingRest  = 5 // of what is gone, and of what is new
)

// newBriefing makes the briefing of findings in the order of rank.
func (b *builder) newBriefing(findings []finding.Finding) Briefing {
	out := Briefing{}
	subjects := map[string]int{}
	told := map[*tree.Node]bool{}
	lines := 0
	var rest []*finding.Finding
	for i := range findings {
		f := &findings[i]
		if f.Routine {
			out.Routine++
			continue
		}
		at, known := subjects[f.Subject]
		if known = known && f.Subject != ""; !known {
			at = len(out.Items)
		}
		if lines == briefingLines || at == briefingItems {
			rest = append(rest, f)
			continue
		}
		if !known {
			subjects[f.Subject] = at
			out.Items = append(out.Items, Item{Subject: f.Subject})
		}
		lines++
		out.Items[at].Lines = append(out.Items[at].Lines, b.line(f))
		for _, n := range slices.Concat(f.Old, f.New) {
			told[n] = true
		}
	}
	b.rest(&out, rest, told)
	s := b.result.Stats(diff.LevelSentence)
	out.Nothing = len(findings) == out.Routine && (out.Routine > 0 || s.Reworded+s.Dropped+s.Added == 0)
	return out
}

// rest sorts what no item tells.
func (b *builder) rest(out *Briefing, findings []*finding.Finding, told map[*tree.Node]bool) {
	untold := func(nodes []*tree.Node) bool {
		return !slices.ContainsFunc(nodes, func(n *tree.Node) bool { return told[n] })
	}
	var gone []*finding.Finding
	for _, f := range findings {
		switch {
		case f.Type == finding.Dropped && untold(f.Old):
			gone = append(gone, f)
		case f.Type == finding.Added && untold(f.New):
			if len(out.New) < briefingRest {
				out.New = append(out.New, b.line(f))
			} else {
				out.MoreNew++
			}
		default:
			out.More++
		}
	}
	series := b.result.Series // the nearest first
	slices.SortStableFunc(gone, func(x, y *finding.Finding) int {
		return cmp.Compare(slices.Index(series, y.Since), slices.Index(series, x.Since))
	})
	for _, f := range gone[:min(len(gone), briefingRest)] {
		out.Gone = append(out.Gone, b.line(f))
	}
	out.MoreGone = len(gone) - len(out.Gone)
}

// line returns a finding with its evidence.
func (b *builder) line(f *finding.Finding) Line {
	return Line{
		Rank: f.Rank, Type: f.Type, Rule: f.Rule, From: f.From, To: f.To,
		Old: locators(f.Old), New: locators(f.New), Since: f.Since, Features: f.Features,
		Row: b.evidence(f),
	}
}

// evidence returns the row of a finding: the wording at its first nodes.
func (b *builder) evidence(f *finding.Finding) Row {
	l := b.linkOf(f)
	row := rowOf(l, oldSide(b.old.again(), l), newSide(b.new.again(), l))
	row.Old.Runs = mark(row.Old.Runs, f.From)
	row.New.Runs = mark(row.New.Runs, f.To)
	return row
}

// linkOf returns the link between the first nodes of a finding: one of the
// comparison where there is one, else what their texts have in common.
func (b *builder) linkOf(f *finding.Finding) *diff.Link {
	old, new := f.Old[:min(1, len(f.Old))], f.New[:min(1, len(f.New))]
	switch f.Type {
	case finding.Dropped: // what is new on the same subject is no other wording of it
		new = nil
	case finding.Added:
		old = nil
	}
	if f.Link != nil && (slices.Equal(f.Link.Old, f.Old) && slices.Equal(f.Link.New, f.New)) {
		return f.Link
	}
	for _, n := range slices.Concat(new, old) {
		for _, l := range b.clauseLinks[n] {
			if slices.Equal(l.Old, old) && slices.Equal(l.New, new) {
				return l
			}
		}
	}
	l := &diff.Link{Kind: diff.Reworded, Old: old, New: new}
	switch {
	case len(new) == 0:
		l.Kind = diff.Dropped
	case len(old) == 0:
		l.Kind = diff.Added
	default:
		l.Words = diff.Words(b.result.Old.TextOf(old[0]), b.result.New.TextOf(new[0]), b.result.New.Lang)
	}
	if f.Link != nil {
		l.ID, l.Certainty, l.StoodSince = f.Link.ID, f.Link.Certainty, f.Link.StoodSince
	}
	return l
}

func locators(nodes []*tree.Node) []string {
	var all []string
	for _, n := range nodes {
		all = append(all, n.Locator)
	}
	return all
}

package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// Briefing is the page that opens every report: the findings of the highest rank,
// grouped by subject, followed by what was dropped and what was added.
type Briefing struct {
	Items []Item // by rank, highest first
	// Gone and New hold dropped and added sentences that no item covers: the dropped
	// ones by how long they had been carried, longest first, the added ones by rank.
	Gone, New []Line
	// MoreGone, MoreNew and More hold what does not fit on the page: dropped sentences,
	// added ones (as the comparison counts them), and other findings. Their lines carry
	// no evidence, only the text of a sentence that one statement alone has.
	MoreGone, MoreNew, More []Line
	Routine                 int // findings left out because they are routine
	// Nothing is set if nothing of substance changed.
	Nothing bool
}

// IsZero reports whether the briefing has nothing to show.
func (b *Briefing) IsZero() bool {
	return !b.Nothing && len(b.Items)+len(b.Gone)+len(b.New) == 0
}

// Item groups the findings on one subject.
type Item struct {
	Subject string // in words that occur in the texts, "" if they share none
	Lines   []Line
}

// Line is a change at one place with its evidence.
type Line struct {
	Findings []Finding // by rank, highest first
	Old, New []string  // all locators, the most significant first
	// Row is the wording before and after, at the first locators of Old and New. The
	// trigger words are marked as Key. A dropped or added text has one side only.
	Row  Row
	Said finding.Said // how much of a dropped or added text the other statement says, "" for nothing
	Near string       // where the other statement says it, with that statement's sign unless it is only a possible source
	Also []string     // other changes on the subject: − in the old statement, + in the new
}

// Finding is a finding, or several findings of the same type and rule at one place.
type Finding struct {
	Rank     int
	Type     finding.Type
	From, To string // trigger words, separated by commas if several findings were joined
	Since    string
	// Formula is a wording within a dropped text that is older than the text: it had been
	// used since FormulaSince.
	Formula, FormulaSince string

	rule string
}

// Limits of a briefing, which fills one page. Text is measured in columns. The first
// briefingLeast items are shown however long they are.
const (
	briefingItems = 15
	briefingLines = 18
	briefingText  = 3600
	briefingLeast = 5
	// for the dropped sentences and for the added ones each
	briefingRest     = 5
	briefingRestText = 800
)

// NewBriefing makes the briefing of a comparison from its findings, which must be in the
// order of rank. The briefing is one page long, or with all set, holds every finding that
// is not routine.
func NewBriefing(r *diff.Result, findings []finding.Finding, all bool) Briefing {
	return newBuilder(r).newBriefing(findings, all)
}

// newBriefing makes the briefing from findings in the order of rank.
func (b *builder) newBriefing(findings []finding.Finding, all bool) Briefing {
	out := Briefing{}
	subjects := map[string]int{}
	places := map[[2]string][2]int{} // indexes of item and line, by the first nodes of both sides
	covered := map[*tree.Node]bool{}
	lines, text := 0, 0
	var rest []*finding.Finding
	for i := range findings {
		f := &findings[i]
		if f.Routine {
			out.Routine++
			continue
		}
		place := [2]string{first(f.Old), first(f.New)}
		if at, known := places[place]; known {
			out.Items[at[0]].Lines[at[1]].add(f)
			continue
		}
		at, known := subjects[f.Subject]
		if known = known && f.Subject != ""; !known {
			at = len(out.Items)
		}
		isFull := func() bool {
			return !all && (lines == briefingLines || text > briefingText && lines >= briefingLeast)
		}
		if isFull() { // a line takes time to make
			rest = append(rest, f)
			continue
		}
		l := b.line(f)
		if text += l.columns(); isFull() || !all && at == briefingItems {
			rest = append(rest, f)
			continue
		}
		if !known {
			subjects[f.Subject] = at
			out.Items = append(out.Items, Item{Subject: f.Subject})
		}
		lines++
		places[place] = [2]int{at, len(out.Items[at].Lines)}
		out.Items[at].Lines = append(out.Items[at].Lines, l)
		for _, n := range slices.Concat(f.Old, f.New) {
			covered[n] = true
		}
	}
	b.rest(&out, rest, covered)
	s := b.result.Stats(diff.LevelSentence)
	out.Nothing = len(findings) == out.Routine && (out.Routine > 0 || s.Reworded+s.Dropped+s.Added == 0)
	return out
}

// first returns the locator of the first node, or "" if there are no nodes.
func first(nodes []*tree.Node) string {
	if len(nodes) == 0 {
		return ""
	}
	return string(nodes[0].Locator)
}

// rest distributes the findings that no item covers over Gone, New and the More lists.
func (b *builder) rest(out *Briefing, findings []*finding.Finding, covered map[*tree.Node]bool) {
	uncovered := func(nodes []*tree.Node) bool {
		return !slices.ContainsFunc(nodes, func(n *tree.Node) bool { return covered[n] })
	}
	var gone, come []*finding.Finding
	for _, f := range findings {
		switch {
		case f.Type == finding.Dropped && uncovered(f.Old):
			gone = append(gone, f)
		case f.Type == finding.Added && uncovered(f.New):
			come = append(come, f)
		default:
			out.More = append(out.More, b.named(f))
		}
	}
	series := b.result.Series // the closest first
	slices.SortStableFunc(gone, func(x, y *finding.Finding) int {
		return cmp.Compare(slices.Index(series, y.Since), slices.Index(series, x.Since))
	})
	out.Gone, out.New = b.first(gone), b.first(come)
	for _, f := range gone[len(out.Gone):] {
		out.MoreGone = append(out.MoreGone, b.named(f))
	}
	for _, f := range come[len(out.New):] {
		if isOnlyNew(f) {
			out.MoreNew = append(out.MoreNew, b.named(f))
		} else {
			out.More = append(out.More, b.named(f))
		}
	}
}

// isOnlyNew reports whether an added text is counted as added, that is, whether no link
// connects it with an old sentence.
func isOnlyNew(f *finding.Finding) bool { return f.Link == nil || len(f.Link.Old) == 0 }

// first returns lines for as many findings as fit in a list of a briefing.
func (b *builder) first(findings []*finding.Finding) []Line {
	var lines []Line
	text := 0
	for _, f := range findings {
		l := b.line(f)
		if text += l.columns(); len(lines) == briefingRest || text > briefingRestText && len(lines) > 1 {
			break
		}
		lines = append(lines, l)
	}
	return lines
}

// line returns a finding with its evidence.
func (b *builder) line(f *finding.Finding) Line {
	l := Line{Old: passage.Locators(f.Old), New: passage.Locators(f.New), Row: b.rowOf(b.linkOf(f))}
	if f.Nearest != nil {
		l.Said, l.Near = f.Said, near(f)
	}
	l.Also = also(f)
	l.add(f)
	return l
}

// named returns a finding without its evidence.
func (b *builder) named(f *finding.Finding) Line {
	l := Line{Old: passage.Locators(f.Old), New: passage.Locators(f.New)}
	l.add(f)
	switch f.Type {
	case finding.Dropped:
		l.Row.Old = b.old.Plain(f.Old[:1], passage.Same)
	case finding.Added:
		l.Row.New = b.new.Plain(f.New[:1], passage.Same)
	}
	return l
}

// near returns the locator of the related text in the other statement.
func near(f *finding.Finding) string {
	switch {
	case f.Said == finding.PossiblyFrom:
		return string(f.Nearest.Locator)
	case f.Type == finding.Dropped:
		return "+" + string(f.Nearest.Locator)
	}
	return "−" + string(f.Nearest.Locator)
}

// also returns the locators of the other changes on the subject of a finding, signed
// − for the old statement and + for the new one. What the finding itself shows is not
// another change.
func also(f *finding.Finding) []string {
	var list []string
	for _, n := range f.RelatedOld {
		if n != f.Nearest && !overlapsAny(f.Old, n) {
			list = append(list, "−"+string(n.Locator))
		}
	}
	for _, n := range f.RelatedNew {
		if n != f.Nearest && !overlapsAny(f.New, n) {
			list = append(list, "+"+string(n.Locator))
		}
	}
	return list
}

// overlapsAny reports whether a node is one of some nodes, in one of them or around one.
func overlapsAny(nodes []*tree.Node, n *tree.Node) bool {
	return slices.ContainsFunc(nodes, func(m *tree.Node) bool { return n.Span.Start < m.Span.End && m.Span.Start < n.Span.End })
}

// add adds a finding to the line, joining it with one of the same type and rule if there
// is one.
func (l *Line) add(f *finding.Finding) {
	l.Row.Old.Runs = passage.Key(l.Row.Old.Runs, f.From)
	l.Row.New.Runs = passage.Key(l.Row.New.Runs, f.To)
	x := Finding{Rank: f.Rank, Type: f.Type, rule: f.Rule, From: f.From, To: f.To, Since: f.Since, Formula: f.Formula, FormulaSince: f.FormulaSince}
	for i := range l.Findings {
		if l.Findings[i].join(x) {
			return
		}
	}
	l.Findings = append(l.Findings, x)
}

// Doubt says how certain it is that both wordings are of one sentence or, for a sentence
// without a counterpart, what the other statement says of it. It is "" if there is no doubt.
func (l *Line) Doubt(language locale.Language) string {
	doubt := language.T(Doubt(l.Row.Certainty))
	switch {
	case l.Said == "":
		return doubt
	case l.Said == finding.PossiblyFrom:
		return language.T("possibly from %s", l.Near)
	case doubt != "":
		doubt = " · " + doubt
	}
	return language.T(string(l.Said)) + ": " + l.Near + doubt
}

// SeeAlso lists the other changes on the subject, or returns "" if there are none.
func (l *Line) SeeAlso(language locale.Language) string {
	if len(l.Also) == 0 {
		return ""
	}
	return language.T("see also %s", strings.Join(l.Also, ", "))
}

// join adds the trigger words of one side to those of a finding of the same type and rule.
func (t *Finding) join(other Finding) bool {
	if t.Type != other.Type || t.rule != other.rule || t.Since != other.Since || t.Formula != other.Formula {
		return false
	}
	switch {
	case t.From != "" && t.To == "" && other.From != "" && other.To == "":
		t.From += ", " + other.From
	case t.To != "" && t.From == "" && other.To != "" && other.From == "":
		t.To += ", " + other.To
	default:
		return false
	}
	return true
}

// columns returns the approximate width of the line's wording.
func (l *Line) columns() int {
	n := 0
	for _, r := range passage.Excerpt(l.Row.Redline(), 0) {
		n += passage.Columns(r.Text)
	}
	return n
}

// linkOf returns the link between the first nodes of a finding, whose wording is its evidence: the comparison's own link
// if there is one, otherwise a new link made from the words of the two texts.
func (b *builder) linkOf(f *finding.Finding) *diff.Link {
	old, new := f.Old[:min(1, len(f.Old))], f.New[:min(1, len(f.New))]
	switch f.Type {
	case finding.Dropped: // a new sentence on the same subject is not a rewording of a dropped one
		new = nil
	case finding.Added:
		old = nil
	}
	if f.Link != nil && joins(f.Link, old, new) {
		return f.Link
	}
	for _, n := range slices.Concat(new, old) {
		for _, l := range b.clauseLinks[n] {
			if joins(l, old, new) {
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

// joins reports whether a link holds all the given nodes, and is empty on exactly the sides
// where none are given. A split or merged link is shown whole: comparing only one half with
// the other side would mark words as deleted that occur in the other half.
func joins(l *diff.Link, old, new []*tree.Node) bool {
	within := func(nodes, all []*tree.Node) bool {
		return (len(nodes) == 0) == (len(all) == 0) && !slices.ContainsFunc(nodes, func(n *tree.Node) bool { return !slices.Contains(all, n) })
	}
	return within(old, l.Old) && within(new, l.New)
}

package finding

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/parse/tree"
)

// Type is the kind of change that a finding reports. Its text form is the word used in
// reports, filters and JSON.
type Type string

// The types of findings.
const (
	Stronger      Type = "stronger"       // a step up a ladder, a firmer modality or quantifier
	Weaker        Type = "weaker"         // a step down
	Negated       Type = "negated"        // a negation was added or removed, or a word became its opposite
	Speaker       Type = "speaker"        // a statement has another speaker
	Attributed    Type = "attributed"     // said by all before and by some now, or the reverse
	Named         Type = "named"          // an actor, place, document or programme is newly named
	Unnamed       Type = "unnamed"        // one is no longer named
	ListGained    Type = "list-gained"    // a list has a new member
	ListLost      Type = "list-lost"      // a list has lost a member
	Reordered     Type = "reordered"      // the members of a list are in another order
	Number        Type = "number"         // another quantity
	Date          Type = "date"           // another date or deadline
	Narrower      Type = "narrower"       // a condition was added, or a scope shrank
	Wider         Type = "wider"          // a condition was removed, or a scope grew
	Fulfilled     Type = "fulfilled"      // announced before, done now
	Renamed       Type = "renamed"        // another name for the same thing
	Promoted      Type = "promoted"       // moved toward the beginning of the statement
	Demoted       Type = "demoted"        // moved away from it
	Dropped       Type = "dropped"        // no longer said
	Added         Type = "added"          // said for the first time
	Returned      Type = "returned"       // said again after a statement without it
	FormulaBroken Type = "formula-broken" // the wording of a standing formula changed
	Reworded      Type = "reworded"       // content words changed, with no type above
)

// Types lists every type, in the order of their declaration.
func Types() []Type {
	return []Type{Stronger, Weaker, Negated, Speaker, Attributed, Named, Unnamed, ListGained, ListLost, Reordered,
		Number, Date, Narrower, Wider, Fulfilled, Renamed, Promoted, Demoted, Dropped, Added, Returned, FormulaBroken, Reworded}
}

// Finding is one change in an analyst's words.
type Finding struct {
	Rank int // from 1, by decreasing weight
	Type Type
	// Old and New are the clauses that the finding is about, or sentences if it is about
	// a whole sentence, the most informative first. All of them are in Link. If the first
	// ones are clauses, they are linked with each other. A side may be empty.
	Old, New []*tree.Node
	// Nearest is the place in the other statement that is closest to what was dropped or
	// added, nil for none. Said tells how the two are related. They are not two wordings
	// of one thing.
	Nearest *tree.Node
	Said    Said
	// RelatedOld and RelatedNew are weighty sentences of other links that changed on the
	// same subject; for an addition, RelatedOld also has the old sentences of its link.
	// They are not other wordings of it.
	RelatedOld, RelatedNew []*tree.Node
	Link                   *diff.Link // where it was found
	// From and To are the trigger words as written in the first node of Old and of New,
	// "" on a side without any. If a whole sentence came or went, both are "".
	From, To string
	Rule     string // language and name of the rule, such as "zh/concern"
	Subject  string // what it is about, in the words of the text
	// Since names the first of the unbroken run of statements that had the dropped text,
	// "" if it is not known.
	Since string
	// Formula is a wording within the dropped text that is older than the sentence around
	// it: every statement since FormulaSince had it. Both are "" for none.
	Formula, FormulaSince string

	Routine  bool // changes by itself from one statement to the next
	Weight   float64
	Features []Feature // they sum to the weight
}

// Said describes what the other statement has of a sentence that was dropped or added.
// Its text form is the word used in reports and JSON.
type Said string

// The values of Said.
const (
	SaidInPart     Said = diff.SaidInPart   // some of the core wording
	PossiblyFrom   Said = "possibly from"   // a sentence that may be an older wording, with little in common
	ReportedBefore Said = "reported before" // reported as done before, under such a heading; now a task
	PlannedBefore  Said = "planned before"  // a task before; now reported as done
)

// Feature is one reason for the weight of a finding.
type Feature struct {
	Name  string
	Value float64 // what it adds to the weight
}

// Option configures [Find] and [Read].
type Option func(*config)

type config struct {
	earlier  []*tree.Statement
	ladders  []Ladder
	words    []Words
	patterns []*regexp.Regexp
	run      batch.Runner
}

// Parallel makes [Read] and [Find] execute their independent parts through run, which is how
// a caller uses several processors.
func Parallel(run batch.Runner) Option { return func(c *config) { c.run = run } }

// Series gives the earlier statements of the series, the one nearest to the old
// statement first. Text that was in all of them has more weight, and text that was in
// an earlier one is not news.
func Series(earlier ...*tree.Statement) Option {
	return func(c *config) { c.earlier = append(c.earlier, earlier...) }
}

// Find returns the findings of a comparison, the weightiest first and routine ones
// last. It takes time linear in the text, except for the first findings, each of which
// is chosen among all changes. For statements in different languages, or in one without
// data, only rules that need no word lists apply; see [Knows].
func Find(r *diff.Result, opts ...Option) []Finding {
	x := Read(r.Old, r.New, opts...)
	return x.Find(r, x.reading.run)
}

// Reader holds two statements that have been read. Reading takes a third of the time of
// finding and does not need the comparison, so it can run concurrently with it.
type Reader struct{ reading *reading }

// Read reads two statements for one [Reader.Find].
func Read(old, new *tree.Statement, opts ...Option) *Reader {
	var c config
	for _, o := range opts {
		o(&c)
	}
	g := newReading(old, new, languageOf(old, new).with(&c), c.run)
	g.history, g.patterns, g.run = newHistory(c.earlier), c.patterns, c.run
	return &Reader{g}
}

// Find returns the findings of the comparison of the two statements, as [Find] does. It
// executes its independent parts through run, if it is not nil.
func (r *Reader) Find(result *diff.Result, run batch.Runner) []Finding {
	g := r.reading.of(result)
	g.run = run
	items := choose(g.changes())
	for _, c := range g.routine {
		items = append(items, item{lead: c})
	}
	parts := make([][]Finding, len(items)+1)
	parts[0] = g.placed()
	g.run.Do(len(items), func(i int) { parts[i+1] = items[i].findings() })
	return ranked(parts)
}

// ranked returns findings by their ranks. It sorts pointers, since findings are large.
func ranked(parts [][]Finding) []Finding {
	var all []*Finding
	for _, part := range parts {
		for i := range part {
			all = append(all, &part[i])
		}
	}
	slices.SortStableFunc(all, func(x, y *Finding) int {
		return cmp.Or(compareBool(x.Routine, y.Routine), cmp.Compare(y.Weight, x.Weight))
	})
	sorted := make([]Finding, len(all))
	for i, f := range all {
		sorted[i] = *f
		sorted[i].Rank = i + 1
	}
	return sorted
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// languageOf returns the language of both statements. It has no words if the two
// differ in language or the language has no data.
func languageOf(old, new *tree.Statement) *language {
	if of := languages[new.Lang]; of != nil && old.Lang == new.Lang {
		return of()
	}
	return newLanguage(new.Lang, 0)
}

package finding

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Type says what kind of change a finding is. Its text form is the word of
// reports, filters and JSON.
type Type string

// The types of findings.
const (
	Stronger      Type = "stronger"       // a step up a ladder, a firmer modality or quantifier
	Weaker        Type = "weaker"         // a step down
	Negated       Type = "negated"        // a negation came or went
	Speaker       Type = "speaker"        // another party says it
	Attributed    Type = "attributed"     // said by all, now by some, or the reverse
	Named         Type = "named"          // an actor, place, document or programme enters the statement
	Unnamed       Type = "unnamed"        // it leaves the statement
	ListGained    Type = "list-gained"    // a list has a member more
	ListLost      Type = "list-lost"      // a list has a member less
	Reordered     Type = "reordered"      // a list has its members in another order
	Number        Type = "number"         // another quantity
	Date          Type = "date"           // another date or deadline
	Narrower      Type = "narrower"       // a condition came, a scope shrank
	Wider         Type = "wider"          // a condition went, a scope grew
	Fulfilled     Type = "fulfilled"      // announced, now done
	Renamed       Type = "renamed"        // another name for the same thing
	Promoted      Type = "promoted"       // nearer to the beginning of the statement
	Demoted       Type = "demoted"        // farther from it
	Dropped       Type = "dropped"        // no longer said
	Added         Type = "added"          // said for the first time
	Returned      Type = "returned"       // said again, after a statement without it
	FormulaBroken Type = "formula-broken" // a standing formula of a series has other words
	Reworded      Type = "reworded"       // other words of weight, of no type above
)

// Types lists every type, in the order of their declaration.
func Types() []Type {
	return []Type{Stronger, Weaker, Negated, Speaker, Attributed, Named, Unnamed, ListGained, ListLost, Reordered,
		Number, Date, Narrower, Wider, Fulfilled, Renamed, Promoted, Demoted, Dropped, Added, Returned, FormulaBroken, Reworded}
}

// Finding is one change in an analyst's words.
type Finding struct {
	Rank int // from 1, in the order of weight
	Type Type
	// Old and New are the clauses that the finding is about, or sentences where a
	// whole sentence is meant, the most telling first; all of them are in the link.
	// Where the first ones are clauses, they are linked with each other. A side may
	// be empty.
	Old, New []*tree.Node
	// Nearest is, of what was dropped or added, where the other statement has something
	// of it, nil for nowhere, and Said what it has. They are no two wordings of one thing.
	Nearest *tree.Node
	Said    Said
	// RelatedOld and RelatedNew are old sentences of the link of what was added, and
	// sentences of weight in other links that changed on the same subject. They are not
	// another wording of it.
	RelatedOld, RelatedNew []*tree.Node
	Link                   *diff.Link // that it was found in
	// From and To are the trigger words as they stand in the first of Old and of
	// New; a side without any is "". Where a whole sentence came or went, all of it
	// is the trigger and both are "".
	From, To string
	Rule     string // language and rule, such as "zh/concern"
	Subject  string // what it is about, in words of the texts
	// Since names the earliest statement of the series in which what is gone had
	// stood without a gap, "" where that is not known.
	Since string
	// Formula is a wording in what is gone that had stood longer than the sentence around
	// it, without a gap since the statement FormulaSince; both are "" for none.
	Formula, FormulaSince string

	Routine  bool // changes by itself from one statement to the next
	Weight   float64
	Features []Feature // what the weight is the sum of
}

// Said is what the other statement has of a sentence that was dropped or added. Its text
// form is the word of reports and JSON.
type Said string

// What the other statement may have.
const (
	SaidInPart     Said = diff.SaidInPart   // some of the core wording
	PossiblyFrom   Said = "possibly from"   // a sentence that may be an older wording, with little in common
	ReportedBefore Said = "reported before" // as done, under a heading of what has been done; it is now to be done
	PlannedBefore  Said = "planned before"  // as a task; it is now told as done
)

// Feature is one reason for the weight of a finding.
type Feature struct {
	Name  string
	Value float64 // what it adds to the weight
}

// Option changes how findings are made.
type Option func(*config)

type config struct {
	earlier  []*tree.Statement
	ladders  []Ladder
	words    []Words
	patterns []*regexp.Regexp
}

// Series gives the earlier statements of the series, the nearest to the old one
// first: what stands in every one of them is a matter of weight, and what had
// stood before is not news.
func Series(earlier ...*tree.Statement) Option {
	return func(c *config) { c.earlier = append(c.earlier, earlier...) }
}

// Find returns the findings of a comparison, the weightiest first and routine ones
// last. It takes time linear in the text for all but the first findings, each of
// which is chosen among all changes. Statements in two languages, or in one without
// data, have findings of whole sentences only.
func Find(r *diff.Result, opts ...Option) []Finding { return Read(r.Old, r.New, opts...).Find(r) }

// Reader has read two statements, which takes a third of the time that their
// findings take and needs no comparison: it can be done beside that.
type Reader struct{ reading *reading }

// Read reads two statements for one [Reader.Find].
func Read(old, new *tree.Statement, opts ...Option) *Reader {
	var c config
	for _, o := range opts {
		o(&c)
	}
	g := newReading(old, new, languageOf(old, new).with(&c))
	g.history, g.patterns = newHistory(c.earlier), c.patterns
	return &Reader{g}
}

// Find is [Find] of the comparison of the two statements.
func (r *Reader) Find(result *diff.Result) []Finding {
	g := r.reading.of(result)
	parts := [][]Finding{g.placed()}
	for _, it := range choose(g.changes()) {
		parts = append(parts, it.findings())
	}
	for _, c := range g.routine {
		parts = append(parts, item{lead: c}.findings())
	}
	all := slices.Concat(parts...)
	slices.SortStableFunc(all, func(x, y Finding) int {
		return cmp.Or(compareBool(x.Routine, y.Routine), cmp.Compare(y.Weight, x.Weight))
	})
	for i := range all {
		all[i].Rank = i + 1
	}
	return all
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

// languageOf returns the language of both statements; without any words where they
// have not the same one or it has no data.
func languageOf(old, new *tree.Statement) *language {
	if of := languages[new.Lang]; of != nil && old.Lang == new.Lang {
		return of()
	}
	return newLanguage(new.Lang)
}

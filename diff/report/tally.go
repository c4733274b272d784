package report

import "github.com/clausediff/clausediff/diff"

// Tally is one of the numbers that a summary and its bars show. Together they
// are all links of a level, each counted once.
type Tally struct {
	Kind diff.Kind
	// Possible is set for reworded links that are only possible: suggestions,
	// which are not part of what is known to be reworded.
	Possible bool
	N        int
}

// Tallies returns the numbers by kind, in the order of the kinds, the possibly
// reworded ones behind the reworded ones.
func Tallies(s diff.Stats) []Tally {
	return []Tally{
		{Kind: diff.Unchanged, N: s.Unchanged},
		{Kind: diff.Typographic, N: s.Typographic},
		{Kind: diff.Reworded, N: s.Reworded - s.PossiblyReworded},
		{Kind: diff.Reworded, Possible: true, N: s.PossiblyReworded},
		{Kind: diff.Dropped, N: s.Dropped},
		{Kind: diff.Added, N: s.Added},
	}
}

// Word returns what a summary calls the links.
func (t Tally) Word() string {
	if t.Possible {
		return "possibly " + t.Kind.String()
	}
	return t.Kind.String()
}

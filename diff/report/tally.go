package report

import "github.com/clausediff/clausediff/diff"

// Tally is one of the numbers in a summary and its bars. Together the tallies count every link
// of a level once.
type Tally struct {
	Kind diff.Kind
	// Possible is set for reworded links that are only possible. They are suggestions
	// and are not counted as reworded.
	Possible bool
	N        int
}

// Tallies returns the numbers by kind, in the order of the kinds. The possibly reworded links
// follow the reworded ones.
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

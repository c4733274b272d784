package report

import "github.com/clausediff/clausediff/diff"

// Tally is one of the numbers in a summary and its bars.
type Tally struct {
	Word string // what the summary calls it, a key of [locale.Language.T]
	N    int
	Kind diff.Kind // of the links, for the tallies of [Tallies]
}

// Tallies returns the numbers by kind, in the order of the kinds. They count every link of a
// level once. Reworded links that are only possible are suggestions: they follow the reworded ones
// and are not counted as such.
func Tallies(s diff.Stats) []Tally {
	return []Tally{
		{diff.Unchanged.String(), s.Unchanged, diff.Unchanged},
		{diff.Typographic.String(), s.Typographic, diff.Typographic},
		{diff.Reworded.String(), s.Reworded - s.PossiblyReworded, diff.Reworded},
		{"possibly reworded", s.PossiblyReworded, diff.Reworded},
		{diff.Dropped.String(), s.Dropped, diff.Dropped},
		{diff.Added.String(), s.Added, diff.Added},
	}
}

// FlagTallies returns the numbers by flag, moved first, and that of the links that are only
// possible.
func FlagTallies(s diff.Stats) []Tally {
	return []Tally{
		{Word: string(FlagMoved), N: s.Moved},
		{Word: string(FlagSplit), N: s.Split},
		{Word: string(FlagMerged), N: s.Merged},
		{Word: string(FlagRenumbered), N: s.Renumbered},
		{Word: "only possible", N: s.Possible - s.PossiblyReworded},
	}
}

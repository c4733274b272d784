package report

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
)

// topCount is the number of rows in a report's list of significant changes, and
// topOfOne how many of them may be reworded, and dropped or added, while there
// are others.
const (
	topCount = 10
	topOfOne = 7
)

// top returns the rows that weigh most. Possible links are suggestions, changes
// of typography and routine ones no news: they are left out.
func top(sections []Section, w *weigher) []Row {
	type ranked struct {
		row    Row
		weight int
	}
	var all []ranked
	for _, s := range sections {
		for _, row := range s.Rows {
			if weight, why := w.weigh(&s, &row); weight > 0 {
				row.Why = why
				all = append(all, ranked{row, weight})
			}
		}
	}
	heavier := func(x, y ranked) int { return cmp.Compare(y.weight, x.weight) }
	slices.SortStableFunc(all, heavier)
	var taken, left []ranked
	count := map[bool]int{}
	for _, r := range all {
		reworded := r.row.Kind == diff.Reworded
		if count[reworded]++; len(taken) < topCount && count[reworded] <= topOfOne {
			taken = append(taken, r)
		} else {
			left = append(left, r)
		}
	}
	taken = append(taken, left[:min(len(left), topCount-len(taken))]...)
	slices.SortStableFunc(taken, heavier)
	var rows []Row
	for _, r := range taken {
		rows = append(rows, r.row)
	}
	return rows
}

// stoodRows returns the dropped rows that had stood, the longest-standing first.
// series names the earlier statements, the nearest first.
func stoodRows(sections []Section, series []string) []Row {
	var rows []Row
	for _, s := range sections {
		for _, row := range s.Rows {
			if row.StoodSince != "" {
				rows = append(rows, row)
			}
		}
	}
	slices.SortStableFunc(rows, func(x, y Row) int {
		return cmp.Or(cmp.Compare(slices.Index(series, y.StoodSince), slices.Index(series, x.StoodSince)),
			cmp.Compare(changedCharacters(&y), changedCharacters(&x)))
	})
	return rows
}

// changedCharacters is the number of marked characters on both sides.
func changedCharacters(row *Row) int {
	n := 0
	for _, side := range []Side{row.Old, row.New} {
		for _, r := range side.Runs {
			if r.Mark != Same {
				n += utf8.RuneCountInString(r.Text)
			}
		}
	}
	return n
}

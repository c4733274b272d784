package report

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
)

// topCount is the number of rows in a report's list of significant changes.
const topCount = 10

// top returns the rows with the most changed text: all of a dropped or added
// sentence, the marked words of a reworded one. Possible links are suggestions,
// changes of typography and routine ones no news: they are left out.
func top(sections []Section) []Row {
	type ranked struct {
		row    Row
		weight int
	}
	var all []ranked
	for _, s := range sections {
		for _, row := range s.Rows {
			if w := weight(row); w > 0 && !row.Stub {
				all = append(all, ranked{row, w})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y ranked) int { return cmp.Compare(y.weight, x.weight) })
	var rows []Row
	for _, r := range all[:min(len(all), topCount)] {
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

// weight is the number of changed characters of a row that is news.
func weight(row Row) int {
	if row.Kind == diff.Typographic || row.Kind == diff.Unchanged || row.Certainty == diff.Possible || row.Routine {
		return 0
	}
	return changedCharacters(&row)
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

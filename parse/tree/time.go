package tree

import (
	"cmp"
	"slices"
	"strings"
)

// SortInTime sorts elements that belong to statements by date, oldest first, and by id
// within a day. If any date is missing, all are sorted by id: sorting by the others
// would suggest an order that no source gives. Runs of digits in an id compare as
// numbers, so that 9-1 is before 10-1. The sort is stable. of returns the ISO date of
// an element, "" for none, and its id; it is called several times per element.
func SortInTime[T any](list []T, of func(T) (date, id string)) {
	dated := !slices.ContainsFunc(list, func(x T) bool { date, _ := of(x); return date == "" })
	slices.SortStableFunc(list, func(x, y T) int {
		xDate, xID := of(x)
		yDate, yID := of(y)
		byDate := 0
		if dated {
			byDate = cmp.Compare(xDate, yDate)
		}
		return cmp.Or(byDate, compareIDs(xID, yID))
	})
}

// compareIDs compares ids, with runs of digits as numbers.
func compareIDs(x, y string) int {
	for x != "" && y != "" {
		nx, ny := digits(x), digits(y)
		if nx > 0 && ny > 0 {
			a, b := strings.TrimLeft(x[:nx], "0"), strings.TrimLeft(y[:ny], "0")
			if c := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)); c != 0 {
				return c
			}
			x, y = x[nx:], y[ny:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(x, y)
}

// digits returns the length of the run of digits at the beginning of s.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

package tree

import (
	"cmp"
	"slices"
	"strings"
)

// SortInTime sorts what belongs to statements by their dates, the oldest first, and
// those of one day by id. Where a date is missing, all are sorted by id: half of the
// dates would tell an order that nobody wrote. Runs of digits of an id are numbers, so
// that 9-1 is before 10-1. It is stable. of returns the ISO date, "" for none, and the
// id of an element; it is called several times.
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

// compareIDs compares runs of digits as numbers.
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

// digits returns the length of the run of digits that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

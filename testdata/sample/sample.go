// Package sample says how much of a property over many texts one test run tries:
// a part, always the same, and everything where CLAUSEDIFF_REQUIRE is set. A
// property that is wrong for a kind of text is wrong for one in some of them;
// what is wrong for a single one is found by the run of everything.
//
//	all      0 1 2 3 4 5 6 7 8 9
//	Of 4     0     3     6     9
package sample

import (
	"flag"
	"os"
	"strconv"
	"testing"
)

// All reports whether this run tries everything.
func All() bool { return os.Getenv("CLAUSEDIFF_REQUIRE") != "" }

// Of returns n of the items, at least two, from the first to the last in even
// steps; all of them where this run tries everything or there are no more.
func Of[T any](items []T, n int) []T {
	n = max(n, 2)
	if All() || len(items) <= n {
		return items
	}
	part := make([]T, n)
	for i := range part {
		part[i] = items[i*(len(items)-1)/(n-1)]
	}
	return part
}

// Size returns how large a text of a limit's test is, or how many of something
// there are: part in a usual run, whole where everything is tried.
func Size(part, whole int) int {
	if All() {
		return whole
	}
	return part
}

// Checks makes rapid try that many cases in this test: part in a usual run, whole
// where everything is tried.
func Checks(t *testing.T, part, whole int) {
	before := flag.Lookup("rapid.checks").Value.String()
	flag.Set("rapid.checks", strconv.Itoa(Size(part, whole)))
	t.Cleanup(func() { flag.Set("rapid.checks", before) })
}

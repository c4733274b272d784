// Package pair makes comparisons for the benchmarks of what is done with them.
package pair

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/bulk"
)

// Report is the size of one report, in bytes.
const Report = 54_000

// Statements returns a statement of about size bytes and its edited copy.
func Statements(tb testing.TB, size int) (old, new *tree.Statement) {
	tb.Helper()
	text, err := bulk.Text(size)
	if err != nil {
		tb.Fatal(err)
	}
	return read(tb, "old", text), read(tb, "new", bulk.Edited(text))
}

// Compared returns the comparison of the two.
func Compared(tb testing.TB, size int) *diff.Result {
	tb.Helper()
	return diff.Compare(Statements(tb, size))
}

// Series returns the newest n documents, oldest first.
func Series(tb testing.TB, n int) []*tree.Statement {
	tb.Helper()
	documents, err := bulk.Documents()
	if err != nil {
		tb.Fatal(err)
	}
	var statements []*tree.Statement
	for i := min(n, len(documents)) - 1; i >= 0; i-- {
		statements = append(statements, read(tb, documents[i].Name, documents[i].Text))
	}
	return statements
}

func read(tb testing.TB, name, text string) *tree.Statement {
	tb.Helper()
	s, err := parse.Text(strings.NewReader(text), parse.Name(name), parse.ID(name))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

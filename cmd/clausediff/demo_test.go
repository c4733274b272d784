package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/tree"
)

// The demo needs the built-in statements whole, and oldest first.
func TestSpecimens(t *testing.T) {
	statements, err := specimens()
	if err != nil {
		t.Fatal(err)
	}
	if len(statements) < 3 {
		t.Fatalf("%d statements, want three or more", len(statements))
	}
	for _, st := range statements {
		if err := st.Validate(); err != nil {
			t.Error(err)
		}
	}
	older := func(a, b *tree.Statement) int { return strings.Compare(a.Date, b.Date) }
	if !slices.IsSortedFunc(statements, older) {
		t.Error("the statements are not in the order of their dates")
	}
}

// The demo makes room for itself nowhere: another file of a name that it would
// write is kept, and none of its reports is written.
func TestDemoOverFiles(t *testing.T) {
	for _, name := range []string{"series.html", "2021-2022.html"} {
		folder(t)
		if err := os.Mkdir("reports", 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join("reports", name), "kept\n")
		refused(t, nil, `reports.`+name+`: already exists and is a different file; name another folder$`, "demo", "-o", "reports")
	}
	folder(t)
	first := succeed(t, "demo -o new/reports")
	before := held(t)
	if succeed(t, "demo -o new/reports") != first {
		t.Error("over its own reports the demo does something else")
	}
	if d := cmp.Diff(before, held(t)); d != "" {
		t.Error("its own reports changed", d)
	}
}

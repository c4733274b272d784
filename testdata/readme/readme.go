// Package readme holds the tables of README.md and GUIDE.md against what tests measure.
package readme

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/testdata/bulk"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// Table holds that the table whose first line begins with a header has the rows that
// were measured, or writes it; command says how.
func Table(t testing.TB, header string, rows [][]string, command string) {
	t.Helper()
	var want []string
	for _, row := range rows {
		want = append(want, "| "+strings.Join(row, " | ")+" |")
	}
	Edit(t, header, func(got []string) []string {
		if d := cmp.Diff(want, got); d != "" && !goldenfile.Updating(t) {
			t.Errorf("the table is not what was measured; %s writes it (-measured +table)\n%s", command, d)
			return got
		}
		return want
	})
}

// Edit gives the rows of that table to a function, each a line, and writes those that
// it returns in their place if they differ.
func Edit(t testing.TB, header string, edit func(rows []string) []string) {
	t.Helper()
	root, err := bulk.Root()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{filepath.Join(root, "README.md"), filepath.Join(root, "cmd", "clausediff", "GUIDE.md")} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		start := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "| "+header+" |") })
		if start < 0 {
			continue
		}
		start += 2 // the header, and the line below it
		end := start
		for end < len(lines) && strings.HasPrefix(lines[end], "|") {
			end++
		}
		rows := edit(slices.Clone(lines[start:end]))
		if slices.Equal(rows, lines[start:end]) {
			return
		}
		lines = slices.Replace(lines, start, end, rows...)
		if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("neither README.md nor GUIDE.md has a table that begins with %q", header)
}

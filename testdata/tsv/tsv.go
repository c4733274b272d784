// Package tsv reads what was written down by hand for tests: a line an entry, with tabs
// between its values. Lines that begin with # are remarks.
package tsv

import (
	"os"
	"strings"
	"testing"
)

// Rows returns the values of the lines of a file, remarks and empty lines aside.
func Rows(t testing.TB, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

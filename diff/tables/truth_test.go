package tables_test

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/tables"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/readme"
	"github.com/clausediff/clausediff/testdata/sample"
	"github.com/clausediff/clausediff/testdata/tsv"
)

const shared = "../../../shared"

// folder reads the statements of a folder of ../shared, oldest first, and skips the test
// if the folder is missing.
func folder(t testing.TB, name string) []*tree.Statement {
	t.Helper()
	if folders[name] != nil {
		return folders[name]
	}
	files, err := filepath.Glob(filepath.Join(shared, name, "[0-9]*"))
	if err != nil || len(files) == 0 {
		t.Skipf("no real documents here: %s is missing", filepath.Join(shared, name))
	}
	var all []*tree.Statement
	for _, file := range files {
		all = append(all, read(t, file))
	}
	folders[name] = all
	return all
}

// folders caches the statements by folder.
var folders = map[string][]*tree.Statement{}

func read(t testing.TB, file string) *tree.Statement {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := parse.Any(f, parse.Name(file))
	if err != nil {
		t.Fatal(err)
	}
	s.ID, _, _ = strings.Cut(filepath.Base(file), ".")
	return s
}

// judgedRow is a row of values that a reader wrote down.
type judgedRow struct {
	name, half string
	meant      func(q *tables.Quantity) bool
	cells      map[string][]string // values by statement
}

// readRows returns the judged rows by folder.
func readRows(t *testing.T) map[string][]judgedRow {
	t.Helper()
	cells := map[string]map[string][]string{}
	for _, c := range tsv.Rows(t, "../../testdata/tables/cells.tsv") {
		if cells[c[0]] == nil {
			cells[c[0]] = map[string][]string{}
		}
		cells[c[0]][c[1]] = append(cells[c[0]][c[1]], digits(c[2]))
	}
	all := map[string][]judgedRow{}
	for _, c := range tsv.Rows(t, "../../testdata/tables/rows.tsv") {
		name, period, half := regexp.MustCompile(c[3]), "", c[2]
		if len(c) > 7 {
			period, half = c[7], c[6]+" "+half
		}
		all[c[1]] = append(all[c[1]], judgedRow{c[0], half, func(q *tables.Quantity) bool {
			return name.MatchString(q.Name) && q.Unit == c[4] && q.Change == (c[5] == "change") && cmp.Or(string(q.Sense), "result") == c[6] && timeOf(q) == period
		}, cells[c[0]]})
	}
	return all
}

// timeOf formats the period of a row.
func timeOf(q *tables.Quantity) string {
	if q.Year > 0 {
		return fmt.Sprint(q.Year)
	}
	return string(q.Period)
}

// count compares cells: truth counts those of the reader, told those of the tables, and
// right those in both.
type count struct{ truth, told, right int }

func (c count) row(half string) []string {
	return []string{half, fmt.Sprint(c.truth), fmt.Sprintf("%.2f", float64(c.right)/float64(max(c.told, 1))), fmt.Sprintf("%.2f", float64(c.right)/float64(max(c.truth, 1)))}
}

// add adds a cell with the values of the tables and of the reader.
func (c *count) add(told, want []string) {
	c.told += len(told)
	c.truth += len(want)
	for _, w := range want {
		if slices.Contains(told, w) {
			c.right++
		}
	}
}

// TestCellsRead compares the quantities of real series with those that a reader wrote down.
// A value in a statement that was read is false if the reader does not have it. GUIDE.md
// has the shares.
func TestCellsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some hundred documents")
	}
	sums := map[string]*count{"tuned": {}, "kept": {}, "forecast tuned": {}, "forecast kept": {}}
	all := readRows(t)
	for _, name := range sample.Of(slices.Sorted(maps.Keys(all)), 2) {
		rows := all[name]
		statements := folder(t, name)
		quantities := tables.Read(statements).Quantities()
		for _, row := range rows {
			for i, s := range statements {
				want, judged := row.cells[s.ID]
				if !judged {
					continue
				}
				got := told(s, quantities, i, row.meant)
				sums[row.half].add(got, want)
				if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
					t.Logf("%s %s: want %s, told %q", row.name, s.ID, want, got)
				}
			}
		}
	}
	mentions := mentionsRead(t)
	for _, of := range []map[string]*count{sums, mentions} {
		for half, c := range of {
			if float64(c.right) < leastRight*float64(c.told) {
				t.Errorf("%s: of %d values that are told %d are right", half, c.told, c.right)
			}
		}
	}
	if !sample.All() {
		return // the table covers all folders
	}
	readme.Table(t, "cells read by hand", [][]string{
		sums["tuned"].row("rules made with them in view"), sums["kept"].row("kept apart"),
		sums["forecast tuned"].row("forecasts, rules made with them in view"), sums["forecast kept"].row("forecasts, kept apart"),
		mentions["tuned"].row("names, rules made with them in view"), mentions["kept"].row("names, kept apart"),
	}, "CLAUSEDIFF_REQUIRE=1 go test ./diff/tables -run CellsRead -update")
}

// leastRight is the minimum share of reported values that are right, also for a part of
// the series.
const leastRight = .95

// mentionsRead compares the names in some real series, and their counts in each statement,
// with those of a reader. A wrong count is both false and missed.
func mentionsRead(t *testing.T) map[string]*count {
	t.Helper()
	counted := map[string]map[string]string{}
	for _, c := range tsv.Rows(t, "../../testdata/tables/mentions.tsv") {
		if counted[c[0]] == nil {
			counted[c[0]] = map[string]string{}
		}
		counted[c[0]][c[1]] = c[2]
	}
	sums := map[string]*count{"tuned": {}, "kept": {}}
	names := map[string][]tables.Name{}
	rows := map[string][][]string{} // by folder
	for _, c := range tsv.Rows(t, "../../testdata/tables/names.tsv") {
		rows[c[1]] = append(rows[c[1]], c)
	}
	var judged [][]string
	folders := slices.Sorted(maps.Keys(rows))
	if !sample.All() {
		folders = folders[1:] // the first has fifty reports
	}
	for _, name := range folders {
		judged = append(judged, rows[name]...)
	}
	for _, c := range judged {
		statements := folder(t, c[1])
		if names[c[1]] == nil {
			names[c[1]] = tables.Read(statements).Names()
		}
		pattern := regexp.MustCompile(c[3])
		for i, s := range statements {
			want, read := counted[c[0]][s.ID]
			if !read {
				continue
			}
			n := 0
			for _, name := range names[c[1]] {
				if pattern.MatchString(name.Text) {
					n += name.Mentions[i].Count
				}
			}
			got := fmt.Sprint(n)
			sums[c[2]].add(present(got), present(want))
			if got != want {
				t.Logf("%s %s: want %s, told %s", c[0], s.ID, want, got)
			}
		}
	}
	return sums
}

// present returns a count as a list, which is empty for "0".
func present(n string) []string {
	if n == "0" {
		return nil
	}
	return []string{n}
}

// told returns the values that the tables have for a statement in the selected rows.
func told(s *tree.Statement, quantities []tables.Quantity, i int, meant func(*tables.Quantity) bool) []string {
	var all []string
	for k := range quantities {
		if !meant(&quantities[k]) {
			continue
		}
		for _, v := range quantities[k].Values[i] {
			if d := digits(s.Text[v.Span.Start:v.Span.End]); !slices.Contains(all, d) {
				all = append(all, d)
			}
		}
	}
	return all
}

// digits normalizes a value without the limits before it and the words after a share, which
// a reader does not write down.
func digits(value string) string {
	value = wording.Key(value, tree.English)
	if at := strings.IndexFunc(value, func(r rune) bool { return '0' <= r && r <= '9' || r == '百' }); at > 0 {
		value = value[at:]
	}
	share, _, _ := strings.Cut(value, "годовых")
	return strings.TrimSpace(share)
}

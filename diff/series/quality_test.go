package series_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
	"github.com/clausediff/clausediff/testdata/readme"
	"github.com/clausediff/clausediff/testdata/sample"
	"github.com/clausediff/clausediff/testdata/tsv"
)

var ask = flag.Bool("ask", false, "print what has no label, to be read and labelled")

// judged is a list of omissions judged by a reader, of the statements of a folder from first
// to last. A "kept" list was judged after the rules were made and before they were improved,
// an "unseen" list only after that.
type judged struct{ name, folder, first, last, half string }

// readJudged reads testdata/series/lists.tsv.
func readJudged(t *testing.T) []judged {
	t.Helper()
	var all []judged
	for _, cells := range tsv.Rows(t, "../../testdata/series/lists.tsv") {
		all = append(all, judged{cells[0], cells[1], cells[2], cells[3], cells[4]})
	}
	return all
}

// read reads the statements of a list.
func (j judged) read(t *testing.T) []*tree.Statement {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join("../../../shared", j.folder, "*"))
	var all []*tree.Statement
	for _, name := range files {
		id, _, _ := strings.Cut(filepath.Base(name), ".")
		if id < j.first || id > j.last {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := parse.Any(f, parse.Name(name))
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

// first is the number of omissions per list that are judged.
const first = 30

// TestOmissionsRead compares the first likely omissions of real series with a reader's
// judgements: true, reworded (the newest statement says it in other words) or fragment (cut
// badly). Omissions without a judgement count as false. README.md has the shares.
func TestOmissionsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some hundred documents")
	}
	if _, err := os.Stat("../../../shared"); err != nil {
		t.Skip("no real documents here: ../shared is missing")
	}
	labels := map[string]string{}
	for _, cells := range tsv.Rows(t, "../../testdata/series/omissions.tsv") {
		labels[cells[0]+"\t"+cells[1]] = cells[2]
	}
	type sum struct{ lists, items, right, reworded, fragments, unread int }
	sums := map[string]*sum{"tuned": {}, "kept": {}, "unseen": {}}
	lists := readJudged(t)
	part := sample.Of(lists, 2)
	if goldenfile.Updating(t) || *ask {
		part = lists
	}
	for _, j := range part {
		l := series.Link(j.read(t), nil)
		s := sums[j.half]
		s.lists++
		for k, o := range l.Omissions(finding.Ceremony(l.Statements[0].Lang)) {
			if k == first || o.Ceremonial || o.Certainty < diff.Likely {
				break
			}
			key := j.name + "\t" + labelKey(l, &o)
			s.items++
			switch labels[key] {
			case "true":
				s.right++
			case "reworded":
				s.reworded++
			case "fragment":
				s.fragments++
			default:
				s.unread++
				if *ask {
					fmt.Printf("%s\t?\t%s\n", key, o.Text)
				}
			}
		}
	}
	var rows [][]string
	for _, half := range []string{"tuned", "kept", "unseen"} {
		s := sums[half]
		if s.items > 0 && float64(s.right) < leastRight*float64(s.items) {
			t.Errorf("%s: %d omissions of %d are right", half, s.right, s.items)
		}
		rows = append(rows, []string{half, fmt.Sprint(s.lists), fmt.Sprint(s.items), share(s.right, s.items), fmt.Sprint(s.reworded), fmt.Sprint(s.fragments), fmt.Sprint(s.unread)})
	}
	if len(part) < len(lists) {
		return // the table covers all lists
	}
	readme.Table(t, "omissions read", rows, "go test ./diff/series -run TestOmissionsRead -update")
}

// leastRight is the minimum share of omissions that are right, also for part of the lists.
const leastRight = .6

// labelKey identifies an omission: a formula by its words, a clause by its place.
func labelKey(l *series.Lineage, o *series.Omission) string {
	if o.Formula != nil {
		return o.Formula.ID
	}
	return l.Statements[o.Last.Statement].ID + ":" + string(o.Last.Clause.Locator)
}

// share formats a share as in README.md.
func share(n, of int) string {
	if n == of {
		return "1.00"
	}
	return strings.TrimPrefix(fmt.Sprintf("%.2f", float64(n)/float64(of)), "0")
}

// A change that analysts wrote about is among the first twelve likely omissions or the first
// twelve possible ones.
func TestPublishedChanges(t *testing.T) {
	if _, err := os.Stat("../../../shared"); err != nil || testing.Short() {
		t.Skip("reads real documents of ../shared")
	}
	for _, cells := range sample.Of(tsv.Rows(t, "../../testdata/series/published.tsv"), 2) {
		j := judged{folder: cells[0], first: cells[1], last: cells[2]}
		l := series.Link(j.read(t), nil)
		before, first := map[diff.Certainty]int{}, false // omissions before it
		for _, o := range l.Omissions(finding.Ceremony(l.Statements[0].Lang)) {
			if strings.Contains(o.Text, cells[3]) && before[o.Certainty] < 12 {
				first = true
			}
			before[o.Certainty]++
		}
		if !first {
			t.Errorf("%s up to %s: %q is not one of the first twelve", cells[0], cells[2], cells[3])
		}
	}
}

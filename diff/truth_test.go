package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/testdata/tsv"
)

const specimens = "../testdata/corpus"

// truthLink is one line of a truth file.
type truthLink struct {
	level, kind, flags string
	old, new           []string
}

func readTruth(t *testing.T, file string) []truthLink {
	t.Helper()
	var links []truthLink
	for _, fields := range tsv.Rows(t, file)[1:] { // without the header
		links = append(links, truthLink{
			level: fields[0], kind: fields[1], flags: fields[2],
			old: locatorList(fields[3]), new: locatorList(fields[4]),
		})
	}
	return links
}

func locatorList(field string) []string {
	if field == "-" {
		return nil
	}
	return strings.Fields(field)
}

// score counts pairs of nodes that are linked.
type score struct{ right, found, true int }

func (s score) precision() float64 { return float64(s.right) / float64(max(s.found, 1)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(s.true, 1)) }
func (s score) f1() float64 {
	return 2 * float64(s.right) / float64(max(s.found+s.true, 1))
}

// TestQualityOnSpecimens compares the links of the specimen statements with
// what was written down for them, pair of nodes by pair of nodes. Run it with
// -v for the table.
func TestQualityOnSpecimens(t *testing.T) {
	floors := map[string]float64{"sentence": 0.93, "clause": 0.93}
	total := map[string]score{}
	t.Logf("%-12s %-9s %9s %9s %9s", "pair", "level", "precision", "recall", "F1")
	for _, years := range [][2]string{{"2021", "2022"}, {"2022", "2023"}, {"2023", "2024"}, {"2021", "2023"}} {
		old := read(t, specimens+"/zh/"+years[0]+".html")
		new := read(t, specimens+"/zh/"+years[1]+".html")
		r := diff.Compare(old, new)
		checkInvariants(t, r)
		truth := readTruth(t, fmt.Sprintf("%s/truth/zh-%s-%s.tsv", specimens, years[0], years[1]))
		for level, s := range compareLinks(t, truth, r) {
			t.Logf("%s-%s    %-9s %9.3f %9.3f %9.3f", years[0], years[1], level, s.precision(), s.recall(), s.f1())
			sum := total[level]
			total[level] = score{sum.right + s.right, sum.found + s.found, sum.true + s.true}
		}
	}
	for level, floor := range floors {
		s := total[level]
		t.Logf("%-12s %-9s %9.3f %9.3f %9.3f", "all", level, s.precision(), s.recall(), s.f1())
		if s.f1() < floor {
			t.Errorf("%s links: F1 %.3f is below %.2f", level, s.f1(), floor)
		}
	}
}

func compareLinks(t *testing.T, truth []truthLink, r *diff.Result) map[string]score {
	t.Helper()
	want := map[string]bool{}
	for _, l := range truth {
		for _, o := range l.old {
			for _, n := range l.new {
				want[l.level+" "+o+" → "+n] = true
			}
		}
	}
	scores := map[string]score{}
	got := map[string]string{}
	for _, l := range r.Links {
		for _, o := range l.Old {
			for _, n := range l.New {
				got[l.Level.String()+" "+string(o.Locator)+" → "+string(n.Locator)] = l.Certainty.String()
			}
		}
	}
	for pair, certainty := range got {
		level, _, _ := strings.Cut(pair, " ")
		s := scores[level]
		s.found++
		if want[pair] {
			s.right++
		} else {
			t.Logf("not in the truth: %s (%s)", pair, certainty)
		}
		scores[level] = s
	}
	for pair := range want {
		level, _, _ := strings.Cut(pair, " ")
		s := scores[level]
		s.true++
		if _, ok := got[pair]; !ok {
			t.Logf("missed: %s", pair)
		}
		scores[level] = s
	}
	return scores
}

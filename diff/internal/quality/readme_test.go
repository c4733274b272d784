package quality

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/testdata/readme"
)

// updateCommand writes them.
const updateCommand = "go test ./diff/internal/quality -run Quality -update"

// fraction prints a share as the README does: .994, 1.000.
func fraction(x float64) string { return strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0") }

// readmeKinds are the rows of the README's tables of judged links, and what is in
// them.
var readmeKinds = [][2]string{
	{"English joint statements, tuned on", "en-joint sentence tune"},
	{"English joint statements, others", "en-joint sentence report"},
	{"English central-bank statements, tuned on", "fomc-en sentence tune"},
	{"English central-bank statements, others", "fomc-en sentence report"},
	{"Russian central-bank releases, tuned on", "ru sentence tune"},
	{"Russian central-bank releases, others", "ru sentence report"},
	{"Chinese work reports, tuned on", "work-report-zh sentence tune"},
	{"Chinese work reports, others", "work-report-zh sentence report"},
	{"Chinese resolutions, clauses, tuned on", "npc-resolution-zh clause tune"},
	{"Chinese resolutions, clauses, others", "npc-resolution-zh clause report"},
	{"Chinese laws, tuned on", "zh-laws sentence tune"},
	{"Chinese laws, others", "zh-laws sentence report"},
	{"Chinese notices, tuned on", "zh-notices sentence tune"},
	{"Chinese notices, others", "zh-notices sentence report"},
	{"specimens, sentences", "specimens sentence all"},
	{"specimens, clauses", "specimens clause all"},
}

// checkReadmeGold holds the README's tables of judged links against what was
// measured.
func checkReadmeGold(t *testing.T, rows map[string]*goldRow) {
	t.Helper()
	var links, tiers [][]string
	for _, r := range readmeKinds {
		g := rows[r[1]]
		if g == nil {
			t.Logf("README.md is not checked: there is no document of %q", r[1])
			return
		}
		all := g.links["+possible"]
		row := []string{r[0], fmt.Sprint(all.True)}
		for _, x := range []float64{all.P(), all.R(), all.F1(), g.links["ours"].F1(), g.links["difflib"].F1(), g.links["Dice"].F1()} {
			row = append(row, fraction(x))
		}
		links = append(links, row)
		row = []string{r[0]}
		for _, s := range []Score{g.tiers[diff.Certain], g.tiers[diff.Likely], g.tiers[diff.Possible], g.dropped, g.added} {
			row = append(row, fmt.Sprintf("%d of %d", s.Right, s.Found))
		}
		tiers = append(tiers, append(row, fmt.Sprintf("%d of %d", g.dropped.Right, g.dropped.True)))
	}
	readme.Table(t, "judged links", links, updateCommand)
	readme.Table(t, "right among what is called", tiers, updateCommand)
}

// checkReadmeSeeded does the same for seeded edits; sets are the columns.
func checkReadmeSeeded(t *testing.T, sets []*tally) {
	t.Helper()
	rows := [][]string{{"kept, reworded or set in other type"}, {"moved, and marked so"}, {"moved and reworded, and marked so"}, {"marks of moves that are false"}}
	for _, y := range sets {
		var carried share
		for _, o := range []Operation{Keep, Reword, Retype} {
			s := y.share(string(o), "ours")
			carried.right += s.right
			carried.all += s.all
		}
		for i, x := range []float64{carried.value(), y.moved[Move].value(), y.moved[MoveReword].value()} {
			rows[i] = append(rows[i], fraction(x))
		}
		rows[3] = append(rows[3], fmt.Sprintf("%d of %d", y.marked.False(), y.marked.Found))
	}
	readme.Table(t, "new sentences with the right source", rows, "CLAUSEDIFF_REQUIRE=1 "+updateCommand)
}

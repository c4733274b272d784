package quality

import (
	"flag"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Of the report halves nothing is listed: nobody should fit the method to them.
var mistakes = flag.Bool("mistakes", false, "list the false and the missed pairs of the tune halves")

// listMistakes logs the pairs that are false, with their certainty, and those
// that are missed.
func (j *judged) listMistakes(t *testing.T, r *diff.Result) {
	t.Helper()
	if j.half != "tune" {
		return
	}
	name := j.kind + " " + j.old.ID + " → " + j.new.ID
	for _, l := range r.At(j.level) {
		found := Pairs{}
		found.product(l.Old, l.New)
		for _, p := range sortedPairs(touching(j.old, j.new, found)) {
			if j.truth.counts(p) && !j.truth.Pairs[p] {
				t.Logf("%s: false, %s %.2f%s", name, l.Certainty, l.Score, j.show(p))
			}
		}
	}
	found := touching(j.old, j.new, Linked(r, j.level, diff.Possible, diff.Certain))
	for _, p := range sortedPairs(j.truth.Pairs) {
		if j.truth.counts(p) && !found[p] {
			t.Logf("%s: missed%s", name, j.show(p))
		}
	}
}

func (j *judged) show(p Pair) string {
	return "\n  " + j.old.show(p.Old) + "\n  " + j.new.show(p.New)
}

// show returns the nodes that touch a unit, with their locators.
func (d *document) show(unit string) string {
	var parts []string
	for _, locator := range sortedKeys(d.touch) {
		if slices.Contains(d.touch[locator], unit) {
			parts = append(parts, locator+" "+d.TextOf(d.At(tree.Locator(locator))))
		}
	}
	return unit + " " + strings.Join(parts, " | ")
}

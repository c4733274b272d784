package quality

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// saidFloors: of what is dropped or added and told to be said somewhere, in part or
// whole, the least share of which a reader linked it with that place or found that
// debatable, by kind.
var saidFloors = map[string]float64{"en-joint": .60, "ru": .50}

// nearestFloors: the same of the places that are only told to be the nearest.
var nearestFloors = map[string]float64{"en-joint": .42, "ru": .30}

// TestQualityNearest looks whether what is said to stand somewhere stands there.
func TestQualityNearest(t *testing.T) {
	said, nearest := map[string]*share{}, map[string]*share{}
	for _, j := range goldSets(t) {
		if j.level != diff.LevelSentence || j.truth.Listed != nil {
			continue
		}
		if said[j.kind] == nil {
			said[j.kind], nearest[j.kind] = &share{}, &share{}
		}
		for _, l := range diff.Compare(j.old.Statement, j.new.Statement).At(j.level) {
			if l.Nearest == nil || len(l.Old) > 0 && j.old.out[string(l.Old[0].Locator)] || len(l.New) > 0 && j.new.out[string(l.New[0].Locator)] {
				continue
			}
			of := said
			if l.Nearest.Said() == "nearest" {
				of = nearest
			}
			of[j.kind].count(j.stands(l))
		}
	}
	b := &table{}
	b.row("of what is dropped or added", "said elsewhere or in part", "right", "nearest", "right")
	for _, kind := range sortedKeys(said) {
		b.row(kind, said[kind].all, said[kind].value(), nearest[kind].all, nearest[kind].value())
		if f, ok := saidFloors[kind]; ok && said[kind].value() < f {
			t.Errorf("%s: %.3f of what is said to stand somewhere stands there, less than %.3f", kind, said[kind].value(), f)
		}
	}
	for kind, f := range nearestFloors {
		if s := nearest[kind]; s != nil && s.value() < f {
			t.Errorf("%s: %.3f of the nearest places are right, less than %.3f", kind, s.value(), f)
		}
	}
	t.Logf("%v", b)
}

// stands reports whether a reader linked what is dropped or added with its nearest
// place, or found that debatable.
func (j *judged) stands(l *diff.Link) bool {
	place := func(d *document) string {
		n := l.Nearest.Node
		for _, s := range d.Nodes(tree.KindSentence) {
			if s.Span.Start <= n.Span.Start && n.Span.End <= s.Span.End {
				return string(s.Locator)
			}
		}
		return ""
	}
	p := Pair{}
	if len(l.Old) > 0 {
		p = Pair{string(l.Old[0].Locator), place(j.new)}
	} else {
		p = Pair{place(j.old), string(l.New[0].Locator)}
	}
	for q := range touching(j.old, j.new, Pairs{p: true}) {
		if j.truth.Pairs[q] || j.truth.Disputed[q] {
			return true
		}
	}
	return false
}
